using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class GraphTests
{
    private const string Incidents = Caller.Graph + "/v1.0/security/incidents";
    private const string Alerts = Caller.Graph + "/v1.0/security/alerts_v2";
    private static readonly Caller caller = new();

    [Fact]
    public void Pages_of_fifty_lead_to_every_incident_once_and_links_stand_before_values()
    {
        var page = caller.Get(Incidents + "?$count=true");
        Assert.Equal(["@odata.context", "@odata.count", "@odata.nextLink", "value"], page.Properties().Select(one => one.Name));
        Assert.Equal((120, 50), ((int)page["@odata.count"]!, page["value"]!.Count()));
        var ids = caller.All(Incidents).Select(one => (string)one["id"]!).ToList();
        Assert.Equal(120, ids.Count);
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(ids, caller.All(Incidents + "?$top=7").Select(one => (string)one["id"]!));
        Assert.Equal(ids.Skip(5), caller.All(Incidents + "?$top=20&$skip=5").Select(one => (string)one["id"]!));
    }

    [Fact]
    public void A_next_link_leads_back_to_the_caller_s_host_with_all_that_was_asked()
    {
        var link = (string)caller.Get("http://127.0.0.1:81/v1.0/security/incidents?$top=3&$filter=severity eq 'high'&$expand=alerts", token: caller.Token(Caller.Graph))["@odata.nextLink"]!;
        Assert.StartsWith("http://127.0.0.1:81/v1.0/security/incidents?$top=3&$filter=severity%20eq%20%27high%27&$expand=alerts&$skiptoken=", link.Replace("'", "%27", StringComparison.Ordinal), StringComparison.Ordinal);
        caller.Get(Incidents + "?$skiptoken=nonsense", 400);
    }

    [Fact]
    public void Alerts_page_to_the_end_newest_first()
    {
        var alerts = caller.All(Alerts);
        Assert.Equal(100, caller.Values(Alerts).Count);
        Assert.Equal(alerts.Select(one => (string)one["id"]!).Distinct().Count(), alerts.Count);
        Assert.Equal(alerts.Select(one => Caller.Time(one["createdDateTime"])).OrderDescending(), alerts.Select(one => Caller.Time(one["createdDateTime"])));
        var embedded = caller.All(Incidents + "?$expand=alerts").SelectMany(one => one["alerts"]!).Select(one => (string)one["id"]!);
        Assert.Equal(embedded.Order(), alerts.Select(one => (string)one["id"]!).Order());
        Assert.Equal(alerts.Count, caller.Values(Alerts + "?$top=1000").Count);
    }

    [Theory]
    [InlineData(Incidents, "severity eq 'high'", "severity", "high")]
    [InlineData(Incidents, "classification eq 'TruePositive'", "classification", "truePositive")]
    [InlineData(Incidents, "determination eq 'phishing'", "determination", "phishing")]
    [InlineData(Alerts, "serviceSource eq 'microsoftDefenderForOffice365'", "serviceSource", "microsoftDefenderForOffice365")]
    [InlineData(Alerts, "status eq 'inProgress'", "status", "inProgress")]
    public void A_filter_keeps_exactly_what_matches(string list, string filter, string name, string value)
    {
        var expected = caller.All(list).Where(one => (string?)one[name] == value).Select(one => (string)one["id"]!).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, caller.All($"{list}?$filter={Uri.EscapeDataString(filter)}").Select(one => (string)one["id"]!));
    }

    [Fact]
    public void A_lambda_finds_the_alerts_of_a_device()
    {
        var all = caller.All(Alerts);
        var device = (string)all.SelectMany(one => one["evidence"]!).First(one => one["deviceDnsName"] is not null)["deviceDnsName"]!;
        var expected = all.Where(one => one["evidence"]!.Any(evidence => (string?)evidence["deviceDnsName"] == device)).Select(one => (string)one["id"]!).ToList();
        var filter = $"severity ne 'unknown' and evidence/any(e: e/microsoft.graph.security.deviceEvidence/deviceDnsName eq '{device}')";
        Assert.Equal(expected, caller.All($"{Alerts}?$filter={Uri.EscapeDataString(filter)}").Select(one => (string)one["id"]!));
    }

    [Fact]
    public void A_lambda_finds_the_alerts_of_users()
    {
        var all = caller.All(Alerts);
        var users = all.SelectMany(one => one["evidence"]!).Where(one => ((string)one["@odata.type"]!).EndsWith("userEvidence", StringComparison.Ordinal))
            .Select(one => (string)one["userAccount"]!["userPrincipalName"]!).Distinct().Take(2).ToArray();
        var expected = all.Where(one => one["evidence"]!.Any(evidence =>
            ((string)evidence["@odata.type"]!).EndsWith("userEvidence", StringComparison.Ordinal) && users.Contains((string?)evidence["userAccount"]!["userPrincipalName"])));
        var filter = string.Join(" or ", users.Select(user => $"evidence/any(e: e/microsoft.graph.security.userEvidence/userAccount/userPrincipalName eq '{user}')"));
        Assert.Equal(expected.Select(one => (string)one["id"]!), caller.All($"{Alerts}?$filter={Uri.EscapeDataString($"({filter})")}").Select(one => (string)one["id"]!));
    }

    [Theory]
    [InlineData("microsoft365Defender")]
    [InlineData("dataLossPrevention")]
    [InlineData("microsoftSecurityForAI")]
    public void A_product_that_raised_nothing_is_no_error(string product) =>
        Assert.Empty(caller.All($"{Alerts}?$filter=serviceSource eq '{product}'"));

    [Fact]
    public void Order_by_a_date_turns_the_list_around()
    {
        var newest = caller.All(Incidents + "?$orderby=lastUpdateDateTime desc").Select(one => Caller.Time(one["lastUpdateDateTime"])).ToList();
        var oldest = caller.All(Incidents + "?$orderby=lastUpdateDateTime").Select(one => Caller.Time(one["lastUpdateDateTime"])).ToList();
        Assert.Equal(newest.OrderDescending(), newest);
        Assert.Equal(newest.Order(), oldest);
    }

    [Theory]
    [InlineData(Incidents + "?$top=51", "50")]
    [InlineData(Alerts + "?$top=1001", "1000")]
    [InlineData(Alerts + "?$filter=investigationState eq 'running'", "Invalid filter clause")]
    [InlineData(Alerts + "?$expand=evidence", "$expand")]
    [InlineData(Incidents + "?$select=id", "$select")]
    [InlineData(Incidents + "?$expand=nothing", "nothing")]
    public void A_wrong_query_is_refused_and_says_why(string url, string named)
    {
        var error = caller.Get(url, 400)["error"]!;
        Assert.Equal("BadRequest", (string?)error["code"]);
        Assert.Contains(named, (string)error["message"]!, StringComparison.Ordinal);
        Assert.NotNull(error["innerError"]!["request-id"]);
    }

    [Fact]
    public void Alerts_come_with_an_incident_only_when_asked_for()
    {
        var id = (string)caller.Values(Incidents)[3]["id"]!;
        Assert.Null(caller.Get($"{Incidents}/{id}")["alerts"]);
        var expanded = caller.Get($"{Incidents}/{id}?$expand=alerts")["alerts"]!;
        Assert.True(JToken.DeepEquals(expanded, caller.Get($"{Incidents}/{id}/alerts")["value"]));
        var alert = caller.Get($"{Alerts}/{expanded[0]!["id"]}");
        alert.Remove("@odata.context");
        Assert.True(JToken.DeepEquals(expanded[0], alert));
        caller.Get(Incidents + "/7", 404);
        caller.Get(Alerts + "/da0", 404);
    }

    [Fact]
    public void Newer_members_come_only_to_those_who_prefer_them()
    {
        var plain = caller.Get(Alerts + "?$top=1000")["value"]!;
        var full = caller.Get(Alerts + "?$top=1000", headers: new() { ["Prefer"] = "odata.maxpagesize=5, include-unknown-enum-members" })["value"]!;
        var sentinel = full.First(one => (string?)one["serviceSource"] == "microsoftSentinel");
        var same = plain.Single(one => (string?)one["id"] == (string?)sentinel["id"]);
        Assert.Equal(("unknownFutureValue", "unknownFutureValue"), ((string?)same["serviceSource"], (string?)same["detectionSource"]));
        Assert.Contains(full.SelectMany(one => one["evidence"]!), one => (string?)one["remediationStatus"] == "active");
        Assert.DoesNotContain(plain.SelectMany(one => one["evidence"]!), one => (string?)one["remediationStatus"] == "active");
    }

    [Fact]
    public void Every_kind_of_evidence_occurs()
    {
        var kinds = caller.All(Alerts).SelectMany(one => one["evidence"]!).Select(one => ((string)one["@odata.type"]!).Split('.')[^1]).Distinct().Order();
        Assert.Equal(
        [
            "analyzedMessageEvidence", "azureResourceEvidence", "cloudApplicationEvidence", "containerEvidence", "deviceEvidence", "fileEvidence", "ipEvidence",
            "kubernetesClusterEvidence", "kubernetesPodEvidence", "mailboxEvidence", "mailClusterEvidence", "processEvidence", "registryValueEvidence",
            "securityGroupEvidence", "urlEvidence", "userEvidence",
        ], kinds.Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Cloud_evidence_nests_and_every_level_says_what_it_is()
    {
        var container = caller.All(Alerts).SelectMany(one => one["evidence"]!).First(one => (string?)one["@odata.type"] == "#microsoft.graph.security.containerEvidence");
        foreach (var (path, type) in new[]
        {
            ("image", "containerImageEvidence"), ("image.registry", "containerRegistryEvidence"), ("pod", "kubernetesPodEvidence"), ("pod.podIp", "ipEvidence"),
            ("pod.serviceAccount", "kubernetesServiceAccountEvidence"), ("pod.namespace", "kubernetesNamespaceEvidence"), ("pod.namespace.cluster", "kubernetesClusterEvidence"),
            ("pod.namespace.cluster.cloudResource", "azureResourceEvidence"),
        })
        {
            var inner = container.SelectToken(path)!;
            Assert.Equal("#microsoft.graph.security." + type, (string?)inner["@odata.type"]);
            Assert.Equal((string?)container["createdDateTime"], (string?)inner["createdDateTime"]);
        }

        Assert.Matches("^[0-9a-f]{64}$", (string?)container["containerId"]);
        Assert.StartsWith("/subscriptions/", (string?)container.SelectToken("pod.namespace.cluster.cloudResource.resourceId"), StringComparison.Ordinal);
        Assert.NotEmpty(container.SelectToken("pod.labels")!);
        Assert.DoesNotContain("{", string.Concat(container["args"]!.Values<string>()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_s_alerts_carry_its_own_details()
    {
        var detailed = caller.All(Alerts).FindAll(one => one["customDetails"]!.Any());
        Assert.Contains(detailed, one => (string?)one["title"] == "Scheduled task runs a file from ProgramData" && (string?)one["customDetails"]!["TaskFile"] == "winupd.exe");
        Assert.All(detailed, one => Assert.Contains((string?)one["detectionSource"], new[] { "customDetection", "unknownFutureValue" }));
    }
}
