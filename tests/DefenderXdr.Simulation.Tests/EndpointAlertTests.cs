using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class EndpointAlertTests
{
    private const string Alerts = Caller.Endpoint + "/api/alerts";
    private static readonly Caller caller = new();

    [Fact]
    public void All_alerts_come_at_once_with_evidence_only_when_expanded()
    {
        var bare = caller.Values(Alerts);
        var expanded = caller.Values(Alerts + "?$expand=evidence");
        Assert.All(bare, one => Assert.Empty(one["evidence"]!));
        Assert.All(expanded, one => Assert.NotEmpty(one["evidence"]!));
        Assert.Equal(bare.Select(Id), expanded.Select(Id));
        Assert.All(bare, one => Assert.Matches("^[0-9a-f]{40}$", (string)one["machineId"]!));
        Assert.Equal(bare.Select(Id), caller.AllBySkip(Alerts, 17).Select(Id));
        var single = caller.Get($"{Alerts}/{Id(expanded[0])}");
        single.Remove("@odata.context");
        Assert.True(JToken.DeepEquals(expanded[0], single));
    }

    [Theory]
    [InlineData("severity eq 'High'", "severity", "High")]
    [InlineData("status eq 'New'", "status", "New")]
    [InlineData("category eq 'Malware'", "category", "Malware")]
    [InlineData("detectionSource eq 'WindowsDefenderAv'", "detectionSource", "WindowsDefenderAv")]
    [InlineData("contains(category,'alwar')", "category", "Malware")]
    [InlineData("startswith(category,'Mal')", "category", "Malware")]
    public void A_filter_keeps_exactly_what_matches(string filter, string name, string value)
    {
        var expected = caller.Values(Alerts).Where(one => (string?)one[name] == value).Select(Id).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, caller.Values($"{Alerts}?$filter={Uri.EscapeDataString(filter)}").Select(Id));
    }

    [Fact]
    public void Numbers_dates_and_ids_filter()
    {
        var all = caller.Values(Alerts);
        var pivot = all[all.Count / 2];
        var incident = (long)pivot["incidentId"]!;
        Assert.Equal(all.Where(one => (long)one["incidentId"]! == incident).Select(Id), caller.Values($"{Alerts}?$filter=incidentId eq {incident}").Select(Id));
        Assert.Equal(all.Where(one => one["investigationId"]!.Type != JTokenType.Null).Select(Id), caller.Values($"{Alerts}?$filter=InvestigationId ne null").Select(Id));
        Assert.Empty(caller.Values($"{Alerts}?$filter=detectionSource eq 'ThirdPartySensors'"));
        Assert.Equal([Id(pivot)], caller.Values($"{Alerts}?$filter=id eq '{Id(pivot)}'").Select(Id));
        var created = Caller.Time(pivot["alertCreationTime"]);
        foreach (var (op, test) in new (string, Func<DateTimeOffset, bool>)[] { ("gt", time => time > created), ("ge", time => time >= created), ("lt", time => time < created), ("le", time => time <= created) })
            Assert.Equal(all.Where(one => test(Caller.Time(one["alertCreationTime"]))).Select(Id), caller.Values($"{Alerts}?$filter=alertCreationTime {op} {pivot["alertCreationTime"]}").Select(Id));
    }

    [Theory]
    [InlineData("$top=10001")]
    [InlineData("$filter=title eq 'x'")]
    [InlineData("$filter=contains(severity,'x')")]
    [InlineData("$filter=incidentId eq 'x'")]
    [InlineData("$expand=machine")]
    public void A_wrong_query_is_refused(string query) =>
        Assert.Equal("BadRequest", (string?)caller.Get($"{Alerts}?{query}", 400)["error"]!["code"]);

    [Fact]
    public void An_alert_of_another_product_is_not_here()
    {
        var foreign = caller.All(Caller.Graph + "/v1.0/security/alerts_v2").First(one => (string?)one["serviceSource"] == "microsoftDefenderForOffice365");
        Assert.Equal("ResourceNotFound", (string?)caller.Get($"{Alerts}/{foreign["id"]}", 404)["error"]!["code"]);
    }

    private static string Id(JToken alert) => (string)alert["id"]!;
}
