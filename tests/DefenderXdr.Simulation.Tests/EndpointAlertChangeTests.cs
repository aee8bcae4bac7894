using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class EndpointAlertChangeTests
{
    private const string Alerts = Caller.Endpoint + "/api/alerts";
    private const string Graph = Caller.Graph + "/v1.0/security/alerts_v2";

    [Fact]
    public void An_update_is_made_and_seen_on_every_API()
    {
        var caller = new Caller();
        var before = New(caller)[0];
        var url = $"{Alerts}/{before["id"]}";
        var answer = caller.Patch(url, """{"status":"Resolved","assignedTo":"secop2@contoso.com","classification":"FalsePositive","determination":"NotMalicious","comment":"Resolve my alert and assign to secop2"}""");
        Assert.Equal(
            ("Resolved", "secop2@contoso.com", "FalsePositive", "NotMalicious"),
            ((string?)answer["status"], (string?)answer["assignedTo"], (string?)answer["classification"], (string?)answer["determination"]));
        Assert.Equal((string?)answer["lastUpdateTime"], (string?)answer["resolvedTime"]);
        Assert.Equal("Resolve my alert and assign to secop2", (string?)answer["comments"]!.Last!["comment"]);
        Assert.NotEmpty(answer["evidence"]!);
        Assert.True(JToken.DeepEquals(answer, caller.Get(url)));

        var graph = caller.Get($"{Graph}/{before["id"]}");
        Assert.Equal(("resolved", "falsePositive", "notMalicious"), ((string?)graph["status"], (string?)graph["classification"], (string?)graph["determination"]));
        var incident = caller.Get($"{Caller.Xdr}/api/incidents/{before["incidentId"]}");
        Assert.Equal("Resolved", (string?)incident["alerts"]!.Single(alert => (string?)alert["alertId"] == (string?)before["id"])["status"]);
        Assert.Equal((string?)answer["lastUpdateTime"], (string?)incident["lastUpdateTime"]);
        Assert.Equal([(string?)before["id"]], caller.Values($"{Alerts}?$filter=lastUpdateTime ge {answer["lastUpdateTime"]}").Select(one => (string?)one["id"]));
    }

    [Theory]
    [InlineData("{}", "InvalidRequestBody")]
    [InlineData("""{"Comment":"x"}""", "InvalidRequestBody")]
    [InlineData("""{"status":"Active"}""", "InvalidRequestBody")]
    [InlineData("""{"determination":"notEnoughDataToValidate"}""", "InvalidRequestBody")]
    [InlineData("""{"classification":"TruePositive","determination":"Clean"}""", "InvalidInput")]
    public void A_wrong_update_is_refused(string body, string code)
    {
        var caller = new Caller();
        var url = $"{Alerts}/{New(caller)[0]["id"]}";
        var before = caller.Get(url);
        Assert.Equal(code, (string?)caller.Patch(url, body, 400)["error"]!["code"]);
        Assert.True(JToken.DeepEquals(before, caller.Get(url)));
    }

    [Fact]
    public void An_alert_of_another_product_or_of_none_is_not_found()
    {
        var caller = new Caller();
        var foreign = (string)caller.All(Graph).First(one => (string?)one["serviceSource"] == "microsoftDefenderForOffice365")["id"]!;
        foreach (var id in new[] { foreign, "da0" })
        {
            Assert.Equal("ResourceNotFound", (string?)caller.Patch($"{Alerts}/{id}", """{"status":"New"}""", 404)["error"]!["code"]);
            caller.Call(Alerts + "/batchUpdate", $$"""{"alertIds":["{{New(caller)[0]["id"]}}","{{id}}"],"status":"Resolved"}""", 404);
            caller.Get($"{Alerts}/{id}/machine", 404);
        }

        Assert.Empty(((SimulatedTenant)caller.Simulation).Changes);
    }

    [Fact]
    public void A_batch_changes_all_of_its_alerts_at_one_moment_and_answers_with_nothing()
    {
        var caller = new Caller();
        var ids = New(caller).Take(5).Select(one => (string)one["id"]!).ToList();
        var answer = caller.Send("POST", Alerts + "/batchUpdate", $$"""{"alertIds":["{{string.Join("\",\"", ids)}}","{{ids[0]}}"],"status":"Resolved","classification":"InformationalExpectedActivity","determination":"ConfirmedUserActivity","comment":"weekly"}""");
        Assert.Equal((200, ""), (answer.StatusCode, answer.Body));
        var after = ids.ConvertAll(id => caller.Get($"{Alerts}/{id}"));
        Assert.All(after, one => Assert.Equal(("Resolved", "ConfirmedActivity"), ((string?)one["status"], (string?)one["determination"])));
        Assert.All(after, one => Assert.Equal("weekly", (string?)one["comments"]!.Last!["comment"]));
        Assert.Single(after.Select(one => (string?)one["lastUpdateTime"]).Distinct());
    }

    [Fact]
    public void A_batch_without_ids_without_changes_or_too_large_is_refused()
    {
        var caller = new Caller();
        Assert.Equal("MissingRequiredParameter", Code("""{"status":"Resolved"}"""));
        Assert.Equal("InvalidRequestBody", Code("""{"alertIds":[],"status":"Resolved"}"""));
        Assert.Equal("InvalidRequestBody", Code("""{"alertIds":["da0"]}"""));
        Assert.Equal("MaximumBatchSizeExceeded", Code($$"""{"alertIds":["{{string.Join("\",\"", Enumerable.Range(0, 501))}}"],"status":"Resolved"}"""));

        string? Code(string body) => (string?)caller.Call(Alerts + "/batchUpdate", body, 400)["error"]!["code"];
    }

    [Theory]
    [InlineData("DeviceProcessEvents", "Process")]
    [InlineData("DeviceFileEvents", "File")]
    [InlineData("DeviceNetworkEvents", "Ip")]
    [InlineData("DeviceLogonEvents", "User")]
    public void A_hunting_row_becomes_an_alert_in_an_incident_of_its_own(string table, string entity)
    {
        var caller = new Caller();
        var row = Row(caller, table);
        var alert = caller.Call(Alerts + "/CreateAlertByReference", Reference(row), 200);
        Assert.Equal("https://api.securitycenter.microsoft.com/api/$metadata#Alerts/$entity", (string?)alert["@odata.context"]);
        Assert.Equal(
            ("Curious {user}", "High", "Execution", "New", "Manual"),
            ((string?)alert["title"], (string?)alert["severity"], (string?)alert["category"], (string?)alert["status"], (string?)alert["detectionSource"]));
        Assert.Equal((string?)row["DeviceId"], (string?)alert["machineId"]);
        Assert.Equal(Caller.Time(row["Timestamp"]), Caller.Time(alert["lastEventTime"]));
        var evidence = Assert.Single(alert["evidence"]!, one => (string?)one["entityType"] == entity);
        if (table == "DeviceProcessEvents")
            Assert.Equal((string?)row["ProcessCommandLine"], (string?)evidence["processCommandLine"]);
        Assert.True(JToken.DeepEquals(alert, caller.Get($"{Alerts}/{alert["id"]}")));
        Assert.Equal((string?)alert["id"], (string?)caller.Values(Alerts)[0]["id"]);

        var incident = caller.Get($"{Caller.Xdr}/api/incidents/{alert["incidentId"]}");
        Assert.Equal(("Curious {user}", "Active", "High"), ((string?)incident["incidentName"], (string?)incident["status"], (string?)incident["severity"]));
        Assert.Equal((string?)incident["incidentId"], (string?)caller.Values(Caller.Xdr + "/api/incidents")[0]["incidentId"]);
        Assert.Equal("Isolate it", (string?)caller.Get($"{Graph}/{alert["id"]}")["recommendedActions"]);
        Assert.Equal(120 + 1, caller.AllBySkip(Caller.Xdr + "/api/incidents", 100).Count);

        // The event is no second time in the tables because it is an alert now.
        Assert.Single(Rows(caller, $"{table} | where ReportId == {row["ReportId"]}"));
    }

    [Fact]
    public void A_second_event_joins_the_open_alert_of_the_same_title_on_the_same_device()
    {
        var caller = new Caller();
        var rows = Rows(caller, "DeviceProcessEvents | take 500").GroupBy(row => (string?)row["DeviceId"]).First(group => group.Count() > 1).ToList();
        var first = caller.Call(Alerts + "/createAlertByReference", Reference(rows[0]), 200);
        var second = caller.Call(Alerts + "/createAlertByReference", Reference(rows[1]), 200);
        Assert.Equal((string?)first["id"], (string?)second["id"]);
        Assert.Equal(rows.Take(2).Max(row => Caller.Time(row["Timestamp"])), Caller.Time(second["lastEventTime"]));
        Assert.True(Caller.Time(second["lastUpdateTime"]) > Caller.Time(first["lastUpdateTime"]));
        caller.Patch($"{Alerts}/{first["id"]}", """{"status":"Resolved"}""");
        Assert.NotEqual((string?)first["id"], (string?)caller.Call(Alerts + "/createAlertByReference", Reference(rows[1]), 200)["id"]);
    }

    [Theory]
    [InlineData("reportId", "1", 404, "ResourceNotFound")]
    [InlineData("reportId", 1, 400, "InvalidRequestBody")]
    [InlineData("machineId", "0000000000000000000000000000000000000000", 404, "ResourceNotFound")]
    [InlineData("eventTime", "2026-11-20T00:00:00Z", 404, "ResourceNotFound")]
    [InlineData("eventTime", "yesterday", 400, "InvalidRequestBody")]
    [InlineData("severity", "Informational", 400, "InvalidRequestBody")]
    [InlineData("category", "Mischief", 400, "InvalidRequestBody")]
    [InlineData("title", null, 400, "MissingRequiredParameter")]
    [InlineData("recommendedAction", null, 400, "MissingRequiredParameter")]
    [InlineData("Title", "x", 400, "InvalidRequestBody")]
    public void A_wrong_reference_is_refused(string name, object? value, int status, string code)
    {
        var caller = new Caller();
        var body = JObject.Parse(Reference(Row(caller, "DeviceProcessEvents")));
        if (value is null)
            body.Remove(name);
        else
            body[name] = JToken.FromObject(value);
        Assert.Equal(code, (string?)caller.Call(Alerts + "/CreateAlertByReference", body.ToString(), status)["error"]!["code"]);
        Assert.Empty(((SimulatedTenant)caller.Simulation).Changes);
    }

    [Fact]
    public void What_an_alert_touches_is_what_its_evidence_says()
    {
        var caller = new Caller();
        var all = caller.Values(Alerts + "?$expand=evidence");
        var alert = all.First(one => new[] { "Ip", "Url", "File", "Process" }.All(kind => one["evidence"]!.Any(evidence => (string?)evidence["entityType"] == kind)));
        var url = $"{Alerts}/{alert["id"]}";

        var files = caller.Get(url + "/files");
        Assert.Equal("https://api.securitycenter.microsoft.com/api/$metadata#Files", (string?)files["@odata.context"]);
        Assert.Equal(Evidence("sha1").Order(), files["value"]!.Select(one => (string)one["sha1"]!).Order());
        Assert.All(files["value"]!, one => Assert.Matches("^[0-9a-f]{32}$", (string)one["md5"]!));
        Assert.Equal(Evidence("ipAddress"), caller.Values(url + "/ips").Select(one => (string)one["id"]!));
        Assert.Equal(Evidence("url").Select(one => new Uri(one).Host), caller.Values(url + "/domains").Select(one => (string)one["host"]!));

        var machine = caller.Get(url + "/machine");
        Assert.Equal(((string?)alert["machineId"], (string?)alert["computerDnsName"]), ((string?)machine["id"], (string?)machine["computerDnsName"]));
        Assert.InRange(Caller.Time(machine["lastSeen"]), Caller.Time(machine["firstSeen"]), new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
        var user = caller.Get(url + "/user");
        Assert.Equal(((string?)alert["relatedUser"]!["userName"], (string?)alert["relatedUser"]!["domainName"]), ((string?)user["accountName"], (string?)user["accountDomain"]));
        Assert.Matches(@"^S-1-5-21-", (string?)user["accountSid"]);

        var bare = all.First(one => one["evidence"]!.All(evidence => (string?)evidence["entityType"] is not ("Ip" or "Url")));
        Assert.Empty(caller.Values($"{Alerts}/{bare["id"]}/ips"));
        Assert.Empty(caller.Values($"{Alerts}/{bare["id"]}/domains"));

        IEnumerable<string> Evidence(string name) => alert["evidence"]!.Select(one => (string?)one[name]).OfType<string>().Distinct();
    }

    private static List<JObject> New(Caller caller) => caller.Values(Alerts + "?$filter=status eq 'New'");

    private static JObject Row(Caller caller, string table) => Rows(caller, table + " | take 400")[^1];

    private static List<JObject> Rows(Caller caller, string query) =>
        [.. caller.Call(Caller.Endpoint + "/api/advancedqueries/run", new JObject { ["Query"] = query }.ToString(), 200)["Results"]!.Cast<JObject>()];

    private static string Reference(JObject row) => new JObject
    {
        ["machineId"] = row["DeviceId"],
        ["severity"] = "High",
        ["title"] = "Curious {user}",
        ["description"] = "Found by hand",
        ["recommendedAction"] = "Isolate it",
        ["eventTime"] = row["Timestamp"],
        ["reportId"] = (string?)row["ReportId"],
        ["category"] = "Execution",
    }.ToString();
}
