using DefenderXdr.Json;

namespace DefenderXdr.Tests.Json;

public sealed class JsonTextsTests
{
    [Fact]
    public void A_value_that_comes_again_is_the_same_string()
    {
        var texts = new JsonTexts();

        var first = texts.Get("xMicrosoftDefenderx".ToCharArray(), 1, 17);

        Assert.Equal("MicrosoftDefender", first);
        Assert.Same(first, texts.Get("MicrosoftDefender".ToCharArray(), 0, 17));
    }

    [Fact]
    public void However_many_values_there_are_and_however_alike_each_is_itself()
    {
        var texts = new JsonTexts();
        for (var round = 0; round < 2; round++)
            for (var n = 0; n < 30_000; n++)
            {
                // Their ends and middles are alike, which is what the table looks at.
                var text = $"a{n % 10}a{n}a-a{n / 7}a{new string('a', n % 70)}";
                Assert.Equal(text, texts.Get(text.ToCharArray(), 0, text.Length));
            }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("abc")]
    public void A_short_value_is_itself(string text) => Assert.Equal(text, new JsonTexts().Get(text.ToCharArray(), 0, text.Length));
}
