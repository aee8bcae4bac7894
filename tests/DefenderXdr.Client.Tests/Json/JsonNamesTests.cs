using DefenderXdr.Json;

namespace DefenderXdr.Tests.Json;

public sealed class JsonNamesTests
{
    [Fact]
    public void A_name_that_comes_again_is_the_same_string()
    {
        var names = new JsonNames();

        var first = names.Get("xincidentIdx".ToCharArray(), 1, 10);

        Assert.Equal("incidentId", first.Text);
        Assert.Same(first, names.Get("incidentId".ToCharArray(), 0, 10));
        Assert.NotSame(first, names.Get("incidentid".ToCharArray(), 0, 10));
    }

    [Fact]
    public void However_many_names_there_are_each_is_itself()
    {
        var names = new JsonNames();
        for (var round = 0; round < 2; round++)
            for (var n = 0; n < 20_000; n++)
            {
                var name = $"Column{n}";
                Assert.Equal(name, names.Get(name.ToCharArray(), 0, name.Length).Text);
            }
    }

    [Fact]
    public void An_empty_name_is_a_name() => Assert.Equal("", new JsonNames().Get([], 0, 0).Text);
}
