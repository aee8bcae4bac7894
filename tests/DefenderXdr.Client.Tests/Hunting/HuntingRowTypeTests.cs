using System.Reflection;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Hunting;

/// <summary>Rows are objects of a type made for their columns. The cache of types is the process's: other tests fill it too, and run at other times.</summary>
[CollectionDefinition(TypeCache, DisableParallelization = true)]
[Collection(TypeCache)]
public sealed class HuntingRowTypeTests
{
    /// <summary>For tests that look at the process's cache of types, or fill it.</summary>
    public const string TypeCache = "The cache of row types";

    [Fact]
    public async Task A_row_has_a_typed_property_for_each_column_in_the_query_s_order()
    {
        var (rows, warnings) = await RunAsync(
            """
            {"schema":[{"name":"z","type":"DateTime"},{"name":"Y y","type":"Int64"},{"name":"x","type":"Int32"},{"name":"w","type":"Double"},{"name":"v","type":"Decimal"},
                       {"name":"u","type":"SByte"},{"name":"t","type":"Guid"},{"name":"s","type":"TimeSpan"},{"name":"r","type":"String"},{"name":"q","type":"Object"},{"name":"p","type":"Novelty"}],
             "results":[{"Y y":7}]}
            """);

        Assert.Empty(warnings);
        var type = Assert.Single(rows).GetType();
        Assert.Equal(
            ["z", "Y y", "x", "w", "v", "u", "t", "s", "r", "q", "p", "ConnectionName", "TenantId"],
            type.GetProperties().Where(property => property.GetIndexParameters().Length == 0).Select(property => property.Name));
        Assert.Equal(
            [typeof(DateTime?), typeof(long?), typeof(int?), typeof(double?), typeof(decimal?), typeof(bool?), typeof(Guid?), typeof(TimeSpan?), typeof(string), typeof(string), typeof(string), typeof(string), typeof(string)],
            type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => property.PropertyType));
        var property = type.GetProperty("Y y")!;
        Assert.Equal(7L, property.GetValue(rows[0]));
        property.SetValue(rows[0], 8L);
        Assert.Equal(8L, rows[0]["y Y"]);
    }

    [Fact]
    public async Task The_same_columns_are_of_the_same_type_and_others_are_not()
    {
        const string Answer = """{"schema":[{"name":"a","type":"Int64"}],"results":[{"a":1}]}""";
        var (first, _) = await RunAsync(Answer);
        var (second, _) = await RunAsync(Answer.Replace("Int64", "long", StringComparison.Ordinal));
        var (third, _) = await RunAsync(Answer.Replace("Int64", "Int32", StringComparison.Ordinal));

        Assert.Same(first[0].GetType(), second[0].GetType());
        Assert.NotEqual(first[0].GetType().FullName, third[0].GetType().FullName);
        Assert.True(first[0].GetType().Assembly.IsCollectible);
    }

    [Fact]
    public void Types_that_many_others_came_after_are_forgotten()
    {
        var type = TypeOf("forgotten");
        for (var i = 1; i < HuntingRowTypes.Capacity; i++) TypeOf("other" + i);
        Assert.Same(type, TypeOf("forgotten"));
        for (var i = 0; i < HuntingRowTypes.Capacity; i++) TypeOf("another" + i);
        Assert.NotSame(type, TypeOf("forgotten"));

        static Type TypeOf(string column) => new HuntingSchema([(column, "String")]).RowType;
    }

    [Fact]
    public async Task Names_that_cannot_be_kept_get_others_and_one_warning()
    {
        var (rows, warnings) = await RunAsync(
            """
            {"schema":[{"name":"gettype","type":"String"},{"name":"tostring","type":"String"},{"name":"","type":"Int64"},{"name":"a","type":"Int64"},{"name":"A","type":"Int64"}],
             "results":[{"gettype":"t","tostring":"s","":1,"a":2,"A":3},{"A":6,"a":5,"":4}]}
            """);

        Assert.Equal(["gettype1", "tostring1", "Column", "a", "A1"], rows[0].Schema.Columns.Select(column => column.Name));
        Assert.Equal(["t", "s", 1L, 2L, 3L], rows[0].Values);
        Assert.Equal([null, null, 4L, 5L, 6L], rows[1].Values);
        Assert.Contains("'gettype' is gettype1, 'tostring' is tostring1, '' is Column, 'A' is A1", Assert.Single(warnings));
    }

    [Theory]
    [InlineData("TenantId", "ConnectionName")]
    [InlineData("tenantid", "CONNECTIONNAME")]
    public async Task A_column_that_is_called_like_where_a_row_came_from_is_the_row_s_own(string tenant, string connection)
    {
        var (rows, warnings) = await RunAsync($$"""{"schema":[{"name":"{{tenant}}","type":"Guid"},{"name":"{{connection}}","type":"String"}],"results":[{"{{tenant}}":"c0a1e5c0-7e4a-4c1d-9d4b-6f1f0c0de001","{{connection}}":"mine"}]}""");

        Assert.Empty(warnings);
        var row = Assert.Single(rows);
        (row.TenantId, row.ConnectionName) = ("where from", "through");
        var properties = row.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0).ToArray();
        Assert.Equal([tenant, connection], properties.Select(property => property.Name));
        Assert.Equal([Guid.Parse("c0a1e5c0-7e4a-4c1d-9d4b-6f1f0c0de001"), "mine"], properties.Select(property => property.GetValue(row)));
        Assert.Equal(("where from", "through"), (row.TenantId, row.ConnectionName));
        Assert.Equal("mine", row["ConnectionName"]);
    }

    [Theory]
    [InlineData("""{"schema":COLUMNS,"results":ROWS}""")]
    [InlineData("""{"results":ROWS,"schema":COLUMNS}""")]
    public async Task A_value_that_does_not_fit_is_kept_and_one_warning_says_so(string answer)
    {
        var (rows, warnings) = await RunAsync(answer
            .Replace("COLUMNS", """[{"name":"s","type":"String"},{"name":"n","type":"Int64"},{"name":"g","type":"Guid"}]""", StringComparison.Ordinal)
            .Replace("ROWS", """[{"s":"a","n":1},{"s":"b","n":"many","g":null},{"s":"c","n":3},{"s":"d","n":4,"g":"none"}]""", StringComparison.Ordinal));

        Assert.Equal([["a", 1L, null], ["b", "many", null], ["c", 3L, null], ["d", 4L, "none"]], rows.Select(row => row.Values.ToArray()));
        Assert.Equal(typeof(long?), rows[0].GetType().GetProperty("n")!.PropertyType);
        Assert.Equal(typeof(object), rows[1].GetType().GetProperty("n")!.PropertyType);
        Assert.Same(rows[1].GetType(), rows[2].GetType());
        Assert.Contains("n has values that are not of its type Int64", Assert.Single(warnings));
    }

    [Fact]
    public async Task Members_outside_the_schema_are_kept()
    {
        var (rows, warnings) = await RunAsync(
            """{"schema":[{"name":"a","type":"Int64"}],"results":[{"a":1},{"b":{"x":[1,"y"]},"a":2,"c":1.5},{"a":3,"a@odata.type":"#Int64"}]}""");

        var members = Assert.IsAssignableFrom<IDictionary<string, object?>>(rows[1]["AdditionalProperties"]);
        Assert.Equal(["b", "c"], members.Keys);
        Assert.Equal([1L, "y"], Assert.IsAssignableFrom<IDictionary<string, object?>>(members["b"])["x"] as object?[]);
        Assert.Equal(1.5, members["c"]);
        Assert.Equal([1L, 2L, 3L], rows.Select(row => row["a"]));
        Assert.Null(rows[2]["AdditionalProperties"]);
        Assert.Contains("'b'", Assert.Single(warnings));
    }

    [Fact]
    public async Task A_thousand_columns_and_a_cell_of_megabytes_are_rows()
    {
        var columns = string.Join(",", Enumerable.Range(0, 1000).Select(i => $$"""{"name":"c{{i}}","type":"Int32"}"""));
        var values = string.Join(",", Enumerable.Range(0, 1000).Select(i => $"\"c{i}\":{i}"));
        var text = new string('x', 3_000_000);
        var (rows, _) = await RunAsync($$"""{"schema":[{{columns}},{"name":"text","type":"String"},{"name":"json","type":"Object"}],"results":[{ {{values}},"text":"{{text}}","json":["{{text}}"]}]}""");

        Assert.Equal(Enumerable.Range(0, 1000).Cast<object?>(), rows[0].Values.Take(1000));
        Assert.Equal(text, rows[0]["text"]);
        Assert.Equal($"[\"{text}\"]", rows[0]["json"]);
    }

    [Theory]
    [InlineData("""{"schema":[{"name":"a","type":"Object"}],"results":[{"a":{"b":[1,""")]
    [InlineData("""{"results":[{"a":{"b":[1,"]}""")]
    [InlineData("""{"schema":[{"name":"a","type":"Object"}],"results":[{"a":"\""")]
    public async Task A_body_that_ends_in_a_value_is_truncated(string body)
    {
        await using var server = new LoopbackServer(_ => Answer.Json(body));

        var (_, error) = await TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Graph).DrainAsync();

        Assert.Equal(ErrorIds.ResponseTruncated, Assert.IsAssignableFrom<DefenderException>(error).ErrorId);
    }

    private static async Task<(List<HuntingRow> Rows, IReadOnlyList<string> Warnings)> RunAsync(string body)
    {
        var events = new RecordingEvents();
        await using var server = new LoopbackServer(Answer.Json(body));
        return (await TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Graph, events).ToListAsync(), [.. events.Warnings.Keys]);
    }
}
