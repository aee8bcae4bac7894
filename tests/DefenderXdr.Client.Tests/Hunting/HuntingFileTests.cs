using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Hunting;

/// <summary>Results in a file: each whole or not at all, under the file's name when all are there.</summary>
public sealed class HuntingFileTests : IDisposable
{
    private const string Schema = """{"schema":[{"name":"a","type":"Int64"},{"name":"b","type":"String"}],"results":[""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("x.csv", "a,b\r\n1,\"x, \"\"y\"\"\r\nz\"\r\n,\"\"\r\n-5,\r\n")]
    [InlineData("x.JSONL", "{\"a\":1,\"b\":\"x, \\\"y\\\"\\r\\nz\"}\n{\"a\":null,\"b\":\"\"}\n{\"a\":-5,\"b\":null}\n")]
    [InlineData("x.ndjson", "{\"a\":1,\"b\":\"x, \\\"y\\\"\\r\\nz\"}\n{\"a\":null,\"b\":\"\"}\n{\"a\":-5,\"b\":null}\n")]
    [InlineData("x.json", "{\"a\":1,\"b\":\"x, \\\"y\\\"\\r\\nz\"}\n{\"a\":null,\"b\":\"\"}\n{\"a\":-5,\"b\":null}\n")]
    public async Task The_extension_tells_the_form(string name, string expected)
    {
        Assert.Equal(expected, await SavedAsync(name, Schema + """{"a":1,"b":"x, \"y\"\r\nz"},{"b":""},{"a":-5}]}"""));
        Assert.Single(folder.GetFiles());
    }

    [Theory]
    [InlineData("x.txt", ErrorIds.InvalidParameter)]
    [InlineData("x", ErrorIds.InvalidParameter)]
    [InlineData("x.csv.gz", ErrorIds.InvalidParameter)]
    [InlineData("folder.csv", ErrorIds.OutFileUnwritable)]
    [InlineData("no/such/x.csv", ErrorIds.OutFileUnwritable)]
    public void A_file_that_cannot_be_is_known_before_any_call(string name, string errorId)
    {
        folder.CreateSubdirectory("folder.csv");
        var error = Assert.Throws<DefenderException>(() =>
        {
            using var file = FileOf(name);
            using var part = file.Begin(withOrigin: false);
        });
        Assert.Equal(errorId, error.ErrorId);
        Assert.Empty(folder.GetFiles());
    }

    [Theory]
    [InlineData("x.csv", "a,b\r\n1,\r\nmany,x\r\n3,\"{\"\"q\"\":[1]}\"\r\n")]
    [InlineData("x.jsonl", "{\"a\":1,\"b\":null}\n{\"a\":\"many\",\"b\":\"x\"}\n{\"a\":3,\"b\":\"{\\\"q\\\":[1]}\"}\n")]
    public async Task A_value_of_another_type_is_written_as_it_came(string name, string expected) =>
        Assert.Equal(expected, await SavedAsync(name, Schema + """{"a":1},{"a":"many","b":"x"},{"a":3,"b":{"q":[1]}}]}"""));

    [Theory]
    [InlineData("x.csv", "a,b,AdditionalProperties\r\n1,\"x\r\n\"\"y\"\"\",\r\n2,,\"{\"\"more\"\":{\"\"z\"\":[true,null,2.5]}}\"\r\n3,,\r\n")]
    [InlineData("x.jsonl", "{\"a\":1,\"b\":\"x\\r\\n\\\"y\\\"\"}\n{\"a\":2,\"b\":null,\"AdditionalProperties\":{\"more\":{\"z\":[true,null,2.5]}}}\n{\"a\":3,\"b\":null,\"AdditionalProperties\":null}\n")]
    public async Task Members_outside_the_schema_are_a_column_more_in_every_record(string name, string expected) =>
        Assert.Equal(expected, await SavedAsync(name, Schema + """{"a":1,"b":"x\r\n\"y\""},{"a":2,"more":{"z":[true,null,2.5]}},{"a":3}]}"""));

    [Fact]
    public async Task Results_of_the_same_columns_are_one_file_also_when_one_has_a_column_more()
    {
        Assert.Equal("a,b\r\n1,x\r\n2,y\r\n", await SavedAsync("x.csv", Schema + """{"a":1,"b":"x"}]}""", Schema + "]}", Schema + """{"a":2,"b":"y"}]}"""));
        const string More = """{"a":1,"c":true}]}""";
        const string Plain = """{"a":2}]}""";
        Assert.Equal("a,b,AdditionalProperties\r\n1,,\"{\"\"c\"\":true}\"\r\n2,,\r\n", await SavedAsync("y.csv", Schema + More, Schema + Plain));
        Assert.Equal("a,b,AdditionalProperties\r\n2,,\r\n1,,\"{\"\"c\"\":true}\"\r\n", await SavedAsync("z.csv", Schema + Plain, Schema + More));
    }

    [Fact]
    public async Task A_result_of_other_columns_is_refused_by_CSV_and_taken_by_JSON_lines()
    {
        const string Other = """{"schema":[{"name":"c","type":"Int64"}],"results":[{"c":1}]}""";
        using var file = FileOf("x.csv");
        await AddAsync(file, Schema + """{"a":1}]}""");
        var error = await Assert.ThrowsAsync<DefenderException>(() => AddAsync(file, Other));
        Assert.Equal(ErrorIds.OutFileColumnsDiffer, error.ErrorId);
        Assert.Contains("(c)", error.Message);
        await AddAsync(file, Schema + """{"a":2}]}""");
        Assert.True(file.Keep());
        Assert.Equal("a,b\r\n1,\r\n2,\r\n", await File.ReadAllTextAsync(file.Path));
        Assert.Single(folder.GetFiles());

        Assert.Equal("{\"a\":1,\"b\":null}\n{\"c\":1}\n", await SavedAsync("x.jsonl", Schema + """{"a":1}]}""", Other));
    }

    [Theory]
    [InlineData("x.csv", "ConnectionName,TenantId,a,b\r\nc,t,1,x\r\n")]
    [InlineData("x.jsonl", "{\"ConnectionName\":\"c\",\"TenantId\":\"t\",\"a\":1,\"b\":\"x\"}\n")]
    public async Task Where_a_row_came_from_stands_before_it_where_that_is_asked_for(string name, string expected)
    {
        using var file = FileOf(name);
        await AddAsync(file, Schema + """{"a":1,"b":"x"}]}""", withOrigin: true);
        Assert.True(file.Keep());
        Assert.Equal(expected, await File.ReadAllTextAsync(file.Path));
    }

    [Fact]
    public async Task A_column_that_is_called_so_is_written_once()
    {
        using var file = FileOf("x.csv");
        await AddAsync(file, """{"schema":[{"name":"tenantid","type":"Int64"}],"results":[{"tenantid":1}]}""", withOrigin: true);
        Assert.True(file.Keep());
        Assert.Equal("ConnectionName,tenantid\r\nc,1\r\n", await File.ReadAllTextAsync(file.Path));
    }

    [Fact]
    public async Task A_result_that_breaks_off_leaves_nothing_and_an_older_file_stays()
    {
        var path = Path.Combine(folder.FullName, "x.csv");
        await File.WriteAllTextAsync(path, "old");
        using (var file = FileOf("x.csv"))
        {
            await Assert.ThrowsAnyAsync<DefenderException>(() => AddAsync(file, Schema + """{"a":1},{"a":"""));
            Assert.Equal("old", await File.ReadAllTextAsync(path));
            Assert.False(file.Keep());
        }
        Assert.Equal("old", await File.ReadAllTextAsync(path));
        Assert.Single(folder.GetFiles());
    }

    [Fact]
    public async Task Without_rows_CSV_has_its_header_and_JSON_lines_are_empty()
    {
        Assert.Equal("a,b\r\n", await SavedAsync("x.csv", Schema + "]}"));
        Assert.Equal("", await SavedAsync("x.jsonl", Schema + "]}"));
    }

    [Fact]
    public async Task A_cell_of_twenty_million_characters_and_a_thousand_columns_are_written()
    {
        var text = new string('x', 10_000_000) + '"' + new string('y', 10_000_000);
        var columns = string.Join(",", Enumerable.Range(0, 1000).Select(i => $$"""{"name":"c{{i}}","type":"Int32"}"""));
        var body = $$"""{"schema":[{{columns}},{"name":"t","type":"String"}],"results":[{"c999":5,"t":"{{text.Replace("\"", "\\\"", StringComparison.Ordinal)}}"},{"c0":1}]}""";
        var csv = await SavedAsync("x.csv", body);
        Assert.EndsWith($",5,\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\r\n1{new string(',', 1000)}\r\n", csv, StringComparison.Ordinal);
        Assert.Contains($"\"c999\":5,\"t\":\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"}}\n{{\"c0\":1,", await SavedAsync("x.jsonl", body), StringComparison.Ordinal);
    }

    private HuntingFile FileOf(string name) => new(Path.Combine(folder.FullName, name));

    private async Task<string> SavedAsync(string name, params string[] bodies)
    {
        using var file = FileOf(name);
        foreach (var body in bodies) await AddAsync(file, body);
        Assert.True(file.Keep());
        return await File.ReadAllTextAsync(file.Path);
    }

    private static async Task AddAsync(HuntingFile file, string body, bool withOrigin = false)
    {
        await using var server = new LoopbackServer(_ => Answer.Json(body));
        var part = file.Begin(withOrigin);
        try
        {
            IReadOnlyList<HuntingColumn> columns = [];
            await foreach (var row in TestClient.Create(server).Hunting.RunAsync(new HuntingQuery { Text = "T" }, DefenderApi.Graph, ended: run => columns = run.Columns))
            {
                (row.ConnectionName, row.TenantId) = ("c", "t");
                part.Write(row);
            }
            if (part.Rows == 0) part.Columns(columns);
            file.Add(part);
        }
        catch (DefenderException)
        {
            part.Dispose();
            throw;
        }
    }
}
