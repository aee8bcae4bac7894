using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

/// <summary>Tables of one's own, results that are too large, queries that take too long, and a quota that is used up.</summary>
public class HuntingLimitTests
{
    private const string GraphHunting = Caller.Graph + "/v1.0/security/runHuntingQuery";
    private const string XdrHunting = Caller.Xdr + "/api/advancedhunting/run";
    private const string EndpointHunting = Caller.Endpoint + "/api/advancedqueries/run";

    private static readonly DateTime Yesterday = new(2026, 11, 20, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_table_of_one_s_own_has_columns_of_every_type()
    {
        var columns = new Dictionary<string, Type>
        {
            ["Timestamp"] = typeof(DateTime),
            ["s"] = typeof(string),
            ["l"] = typeof(long),
            ["i"] = typeof(int),
            ["b"] = typeof(bool),
            ["d"] = typeof(double),
            ["m"] = typeof(decimal),
            ["t"] = typeof(TimeSpan),
            ["g"] = typeof(Guid),
            ["o"] = typeof(object),
        };
        var id = Guid.NewGuid();
        object?[][] rows =
        [
            [Yesterday, "x", 5L, 6, true, 0.5, 1.25m, TimeSpan.FromHours(2), id, new object?[] { 1L, "a" }],
            [Yesterday.AddDays(-30), "too old", null, null, null, null, null, null, null, null],
        ];
        var caller = new Caller(options => options.Tables = [new SimulatedTable("Own", columns, () => rows)]);

        var answer = caller.Call(XdrHunting, Query("Own | where i > 5"));

        Assert.Equal(["DateTime", "String", "Int64", "Int32", "SByte", "Double", "Decimal", "TimeSpan", "Guid", "Object"], answer["Schema"]!.Select(column => (string)column["Type"]!));
        var row = Assert.Single(answer["Results"]!);
        Assert.Equal(("x", 5, 6, 1, 0.5, 1.25m, id.ToString()),
            ((string)row["s"]!, (int)row["l"]!, (int)row["i"]!, (int)row["b"]!, (double)row["d"]!, (decimal)row["m"]!, (string)row["g"]!));
    }

    [Fact]
    public void A_table_without_times_has_all_its_rows_and_replaces_one_of_the_same_name()
    {
        var caller = new Caller(options => options.Tables = [new SimulatedTable("DeviceInfo", [new("Name", typeof(string))], () => [["a"], ["b"]])]);

        Assert.Equal(["a", "b"], caller.Call(GraphHunting, Query("DeviceInfo"))["results"]!.Select(row => (string)row["Name"]!));
        Assert.Throws<ArgumentException>(() => new SimulatedTable("x", [new("Name", typeof(Uri))], () => []));
    }

    [Theory]
    [InlineData(GraphHunting, 49, 51)]
    [InlineData(EndpointHunting, 123, 125)]
    public void A_result_that_is_too_large_is_refused(string url, int fits, int tooMuch)
    {
        var text = new string('x', 1024 * 1024);
        var caller = new Caller(options => options.Tables = [new SimulatedTable("Large", [new("Text", typeof(string))], () => Enumerable.Repeat<object?[]>([text], 200))]);

        Assert.Equal(200, caller.Send("POST", url, Query($"Large | take {fits}")).StatusCode);
        Assert.Contains("exceeded the allowed result size", (string)caller.Call(url, Query($"Large | take {tooMuch}"), 400)["error"]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_has_100_000_rows_and_does_not_say_that_there_are_more()
    {
        var caller = new Caller(options => options.Tables = [new SimulatedTable("Long", [new("N", typeof(long))], () => Enumerable.Range(0, 100_001).Select(n => new object?[] { (long)n }))]);

        Assert.Equal(100_000, caller.Call(XdrHunting, Query("Long"))["Results"]!.Count());
    }

    [Fact]
    public void A_quota_and_a_time_limit_strike_hunting_alone()
    {
        var caller = new Caller(options => options.Faults = [SimulatedFault.Parse("quota=30"), SimulatedFault.Parse("timeout")]);

        caller.Get(Caller.Graph + "/v1.0/security/incidents");
        Assert.EndsWith("You can run queries again in 30 seconds.", (string)caller.Call(GraphHunting, Query("DeviceInfo"), 429)["error"]!["message"]!, StringComparison.Ordinal);
        Assert.Equal("Query exceeded the timeout period.", (string)caller.Call(GraphHunting, Query("DeviceInfo"), 400)["error"]!["message"]!);
        caller.Call(GraphHunting, Query("DeviceInfo"));
    }

    private static string Query(string kql) => new JObject { ["Query"] = kql }.ToString();
}
