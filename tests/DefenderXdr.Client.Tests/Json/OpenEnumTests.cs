using DefenderXdr.Json;

namespace DefenderXdr.Tests.Json;

public sealed class OpenEnumTests
{
    private static OpenEnum Words() => new OpenEnum("Unknown", "InProgress", "NotMalicious").Alias("NotMalicious", "Clean", "Benign");

    [Theory]
    [InlineData("InProgress", "InProgress", false)]
    [InlineData("inProgress", "InProgress", false)]
    [InlineData("INPROGRESS", "InProgress", false)]
    [InlineData("clean", "NotMalicious", true)]
    [InlineData("Benign", "NotMalicious", true)]
    [InlineData("notMalicious", "NotMalicious", false)]
    [InlineData("brandNewWord", "brandNewWord", false)]
    [InlineData("unknownFutureValue", "unknownFutureValue", false)]
    [InlineData("", "", false)]
    [InlineData(" InProgress", " InProgress", false)]
    public void A_known_word_has_one_spelling_and_an_unknown_one_its_own(string wire, string word, bool renamed)
    {
        Assert.Equal(word, Words().Normalize(wire, out var was));
        Assert.Equal(renamed, was);
    }

    [Theory]
    [InlineData("inprogress", "inProgress", "InProgress")]
    [InlineData("Clean", "notMalicious", "Clean")]
    [InlineData("NotMalicious", "notMalicious", "Clean")]
    [InlineData("BrandNew", "brandNew", "BrandNew")]
    [InlineData("", "", "")]
    public void Each_API_is_sent_its_own_spelling(string word, string graph, string older)
    {
        Assert.Equal(graph, Words().ToGraph(word));
        Assert.Equal(older, Words().ToLegacy(word));
    }

    [Fact]
    public void A_wanted_word_matches_in_any_spelling()
    {
        Assert.True(Words().Matches("NotMalicious", ["clean"]));
        Assert.True(Words().Matches("anything", []));
        Assert.True(Words().Matches(null, []));
        Assert.False(Words().Matches(null, ["Unknown"]));
        Assert.False(Words().Matches("InProgress", ["Unknown", "Clean"]));
        Assert.True(Words().Matches("brandNew", ["BrandNew"]));
    }
}
