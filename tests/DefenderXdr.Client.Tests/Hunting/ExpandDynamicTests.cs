using DefenderXdr.Json;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Hunting;

/// <summary>Dynamic columns as what their JSON says.</summary>
public sealed class ExpandDynamicTests
{
    [Theory]
    [InlineData("Object", false)]
    [InlineData("dynamic", false)]
    [InlineData("Object", true)]
    public async Task Objects_and_arrays_are_values_also_where_they_are_written_as_text(string type, bool schemaLast)
    {
        const string Rows = """[{"d":{"a":[1,{"b":null},"2024-01-01T00:00:00Z"],"c":1.5}},{"d":"{\"a\":[1,{\"b\":null},\"2024-01-01T00:00:00Z\"],\"c\":1.5}"},{"d":" [ true ]\n"}]""";
        var schema = $$"""[{"name":"d","type":"{{type}}"}]""";
        var rows = await RunAsync(schemaLast ? $$"""{"results":{{Rows}},"schema":{{schema}}}""" : $$"""{"schema":{{schema}},"results":{{Rows}}}""");

        foreach (var row in rows.Take(2))
        {
            var members = Assert.IsAssignableFrom<IDictionary<string, object?>>(row["d"]);
            Assert.Equal(["a", "c"], members.Keys);
            Assert.Equal(1.5, members["C"]);
            var items = Assert.IsType<object?[]>(members["a"]);
            Assert.Equal([1L, "2024-01-01T00:00:00Z"], [items[0], items[2]]);
            Assert.Null(Assert.IsAssignableFrom<IDictionary<string, object?>>(items[1])["b"]);
        }
        Assert.Equal([true], Assert.IsType<object?[]>(rows[2]["d"]));
    }

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"text\"", "text")]
    [InlineData("\"5\"", "5")]
    [InlineData("\"null\"", "null")]
    [InlineData("\"{\"", "{")]
    [InlineData("\"{} more\"", "{} more")]
    [InlineData("\"[1,]\"", "[1,]")]
    [InlineData("\"{'a':1}\"", "{'a':1}")]
    [InlineData("5", 5L)]
    [InlineData("2.5", 2.5)]
    [InlineData("true", true)]
    [InlineData("null", null)]
    public async Task What_is_no_object_or_array_stays_what_it_is(string json, object? expected)
    {
        var row = Assert.Single(await RunAsync($$"""{"schema":[{"name":"d","type":"Object"}],"results":[{"d":{{json}}}]}"""));
        Assert.Equal(expected, row["d"]);
    }

    [Fact]
    public async Task More_levels_than_anybody_reads_stay_text()
    {
        var deep = new string('[', 1000) + new string(']', 1000);
        var rows = await RunAsync($$"""{"schema":[{"name":"d","type":"Object"}],"results":[{"d":{{deep}}},{"d":"{{deep}}"},{"d":[1]}]}""");
        Assert.Equal([deep, deep], rows.Take(2).Select(row => row["d"]));
        Assert.Equal([1L], Assert.IsType<object?[]>(rows[2]["d"]));
    }

    [Fact]
    public async Task Other_columns_and_other_queries_are_as_they_were()
    {
        const string Body = """{"schema":[{"name":"d","type":"Object"},{"name":"s","type":"String"}],"results":[{"d":{"a":1},"s":"{}"}]}""";
        Assert.Equal("{}", Assert.Single(await RunAsync(Body))["s"]);
        Assert.Equal("""{"a":1}""", Assert.Single(await RunAsync(Body, expand: false))["d"]);
    }

    [Fact]
    public void Where_no_types_are_made_it_is_the_same()
    {
        var row = new HuntingValuesRow(new HuntingSchema([("d", "Object")], expandDynamic: true));
        using var tokens = new JsonTokens(new StringReader("""{"d":"[1]"}"""), JsonNames.Shared);
        Assert.True(tokens.Read() && tokens.Read() && tokens.ReadCell() && row.Read(0, tokens));
        Assert.Equal([1L], Assert.IsType<object?[]>(row.Get(0)));
    }

    private static async Task<List<HuntingRow>> RunAsync(string body, bool expand = true)
    {
        await using var server = new LoopbackServer(Answer.Json(body));
        return await TestClient.Create(server).Hunting.RunAsync(new HuntingQuery { Text = "T", ExpandDynamic = expand }, DefenderApi.Graph).ToListAsync();
    }
}
