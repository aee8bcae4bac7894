using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class EstateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_seed_is_the_same_estate_and_another_is_not()
    {
        var one = Everything(new Caller());
        Assert.Equal(one, Everything(new Caller()));
        Assert.NotEqual(one, Everything(new Caller(options => options.Seed = 2)));
        Assert.Equal(
            new Caller().Values(Caller.Xdr + "/api/incidents").SelectMany(Ids),
            new Caller(options => options.Clock = () => Now.AddDays(100)).Values(Caller.Xdr + "/api/incidents").SelectMany(Ids));
    }

    [Fact]
    public void The_three_APIs_show_one_estate()
    {
        var caller = new Caller();
        var xdr = caller.AllBySkip(Caller.Xdr + "/api/incidents", 100);
        var graph = caller.All(Caller.Graph + "/v1.0/security/incidents?$expand=alerts").ToDictionary(one => (string)one["id"]!);
        var endpoint = caller.Values(Caller.Endpoint + "/api/alerts?$expand=evidence").ToDictionary(one => (string)one["id"]!);
        Assert.Equal(xdr.Count, graph.Count);
        foreach (var old in xdr)
        {
            var same = graph[(string)old["incidentId"]!];
            Equal(old, same, ("incidentName", "displayName"), ("createdTime", "createdDateTime"), ("lastUpdateTime", "lastUpdateDateTime"), ("assignedTo", "assignedTo"));
            Equal(old, same, ("redirectIncidentId", "redirectIncidentId"));
            Mapped(old, same, "status", "severity", "classification", "determination");
            Assert.Equal(old["tags"]!.Values<string>(), same["customTags"]!.Concat(same["systemTags"]!).Values<string>());
            Assert.Equal(old["comments"]!.Select(one => (string?)one["comment"]), same["comments"]!.Select(one => (string?)one["comment"]));
            Assert.Equal(old["alerts"]!.Select(one => (string?)one["alertId"]), same["alerts"]!.Select(one => (string?)one["id"]));
            foreach (var (alert, twin) in old["alerts"]!.Zip(same["alerts"]!))
                SameAlert((JObject)alert, (JObject)twin, endpoint);
        }
    }

    [Fact]
    public void Times_fit_together()
    {
        foreach (var incident in new Caller(options => options.IncidentCount = 1000).AllBySkip(Caller.Xdr + "/api/incidents", 100))
        {
            Assert.InRange(Caller.Time(incident["createdTime"]), Now.AddDays(-30), Now);
            Assert.InRange(Caller.Time(incident["lastUpdateTime"]), Caller.Time(incident["createdTime"]), Now);
            foreach (var alert in incident["alerts"]!)
            {
                Assert.InRange(Caller.Time(alert["creationTime"]), Caller.Time(alert["lastActivity"]), Now);
                Assert.InRange(Caller.Time(alert["firstActivity"]), DateTimeOffset.MinValue, Caller.Time(alert["lastActivity"]));
                Assert.InRange(Caller.Time(alert["lastUpdatedTime"]), Caller.Time(alert["creationTime"]), Now);
                Assert.Equal((string?)alert["status"] == "Resolved", alert["resolvedTime"]!.Type != JTokenType.Null);
            }
        }
    }

    [Fact]
    public void A_merged_incident_names_one_that_exists()
    {
        var all = new Caller(options => options.IncidentCount = 1000).AllBySkip(Caller.Xdr + "/api/incidents", 100);
        var merged = all.Where(one => (string?)one["status"] == "Redirected").ToList();
        Assert.NotEmpty(merged);
        Assert.All(merged, one => Assert.Contains(all, other => (long)other["incidentId"]! == (long)one["redirectIncidentId"]!));
        Assert.All(all.Except(merged), one => Assert.Equal(JTokenType.Null, one["redirectIncidentId"]!.Type));
    }

    [Fact]
    public void Ids_look_like_the_service_s()
    {
        var alerts = new Caller().Values(Caller.Xdr + "/api/incidents").SelectMany(one => one["alerts"]!).ToList();
        Assert.All(alerts, one => Assert.Matches(@"^(da\d{18}_-?\d+|da[0-9a-f-]{36}_1|fa[0-9a-f-]{36}|ca[0-9A-F-]{36}|aa[0-9a-f-]{36}|ad[0-9a-f]{64}|sn[0-9a-f-]{36})$", (string)one["alertId"]!));
        Assert.Contains(alerts, one => ((string)one["alertId"]!).StartsWith("da6", StringComparison.Ordinal));
        Assert.All(alerts.SelectMany(one => one["entities"]!).Where(one => (string?)one["entityType"] == "File"), one =>
        {
            Assert.Matches("^[0-9a-f]{40}$", (string)one["sha1"]!);
            Assert.Matches("^[0-9a-f]{64}$", (string)one["sha256"]!);
        });
    }

    [Fact]
    public void An_incident_is_about_as_large_as_a_real_one()
    {
        var caller = new Caller();
        var page = caller.Simulation.Handle(new("GET", new(Caller.Xdr + "/api/incidents"), new Dictionary<string, string> { ["Authorization"] = "Bearer " + caller.Token(Caller.Xdr) }));
        Assert.InRange(page.ContentLength / 100, 5_000, 12_000);
    }

    [Fact]
    public void An_empty_tenant_has_empty_lists()
    {
        var caller = new Caller(options => options.IncidentCount = 0);
        Assert.Empty(caller.Values(Caller.Xdr + "/api/incidents"));
        Assert.Empty(caller.Values(Caller.Endpoint + "/api/alerts"));
        Assert.Equal(0, (int)caller.Get(Caller.Graph + "/v1.0/security/incidents?$count=true")["@odata.count"]!);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(100_001)]
    public void An_impossible_size_is_refused(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedTenant(new() { IncidentCount = count }));

    [Fact]
    public void Many_threads_read_the_same()
    {
        var caller = new Caller();
        caller.Token(Caller.Xdr);
        caller.Token(Caller.Graph);
        var pages = new string[16];
        Parallel.For(0, pages.Length, i => pages[i] = caller.Get(Caller.Graph + "/v1.0/security/alerts_v2?$top=1000").ToString());
        Assert.All(pages, page => Assert.Equal(pages[0], page));
    }

    private static void SameAlert(JObject old, JObject graph, Dictionary<string, JObject> endpoint)
    {
        Equal(old, graph, ("title", "title"), ("description", "description"), ("category", "category"), ("creationTime", "createdDateTime"),
            ("lastUpdatedTime", "lastUpdateDateTime"), ("resolvedTime", "resolvedDateTime"), ("firstActivity", "firstActivityDateTime"),
            ("lastActivity", "lastActivityDateTime"), ("threatFamilyName", "threatFamilyName"), ("actorName", "actorDisplayName"), ("incidentId", "incidentId"));
        Mapped(old, graph, "status", "severity", "classification", "determination", "investigationState");
        Assert.Equal(old["devices"]!.Select(one => (string?)one["mdatpDeviceId"]), OfType(graph, "deviceEvidence").Select(one => (string?)one["mdeDeviceId"]));
        Assert.Equal(old["entities"]!.Count(), graph["evidence"]!.Count() - OfType(graph, "deviceEvidence").Count() - OfType(graph, "cloudApplicationEvidence").Count());
        Assert.Equal(Entities(old, "Process").Select(one => (string?)one["processCommandLine"]), OfType(graph, "processEvidence").Select(one => (string?)one["processCommandLine"]));
        Assert.Equal(Entities(old, "File").Select(one => (string?)one["sha256"]), OfType(graph, "fileEvidence").Select(one => (string?)one["fileDetails"]!["sha256"]));
        Assert.Equal(Entities(old, "User").Select(one => (string?)one["userPrincipalName"]), OfType(graph, "userEvidence").Select(one => (string?)one["userAccount"]!["userPrincipalName"]));
        Assert.Equal((string?)old["serviceSource"] == "MicrosoftDefenderATP", endpoint.TryGetValue((string)old["alertId"]!, out var mde));
        if (mde is null)
            return;
        Assert.Equal("microsoftDefenderForEndpoint", (string?)graph["serviceSource"]);
        Equal(mde, graph, ("title", "title"), ("alertCreationTime", "createdDateTime"), ("lastUpdateTime", "lastUpdateDateTime"), ("detectorId", "detectorId"), ("threatName", "threatDisplayName"), ("aadTenantId", "tenantId"));
        Assert.Equal((string?)mde["machineId"], OfType(graph, "deviceEvidence").Select(one => (string?)one["mdeDeviceId"]).First());
        Assert.Equal(old["entities"]!.Select(one => (string?)one["entityType"]), mde["evidence"]!.Select(one => (string?)one["entityType"]));
    }

    private static IEnumerable<JToken> OfType(JObject alert, string type) => alert["evidence"]!.Where(one => (string?)one["@odata.type"] == "#microsoft.graph.security." + type);

    private static IEnumerable<JToken> Entities(JObject alert, string type) => alert["entities"]!.Where(one => (string?)one["entityType"] == type);

    private static void Equal(JObject old, JObject graph, params (string Old, string Graph)[] names)
    {
        foreach (var name in names)
            Assert.Equal((string?)old[name.Old], (string?)graph[name.Graph]);
    }

    private static void Mapped(JObject old, JObject graph, params string[] names)
    {
        foreach (var name in names)
        {
            var expected = (string?)old[name] switch
            {
                null or "NotAvailable" or "UnSpecified" => "unknown",
                "NoEnoughDataToValidate" => "notEnoughDataToValidate",
                var value => char.ToLowerInvariant(value[0]) + value[1..],
            };
            Assert.Equal(expected, (string?)graph[name]);
        }
    }

    private static IEnumerable<string> Ids(JObject incident) => incident["alerts"]!.Select(one => (string)one["alertId"]!).Append((string)incident["incidentId"]!);

    private static string Everything(Caller caller) =>
        caller.Get(Caller.Xdr + "/api/incidents").ToString() + caller.Get(Caller.Graph + "/v1.0/security/alerts_v2?$top=1000") + caller.Get(Caller.Endpoint + "/api/alerts?$expand=evidence")
        + caller.Get(Caller.Xdr + "/api/advancedhunting/run", method: "POST", body: "{\"Query\":\"DeviceNetworkEvents\"}")["Results"];
}
