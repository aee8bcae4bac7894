using DefenderXdr.Json;

namespace DefenderXdr.Tests.Requests;

/// <summary>How a user's values become part of a query, a header or a body.</summary>
public sealed class RequestQueryTests
{
    private static readonly Uri Place = new("https://graph.microsoft.com/v1.0/security/incidents");

    public static TheoryData<object?, string?> Values => new()
    {
        { "O'Brien & Söhne #1 +?", "O'Brien & Söhne #1 +?" },
        { 5, "5" },
        { 1.5, "1.5" },
        { true, "true" },
        { new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(2)), "2026-11-21T06:00:00.0000000Z" },
        { new DateTime(2026, 11, 21, 8, 0, 0, DateTimeKind.Utc), "2026-11-21T08:00:00.0000000Z" },
        { new object[] { "id", "title" }, "id,title" },
        { "", "" },
        { null, null },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_arrives_as_it_was_meant(object? value, string? expected)
    {
        var address = RequestQuery.Add(Place, [new("$x", value)]);

        Assert.Equal(expected, RequestQuery.Value(address, "$x"));
        Assert.Equal(expected is null ? "" : $"?$x={Uri.EscapeDataString(expected)}", address.Query);
    }

    [Theory]
    [InlineData("", "?a=1&b=2")]
    [InlineData("?", "?a=1&b=2")]
    [InlineData("?$top=5", "?$top=5&a=1&b=2")]
    public void Parameters_are_added_to_those_of_the_path(string query, string expected) =>
        Assert.Equal(expected, RequestQuery.Add(new Uri(Place + query), [new("a", 1), new("b", 2)]).Query);

    [Fact]
    public void A_parameter_that_comes_twice_is_refused() => Assert.Equal(ErrorIds.InvalidParameter,
        Assert.Throws<DefenderException>(() => RequestQuery.Add(new Uri(Place + "?%24TOP=5"), [new("$top", 1)])).ErrorId);

    [Fact]
    public void What_is_shown_of_an_address_has_no_values()
    {
        Assert.Equal($"{Place}?$filter=…&k=…&flag=…", RequestQuery.WithoutValues(new Uri(Place + "?$filter=secret&k=v=w&flag")));
        Assert.Equal($"{Place}", RequestQuery.WithoutValues(Place));
    }

    [Fact]
    public void One_parameter_is_set_and_the_others_stay()
    {
        Assert.Equal("?$top=5&$skip=10", RequestQuery.With(new Uri(Place + "?$top=5&$skip=5"), "$skip", "10").Query);
        Assert.Equal("?$skip=10", RequestQuery.With(Place, "$skip", "10").Query);
    }

    [Theory]
    [InlineData("Authorization", "Bearer x")]
    [InlineData("authorization", "Bearer x")]
    [InlineData("Content-Type", "text/plain")]
    [InlineData("Host", "example.com")]
    [InlineData("X-Two\r\nAuthorization", "x")]
    [InlineData("X-Line", "a\r\nAuthorization: x")]
    [InlineData("", "x")]
    [InlineData("X Y", "x")]
    public void A_header_that_is_none_of_the_caller_s_is_refused(string name, string value) =>
        Assert.Equal(ErrorIds.InvalidParameter, Assert.Throws<DefenderException>(() => RequestHeaders.Check([new(name, value)])).ErrorId);

    [Fact]
    public void Plain_values_become_JSON()
    {
        var value = new Dictionary<string, object?>
        {
            ["text"] = "a\"b",
            ["none"] = null,
            ["list"] = new object?[] { 1, 2.5, true, new Dictionary<string, object?> { ["deep"] = Array.Empty<object>() } },
            ["time"] = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            ["word"] = DefenderApi.Graph,
        };

        Assert.Equal("""{"text":"a\"b","none":null,"list":[1,2.5,true,{"deep":[]}],"time":"2026-01-02T03:04:05.0000000Z","word":"Graph"}""", JsonText.Of(value));
    }

    [Fact]
    public void A_value_that_holds_itself_is_refused()
    {
        var loop = new List<object?>();
        loop.Add(loop);

        Assert.Equal(ErrorIds.InvalidParameter, Assert.Throws<DefenderException>(() => JsonText.Of(loop)).ErrorId);
    }
}
