using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class IndicatorTests
{
    private const string Indicators = Caller.Endpoint + "/api/indicators";

    [Fact]
    public void A_tenant_has_some_and_filters_them()
    {
        var caller = new Caller();
        var all = caller.Values(Indicators);
        Assert.InRange(all.Count, 5, 20);
        Assert.Equal(all.Select(Id), caller.AllBySkip(Indicators, 3).Select(Id));
        foreach (var (filter, matches) in new (string, Func<JObject, bool>)[]
        {
            ("indicatorType eq 'IpAddress'", one => (string?)one["indicatorType"] == "IpAddress"),
            ("action eq 'Block' and severity eq 'High'", one => (string?)one["action"] == "Block" && (string?)one["severity"] == "High"),
            ("application eq 'threat-feed'", one => (string?)one["application"] == "threat-feed"),
            ("generateAlert eq false", one => !(bool)one["generateAlert"]!),
            ("expirationTime le 2026-12-01T00:00:00Z", one => one["expirationTime"]!.Type != JTokenType.Null && Caller.Time(one["expirationTime"]) <= new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)),
        })
        {
            var expected = all.Where(matches).Select(Id).ToList();
            Assert.NotEmpty(expected);
            Assert.Equal(expected, caller.Values($"{Indicators}?$filter={Uri.EscapeDataString(filter)}").Select(Id));
        }

        Assert.Equal("BadRequest", Code(caller.Get(Indicators + "?$top=10001", 400)));
    }

    [Fact]
    public void A_submission_makes_one_and_the_next_replaces_it()
    {
        var caller = new Caller();
        var made = caller.Call(Indicators, Body("1.1.1.1", """, "application": "a", "expirationTime": "2027-01-01T00:00:00Z" """));
        var changed = caller.Call(Indicators, Body("1.1.1.1", """, "application": "b", "severity": "High" """));

        Assert.Equal(Id(made), Id(changed));
        Assert.Equal(("a", "High"), ((string?)changed["application"], (string?)changed["severity"]));
        Assert.Equal(JTokenType.Null, changed["expirationTime"]!.Type);
        Assert.Equal((string?)made["createdBy"], (string?)changed["lastUpdatedBy"]);
    }

    [Theory]
    [InlineData("""{"indicatorValue":"1.1.1.0/24","indicatorType":"IpAddress","action":"Block","title":"t","description":"d"}""", "InvalidIpAddress")]
    [InlineData("""{"indicatorValue":"abc","indicatorType":"FileSha1","action":"Block","title":"t","description":"d"}""", "InvalidHashValue")]
    [InlineData("""{"indicatorValue":"1.1.1.1","indicatorType":"IpAddress","action":"BlockAndRemediate","title":"t","description":"d"}""", "InvalidInput")]
    [InlineData("""{"indicatorValue":"1.1.1.1","indicatorType":"IpAddress","action":"Alert","title":"t","description":"d"}""", "InvalidInput")]
    [InlineData("""{"indicatorValue":"1.1.1.1","indicatorType":"IpAddress","action":"Audit","title":"t","description":"d"}""", "InvalidInput")]
    [InlineData("""{"indicatorValue":"1.1.1.1","indicatorType":"IpAddress","action":"Block","title":"t","description":"d","expirationTime":"2020-01-01T00:00:00Z"}""", "InvalidInput")]
    [InlineData("""{"indicatorValue":"1.1.1.1","indicatorType":"IpAddress","action":"Block","description":"d"}""", "MissingRequiredParameter")]
    [InlineData("[]", "InvalidRequestBody")]
    public void What_is_wrong_is_refused(string body, string code) => Assert.Equal(code, Code(new Caller().Call(Indicators, body, 400)));

    [Fact]
    public void An_import_says_of_each_what_became_of_it_and_keeps_to_the_limit()
    {
        var caller = new Caller(options => options.IndicatorLimit = 10);
        var room = 10 - caller.Values(Indicators).Count;
        var items = Enumerable.Range(0, room + 1).Select(n => Body($"9.9.9.{n}")).Append(Body("bad"));

        var results = caller.Call(Indicators + "/import", $$"""{"Indicators":[{{string.Join(',', items)}}]}""")["value"]!.Cast<JObject>().ToList();

        Assert.Equal(Enumerable.Repeat(false, room).Append(true).Append(true), results.Select(result => (bool)result["isFailed"]!));
        Assert.Contains("limit of 10", (string?)results[room]["failureReason"]);
        Assert.Equal("9.9.9.0", (string?)results[0]["indicator"]);
        Assert.Equal(10, caller.Values(Indicators).Count);
    }

    [Fact]
    public void Batches_have_500_at_the_most_and_something_in_them()
    {
        var caller = new Caller();
        var many = string.Join(',', Enumerable.Range(0, 501).Select(n => Body($"9.9.{n / 250}.{n % 250}")));
        Assert.Equal("MaximumBatchSizeExceeded", Code(caller.Call(Indicators + "/import", $$"""{"Indicators":[{{many}}]}""", 400)));
        Assert.Equal("InvalidRequestBody", Code(caller.Call(Indicators + "/import", """{"Indicators":[]}""", 400)));
        Assert.Equal("MaximumBatchSizeExceeded", Code(caller.Call(Indicators + "/BatchDelete", $$"""{"IndicatorIds":[{{string.Join(',', Enumerable.Range(1, 501).Select(n => $"\"{n}\""))}}]}""", 400)));
        Assert.Equal("InvalidRequestBody", Code(caller.Call(Indicators + "/BatchDelete", """{"IndicatorIds":[]}""", 400)));
        Assert.Equal("InvalidInput", Code(caller.Call(Indicators + "/BatchDelete", """{"IndicatorIds":["x"]}""", 400)));
    }

    [Fact]
    public void A_deletion_takes_all_or_none()
    {
        var caller = new Caller();
        var ids = caller.Values(Indicators).Select(Id).ToList();

        Assert.Equal("ResourceNotFound", Code(caller.Call(Indicators + "/BatchDelete", $$"""{"IndicatorIds":["{{ids[0]}}","99999"]}""", 404)));
        Assert.Equal(ids.Count, caller.Values(Indicators).Count);
        Assert.Equal(204, caller.Send("POST", Indicators + "/BatchDelete", $$"""{"IndicatorIds":["{{ids[0]}}","{{ids[1]}}"]}""").StatusCode);
        Assert.Equal(204, caller.Send("DELETE", $"{Indicators}/{ids[2]}").StatusCode);
        Assert.Equal(404, caller.Send("DELETE", $"{Indicators}/{ids[2]}").StatusCode);
        Assert.Equal(ids.Skip(3), caller.Values(Indicators).Select(Id));
    }

    [Fact]
    public void An_app_without_the_permission_for_all_has_its_own()
    {
        var tenant = new Caller();
        var others = tenant.Values(Indicators).Where(one => (string?)one["sourceType"] == "User").ToList();
        var caller = new Caller(options => options.Permissions = ["Ti.ReadWrite"]);

        Assert.NotEmpty(others);
        Assert.All(caller.Values(Indicators), one => Assert.Equal(SimulatedTenant.DefaultClientId, (string?)one["createdBy"]));
        Assert.Equal(404, caller.Send("DELETE", $"{Indicators}/{Id(others[0])}").StatusCode);
        Assert.Equal(400, caller.Send("POST", Indicators, $$"""{"indicatorValue":"{{others[0]["indicatorValue"]}}","indicatorType":"{{others[0]["indicatorType"]}}","action":"Allowed","title":"t","description":"d"}""").StatusCode);
        Assert.Equal(403, new Caller(options => options.Permissions = ["Alert.Read.All"]).Send("GET", Indicators).StatusCode);
    }

    [Fact]
    public void What_has_ended_is_gone()
    {
        var caller = new Caller();
        var count = caller.Values(Indicators).Count;

        ((SimulatedTenant)caller.Simulation).Advance(TimeSpan.FromDays(6));

        Assert.Equal(count - 1, caller.Values(Indicators).Count);
    }

    private static string Body(string value, string more = "") => $$"""{"indicatorValue":"{{value}}","indicatorType":"IpAddress","action":"Block","title":"t","description":"d"{{more}}}""";

    private static string Id(JToken indicator) => (string)indicator["id"]!;

    private static string? Code(JObject answer) => (string?)answer["error"]!["code"];
}
