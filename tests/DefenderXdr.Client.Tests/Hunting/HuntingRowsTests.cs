using System.Globalization;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Hunting;

/// <summary>Answers of the hunting endpoints, over a socket, as rows.</summary>
public sealed class HuntingRowsTests
{
    [Theory]
    [InlineData("schema", "results", "name", "type")]
    [InlineData("Schema", "Results", "Name", "Type")]
    [InlineData("SCHEMA", "RESULTS", "NAME", "TYPE")]
    public async Task Either_spelling_is_read_in_either_order(string schema, string results, string name, string type)
    {
        var columns = $$"""[{"{{name}}":"n","{{type}}":"Int64"},{"{{type}}":"String","{{name}}":"s"}]""";
        const string Rows = """[{"n":1,"s":"a"},{"s":"b","n":2}]""";

        foreach (var body in new[]
        {
            $$"""{"{{schema}}":{{columns}},"{{results}}":{{Rows}}}""",
            $$"""{"Stats":{"a":[1]},"{{results}}":{{Rows}},"more":null,"{{schema}}":{{columns}},"last":{} }""",
        })
        {
            var rows = await RunAsync(body);

            Assert.Equal([[1L, "a"], [2L, "b"]], rows.Select(r => r.Values.ToArray()));
            Assert.Equal(["n: Int64", "s: String"], rows[0].Schema.Columns.Select(c => c.ToString()));
            Assert.Same(rows[0].Schema, rows[1].Schema);
        }
    }

    [Fact]
    public async Task A_row_may_lack_columns_or_have_more()
    {
        var rows = await RunAsync("""{"schema":[{"name":"a","type":"String"},{"name":"b","type":"Int64"}],"results":[{},{"b":null,"c":{"x":[1]},"a":"1"}]}""");

        Assert.Equal([null, null], rows[0].Values);
        Assert.Equal(["1", null], rows[1].Values.Take(2));
        Assert.Null(rows[1]["c"]);
    }

    [Fact]
    public async Task No_rows_are_no_rows()
    {
        Assert.Empty(await RunAsync("""{"schema":[{"name":"a","type":"String"}],"results":[]}"""));
        Assert.Empty(await RunAsync("""{"results":[],"schema":[{"name":"a","type":"String"}]}"""));
        Assert.Empty(await RunAsync("""{"schema":[],"results":null}"""));
    }

    [Fact]
    public async Task The_columns_are_told_even_when_there_are_no_rows()
    {
        var events = new RecordingEvents();
        await using var server = new LoopbackServer(Answer.Json("""{"schema":[{"name":"DeviceName","type":"String"}],"results":[]}"""));

        await TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Graph, events).ToListAsync();

        Assert.Contains(events.VerboseLines, line => line.Contains("DeviceName: String", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Columns_without_a_name_or_with_the_same_one_are_told_apart()
    {
        var rows = await RunAsync(
            """
            {"schema":[{"name":"id","type":"Int64"},{"name":"ID","type":"Int64"},{"name":"","type":"String"},{"type":"String"},{"name":"id","type":"Int64"},{"name":"id1","type":"Int64"}],
             "results":[{"id":1,"ID":2,"":"empty","id1":4}]}
            """);

        var names = rows[0].Schema.Columns.Select(c => c.Name).ToArray();
        Assert.Equal(6, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.NotEmpty(name));
        Assert.Equal([1L, 2L, "empty"], rows[0].Values.Take(3));
        Assert.Equal(4L, rows[0].Values[5]);
        for (var i = 0; i < names.Length; i++) Assert.Equal(i, rows[0].Schema.IndexOf(names[i].ToUpperInvariant()));
    }

    [Fact]
    public async Task Values_are_of_their_column_s_type()
    {
        var row = Assert.Single(await RunAsync(
            """
            {"schema":[{"name":"time","type":"DateTime"},{"name":"long","type":"Int64"},{"name":"int","type":"Int32"},{"name":"real","type":"Double"},
                       {"name":"flag","type":"SByte"},{"name":"off","type":"SByte"},{"name":"text","type":"String"},{"name":"json","type":"Object"},{"name":"guid","type":"Guid"}],
             "results":[{"time":"2020-08-30T06:38:35.7664356Z","long":9007199254740993,"int":5,"real":2,"flag":1,"off":0,
                         "text":"2020-08-30T06:38:35Z","json":{"a":[1,"2020-08-30T06:38:35Z",null]},"guid":"c0a1e5c0-7e4a-4c1d-9d4b-6f1f0c0de001"}]}
            """));

        Assert.Equal(DateTime.Parse("2020-08-30T06:38:35.7664356Z", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal), row["time"]);
        Assert.Equal(DateTimeKind.Utc, Assert.IsType<DateTime>(row["time"]).Kind);
        Assert.Equal(9007199254740993L, row["long"]);
        Assert.Equal(5, row["int"]);
        Assert.Equal(2.0, Assert.IsType<double>(row["real"]));
        Assert.Equal(true, row["flag"]);
        Assert.Equal(false, row["off"]);
        Assert.Equal("2020-08-30T06:38:35Z", row["text"]);
        Assert.Equal("""{"a":[1,"2020-08-30T06:38:35Z",null]}""", row["json"]);
        Assert.Equal(Guid.Parse("c0a1e5c0-7e4a-4c1d-9d4b-6f1f0c0de001"), row["guid"]);
    }

    [Fact]
    public async Task A_row_says_its_columns_and_values()
    {
        var row = Assert.Single(await RunAsync("""{"schema":[{"name":"a","type":"String"},{"name":"b","type":"Int64"}],"results":[{"a":"x","b":2}]}"""));

        Assert.Equal("a=x; b=2", row.ToString());
        Assert.Null(row["none"]);
        Assert.Equal("x", row["A"]);
    }

    private static async Task<List<HuntingRow>> RunAsync(string body)
    {
        await using var server = new LoopbackServer(Answer.Json(body));
        return await TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Graph).ToListAsync();
    }
}
