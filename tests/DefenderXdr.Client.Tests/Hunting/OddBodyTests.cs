using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Hunting;

/// <summary>Bodies as no service should send them, and what becomes of them.</summary>
public sealed class OddBodyTests
{
    [Theory]
    [InlineData("""{"schema":[{"name":"a","type":"Int64"}],"results":[{"a":1},{"a":2}""")]
    [InlineData("""{"Schema":[{"Name":"a","Type":"Int64"}],"Results":[{"a":1},{"a":2},""")]
    [InlineData("""{"schema":[{"name":"a","type":"Int64"}],"results":[{"a":1},{"a":2}]""")]
    [InlineData("""{"schema":[{"name":"a","type":"Int64"}],"results":[{"a":1},{"a":2},{"a":3""")]
    [InlineData("""{"schema":[{"name":"a","type":"Int64"}],"results":[{"a":1},{"a":2},{"a" 3}]}""")]
    [InlineData("""{"schema":[{"name":"a","type":"Int64"}],"results":[{"a":1},{"a":2},5]}""")]
    public async Task A_body_that_breaks_off_gives_its_rows_and_then_the_error(string body)
    {
        var (rows, error) = await DrainAsync(Answer.Json(body));

        Assert.Equal([1L, 2L], rows.Select(row => row["a"]));
        Assert.Equal(ErrorIds.ResponseTruncated, Assert.IsAssignableFrom<DefenderException>(error).ErrorId);
    }

    [Theory]
    [InlineData("""{"results":[{"a":1},{"a":2}],"schema":[{"name":"a","ty""")]
    [InlineData("""{"Results":[{"a":1},{"a":2}]""")]
    public async Task Rows_that_no_schema_followed_are_none(string body)
    {
        var (rows, error) = await DrainAsync(Answer.Json(body));

        Assert.Empty(rows);
        Assert.Equal(ErrorIds.ResponseTruncated, Assert.IsAssignableFrom<DefenderException>(error).ErrorId);
    }

    [Theory]
    [InlineData("""{"Results":[{"a":1,"b":"x"},{"b":"y"}],"Schema":[{"Name":"a","Type":"Int64"},{"Name":"b","Type":"String"}]}""")]
    [InlineData("""{"results":[{"a":1,"b":"x"},{"b":"y"}],"@odata.context":"c","schema":[{"name":"a","type":"Int64"},{"name":"b","type":"String"}]}""")]
    public async Task Rows_before_the_schema_are_rows_also_when_they_come_in_pieces(string body)
    {
        var answer = Answer.Chunked();
        foreach (var letter in body) answer.Chunk(letter.ToString());
        var (rows, error) = await DrainAsync(answer.LastChunk());

        Assert.Null(error);
        Assert.Equal([[1L, "x"], [null, "y"]], rows.Select(row => row.Values.ToArray()));
    }

    [Fact]
    public async Task Without_columns_rows_have_what_they_bring()
    {
        var (rows, error) = await DrainAsync(Answer.Json("""{"schema":[],"results":[{},{"a":1},{}]}"""));

        Assert.Null(error);
        Assert.Empty(rows[0].Values);
        Assert.Equal(1L, Assert.IsAssignableFrom<IDictionary<string, object?>>(rows[1]["AdditionalProperties"])["a"]);
        Assert.Equal([null], rows[2].Values);
        Assert.Equal(["ConnectionName", "TenantId"], rows[0].GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0).Select(property => property.Name));
    }

    [Fact]
    public async Task Rows_with_fewer_and_with_more_members_than_columns_follow_each_other()
    {
        var (rows, error) = await DrainAsync(Answer.Json(
            """{"schema":[{"name":"a","type":"Int64"},{"name":"b","type":"Int64"}],"results":[{"b":1},{"a":2,"b":3,"c":4},{},{"c":5,"b":6}]}"""));

        Assert.Null(error);
        Assert.Equal([null, 2L, null, null], rows.Select(row => row["a"]));
        Assert.Equal([1L, 3L, null, 6L], rows.Select(row => row["b"]));
        Assert.Equal([null, 4L, null, 5L], rows.Select(row => (row["AdditionalProperties"] as IDictionary<string, object?>)?["c"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Twenty_megabytes_in_a_cell_are_a_value(bool schemaFirst)
    {
        var text = new string('x', 20_000_000);
        const string Schema = "\"schema\":[{\"name\":\"s\",\"type\":\"String\"},{\"name\":\"d\",\"type\":\"Object\"},{\"name\":\"n\",\"type\":\"Int64\"}]";
        var results = $$"""
            "results":[{"s":"{{text}}","n":1},{"d":{"deep":["{{text}}"]},"n":2},{"s":"short","n":3}]
            """;
        var (rows, error) = await DrainAsync(Answer.Json(schemaFirst ? $"{{{Schema},{results}}}" : $"{{{results},{Schema}}}"));

        Assert.Null(error);
        Assert.Equal(text, rows[0]["s"]);
        Assert.Equal($"{{\"deep\":[\"{text}\"]}}", rows[1]["d"]);
        Assert.Equal("short", rows[2]["s"]);
        Assert.Equal([1L, 2L, 3L], rows.Select(row => row["n"]));
    }

    [Fact]
    public async Task A_thousand_columns_of_every_type_are_typed_properties()
    {
        string[] types = ["Int64", "String", "DateTime", "SByte", "Double", "Guid", "TimeSpan", "Decimal", "Object", "Int32"];
        string[] cells = ["7", "\"x\"", "\"2024-03-26T09:39:50Z\"", "1", "1.5", "\"c0a1e5c0-7e4a-4c1d-9d4b-6f1f0c0de001\"", "\"00:01:00\"", "2.50", "[1]", "5"];
        object[] values = [7L, "x", new DateTime(2024, 3, 26, 9, 39, 50, DateTimeKind.Utc), true, 1.5, Guid.Parse("c0a1e5c0-7e4a-4c1d-9d4b-6f1f0c0de001"), TimeSpan.FromMinutes(1), 2.50m, "[1]", 5];
        var columns = string.Join(',', Enumerable.Range(0, 1000).Select(i => $$"""{"name":"c{{i}}","type":"{{types[i % 10]}}"}"""));
        var row = string.Join(',', Enumerable.Range(0, 1000).Select(i => $"\"c{i}\":{cells[i % 10]}"));
        var (rows, error) = await DrainAsync(Answer.Json($$"""{"schema":[{{columns}}],"results":[{ {{row}} },{},{ {{row}} }]}"""));

        Assert.Null(error);
        foreach (var whole in new[] { rows[0], rows[2] })
        {
            Assert.Equal(Enumerable.Range(0, 1000).Select(i => values[i % 10]), whole.Values);
            Assert.Equal(values[2], whole.GetType().GetProperty("c992")!.GetValue(whole));
        }
        Assert.All(rows[1].Values, Assert.Null);
    }

    private static async Task<(List<HuntingRow> Rows, Exception? Error)> DrainAsync(Answer answer)
    {
        await using var server = new LoopbackServer(_ => answer);
        return await TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Graph).DrainAsync();
    }
}
