using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Hunting;

/// <summary>The tables that a tenant has, as its service tells them.</summary>
public sealed class HuntingTablesTests
{
    private static readonly string[] AlertInfo =
    [
        "ColumnName='Timestamp' ColumnOrdinal=0 DataType='System.DateTime' ColumnType='datetime' TableName='AlertInfo'",
        "ColumnName='AlertId' ColumnOrdinal=1 DataType='System.String' ColumnType='string' TableName='AlertInfo'",
    ];

    [Fact]
    public async Task One_query_asks_for_the_columns_of_all_documented_tables_and_leaves_out_what_is_not_there()
    {
        await using var server = new LoopbackServer(Schema(AlertInfo));
        var table = Assert.Single(await TestClient.Create(server).Hunting.Tables.ListAsync());

        Assert.Equal("AlertInfo", table.Name);
        Assert.Equal("AlertInfo.Timestamp: datetime, AlertInfo.AlertId: string", string.Join(", ", table.Columns));
        Assert.Equal([("AlertInfo", 0, "System.DateTime"), ("AlertInfo", 1, "System.String")], table.Columns.Select(column => (column.Table, column.Ordinal, column.DataType)));
        var query = Query(server.Requests.Single());
        Assert.StartsWith("union isfuzzy=true (print TableName = \"\"), (", query, StringComparison.Ordinal);
        Assert.All(HuntingTables.Names, name => Assert.Contains($"({name} | getschema | extend TableName = \"{name}\")", query));
    }

    [Fact]
    public async Task Rows_in_any_order_become_columns_in_the_table_s_order()
    {
        await using var server = new LoopbackServer(Schema(
            "ColumnName='b' ColumnOrdinal=1 ColumnType='long' TableName='Two'", AlertInfo[1], "TableName='' ColumnName=''", AlertInfo[0],
            "ColumnName='a' ColumnOrdinal=0 ColumnType='guid' TableName='Two'"));
        var tables = await TestClient.Create(server).Hunting.Tables.ListAsync();
        Assert.Equal(["AlertInfo: Timestamp AlertId", "Two: a b"], tables.Select(table => $"{table}: {string.Join(' ', table.Columns.Select(column => column.Name))}"));
    }

    [Fact]
    public async Task What_is_known_is_not_asked_for_again_for_a_day_unless_it_is_to_be()
    {
        await using var server = new LoopbackServer(_ => Schema(AlertInfo));
        var now = DateTimeOffset.UnixEpoch;
        var tables = TestClient.Create(server).Hunting.Tables;
        tables.Clock = () => now;

        await tables.ListAsync();
        await tables.ListAsync();
        Assert.Same(tables.Known.Single(), (await tables.GetAsync(["alertinfo"])).Single());
        Assert.Single(server.Requests);
        now += TimeSpan.FromHours(23);
        await tables.ListAsync();
        Assert.Single(server.Requests);

        await tables.GetAsync(["AlertInfo"], refresh: true);
        Assert.Equal("union isfuzzy=true (print TableName = \"\"), (AlertInfo | getschema | extend TableName = \"AlertInfo\")", Query(server.Requests[^1]));
        await tables.ListAsync(refresh: true);
        Assert.Equal(3, server.Requests.Count);
        now += TimeSpan.FromDays(1);
        Assert.Empty(tables.Known);
        await tables.ListAsync();
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Each_API_is_asked_by_itself()
    {
        await using var server = new LoopbackServer(_ => Schema(AlertInfo));
        var tables = TestClient.Create(server).Hunting.Tables;
        foreach (var api in new[] { DefenderApi.Graph, DefenderApi.Xdr, DefenderApi.Endpoint, DefenderApi.Xdr }) await tables.GetAsync(["AlertInfo"], api);
        Assert.Equal(3, server.Requests.Select(request => request.Target).Distinct().Count());
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_documented_name_may_be_in_any_case_and_another_is_asked_for_as_it_is()
    {
        await using var server = new LoopbackServer(Schema(AlertInfo));
        var tables = TestClient.Create(server).Hunting.Tables;
        Assert.Single(await tables.GetAsync(["ALERTINFO", "alertinfo", "My_table_CL", "graphapiauditevents"]));
        var query = Query(server.Requests.Single());
        foreach (var name in new[] { "(AlertInfo |", "(My_table_CL |", "(GraphAPIAuditEvents |", "(GraphApiAuditEvents |" }) Assert.Contains(name, query);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("AlertInfo); EmailEvents; (AlertInfo")]
    [InlineData("where")]
    [InlineData("")]
    [InlineData("é")]
    public async Task What_cannot_be_a_table_is_never_sent(string name)
    {
        await using var server = new LoopbackServer(Schema());
        Assert.Empty(await TestClient.Create(server).Hunting.Tables.GetAsync([name]));
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task The_error_about_a_table_names_what_comes_near_in_the_tenant_when_that_is_known()
    {
        await using var server = new LoopbackServer(Schema(AlertInfo));
        var tables = TestClient.Create(server).Hunting.Tables;
        var before = tables.NotFound("EmailEvent");
        Assert.Equal((ErrorIds.HuntingTableNotFound, ErrorKind.ObjectNotFound), (before.ErrorId, before.Kind));
        Assert.Contains("Did you mean EmailEvents?", before.Message);
        await tables.ListAsync();
        Assert.DoesNotContain("Did you mean", tables.NotFound("EmailEvent").Message);
        Assert.Contains("Did you mean AlertInfo?", tables.NotFound("AlertsInfo").Message);
    }

    [Fact]
    public async Task An_answer_that_fails_leaves_nothing_behind()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"error":{"code":"BadRequest","message":"no"}}""", 400), Schema(AlertInfo));
        var tables = TestClient.Create(server).Hunting.Tables;
        await Assert.ThrowsAsync<DefenderServiceException>(() => tables.ListAsync());
        Assert.Empty(tables.Known);
        Assert.Single(await tables.ListAsync());
    }

    // Rows as lines of Name=value, quotes around text.
    private static Answer Schema(params string[] rows)
    {
        var columns = new[] { ("TableName", "String"), ("ColumnName", "String"), ("ColumnOrdinal", "Int64"), ("DataType", "String"), ("ColumnType", "String") };
        var schema = new JArray(columns.Select(column => new JObject { ["Name"] = column.Item1, ["Type"] = column.Item2 }));
        var results = new JArray(rows.Select(row => new JObject(row.Split(' ').Select(pair => pair.Split('='))
            .Select(pair => new JProperty(pair[0], pair[1][0] == '\'' ? pair[1].Trim('\'') : long.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture))))));
        return Answer.Json(new JObject { ["Schema"] = schema, ["Results"] = results }.ToString());
    }

    private static string Query(ReceivedRequest request) => (string)JObject.Parse(request.Body)["Query"]!;
}
