namespace DefenderXdr.Simulation.Tests;

public class XdrIncidentTests
{
    private const string Incidents = Caller.Xdr + "/api/incidents";
    private static readonly Caller caller = new();

    [Fact]
    public void A_page_holds_a_hundred_newest_first_with_alerts_devices_and_entities()
    {
        var page = caller.Get(Incidents);
        var incidents = page["value"]!.ToList();
        Assert.Equal(100, incidents.Count);
        Assert.Null(page["@odata.nextLink"]);
        Assert.Equal(incidents.OrderByDescending(one => Caller.Time(one["createdTime"])).Select(one => (long)one["incidentId"]!), incidents.Select(one => (long)one["incidentId"]!));
        Assert.All(incidents, one => Assert.InRange(one["alerts"]!.Count(), 1, 6));
        Assert.Contains(incidents, one => one["alerts"]![0]!["devices"]!.Any());
        Assert.All(incidents, one => Assert.Equal((long)one["incidentId"]!, (long)one["alerts"]![0]!["incidentId"]!));
        Assert.All(incidents, one => Assert.NotEmpty(one["alerts"]![0]!["entities"]!));
    }

    [Fact]
    public void Skip_reaches_every_incident_once()
    {
        var all = caller.AllBySkip(Incidents, 50);
        Assert.Equal(120, all.Count);
        Assert.Equal(120, all.Select(one => (long)one["incidentId"]!).Distinct().Count());
    }

    [Fact]
    public void The_documented_script_gets_what_changed_within_two_days()
    {
        var since = new DateTimeOffset(2026, 11, 19, 12, 0, 0, TimeSpan.Zero);
        var expected = caller.AllBySkip(Incidents, 100).Where(one => Caller.Time(one["lastUpdateTime"]) >= since).Select(one => (long)one["incidentId"]!).ToList();
        var got = caller.Values($"{Incidents}?$filter=lastUpdateTime+ge+{since.UtcDateTime:o}");
        Assert.Equal(expected, got.Select(one => (long)one["incidentId"]!));
        Assert.InRange(got.Count, 15, 40);
    }

    [Theory]
    [InlineData("status eq 'Active'", "status", "Active")]
    [InlineData("status eq 'resolved'", "status", "Resolved")]
    [InlineData("assignedTo eq 'soc.lead@contoso.com'", "assignedTo", "soc.lead@contoso.com")]
    public void A_filter_keeps_exactly_what_matches(string filter, string name, string value)
    {
        var expected = caller.AllBySkip(Incidents, 100).Where(one => (string?)one[name] == value).Select(one => (long)one["incidentId"]!).ToList();
        var got = caller.AllBySkip($"{Incidents}?$filter={Uri.EscapeDataString(filter)}", 100).Select(one => (long)one["incidentId"]!);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, got);
    }

    [Fact]
    public void And_or_not_in_and_null_combine()
    {
        var expected = caller.AllBySkip(Incidents, 100)
            .Where(one => (string)one["status"]! is "Active" or "InProgress" && !(one["assignedTo"]!.Type == Newtonsoft.Json.Linq.JTokenType.Null))
            .Select(one => (long)one["incidentId"]!).ToList();
        foreach (var filter in new[] { "status in ('Active','InProgress') and assignedTo ne null", "(status eq 'Active' or status eq 'InProgress') and not (assignedTo eq null)" })
            Assert.Equal(expected, caller.AllBySkip($"{Incidents}?$filter={Uri.EscapeDataString(filter)}", 100).Select(one => (long)one["incidentId"]!));
        Assert.NotEmpty(expected);
    }

    [Theory]
    [InlineData("$top=101", "100")]
    [InlineData("$top=-1", "$top")]
    [InlineData("$top=x", "$top")]
    [InlineData("$orderby=createdTime", "$orderby")]
    [InlineData("$filter=severity eq 'High'", "severity")]
    [InlineData("$filter=status eq 'Weird'", "Weird")]
    [InlineData("$filter=status gt 'Active'", "gt")]
    [InlineData("$filter=lastUpdateTime ge '2026-01-01'", "Edm.String")]
    [InlineData("$filter=status eq 'Active", "unterminated")]
    [InlineData("$filter=status eq", "expected")]
    [InlineData("$filter=(status eq 'Active'", "')'")]
    [InlineData("$filter=status eq 'Active' status eq 'Active'", "not expected")]
    [InlineData("$filter=", "expected")]
    public void A_wrong_query_is_refused_and_says_why(string query, string named)
    {
        var error = caller.Get(Incidents + "?" + query, 400)["error"]!;
        Assert.Equal("BadRequest", (string?)error["code"]);
        Assert.Contains(named, (string)error["message"]!, StringComparison.Ordinal);
        Assert.True(Guid.TryParse((string?)error["target"], out _));
    }

    [Fact]
    public void A_filter_nested_without_end_is_refused()
    {
        var error = caller.Get($"{Incidents}?$filter={new string('(', 20_000)}", 400)["error"]!;
        Assert.Contains("deep", (string)error["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void One_incident_is_what_the_list_says()
    {
        var listed = caller.Values(Incidents)[7];
        foreach (var path in new[] { "/api/incidents/", "/api/v1.0/incidents/" })
        {
            var single = caller.Get(Caller.Xdr + path + listed["incidentId"]);
            Assert.Equal("https://api.security.microsoft.com/api/$metadata#Incidents/$entity", (string?)single["@odata.context"]);
            single.Remove("@odata.context");
            Assert.True(Newtonsoft.Json.Linq.JToken.DeepEquals(listed, single));
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("not-a-number")]
    public void An_unknown_incident_is_not_found(string id) =>
        Assert.Equal("ResourceNotFound", (string?)caller.Get($"{Incidents}/{id}", 404)["error"]!["code"]);
}
