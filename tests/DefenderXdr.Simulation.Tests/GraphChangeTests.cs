using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class GraphChangeTests
{
    private const string Incidents = Caller.Graph + "/v1.0/security/incidents";
    private const string Alerts = Caller.Graph + "/v1.0/security/alerts_v2";
    private const string Xdr = Caller.Xdr + "/api/incidents";
    private readonly Caller caller = new();

    [Fact]
    public void Every_member_that_the_page_lists_is_set_and_the_older_API_shows_those_it_knows()
    {
        var url = Active();
        var answer = caller.Patch(url, """
            {
              "status": "inProgress", "assignedTo": "kai@contoso.com", "classification": "truePositive", "determination": "multiStagedAttack", "customTags": ["Demo"],
              "severity": "low", "displayName": "Renamed", "description": "Told anew", "summary": "In short", "resolvingComment": "Because"
            }
            """);
        Assert.Equal("https://graph.microsoft.com/v1.0/$metadata#security/incidents/$entity", (string?)answer["@odata.context"]);
        Assert.Null(answer["alerts"]);
        Assert.True(JToken.DeepEquals(answer, caller.Get(url)));
        foreach (var (name, value) in new[] { ("status", "inProgress"), ("assignedTo", "kai@contoso.com"), ("classification", "truePositive"), ("determination", "multiStagedAttack"), ("severity", "low"), ("displayName", "Renamed"), ("description", "Told anew"), ("summary", "In short"), ("resolvingComment", "Because") })
            Assert.Equal(value, (string?)answer[name]);
        Assert.Equal(["Demo"], answer["customTags"]!.Values<string>());

        var old = caller.Get($"{Xdr}/{answer["id"]}");
        Assert.Equal(("InProgress", "TruePositive", "MultiStagedAttack", "Low", "Renamed"), ((string?)old["status"], (string?)old["classification"], (string?)old["determination"], (string?)old["severity"], (string?)old["incidentName"]));
        Assert.Equal((string?)answer["lastUpdateDateTime"], (string?)old["lastUpdateTime"]);
    }

    [Theory]
    [InlineData("""{"classification":null}""", "classification", "unknown")]
    [InlineData("""{"classification":"unknown"}""", "determination", "unknown")]
    [InlineData("""{"determination":null}""", "determination", "unknown")]
    [InlineData("""{"assignedTo":null}""", "assignedTo", null)]
    [InlineData("""{"description":null}""", "description", "as before")]
    [InlineData("""{"Classification":"x"}""", null, null)]
    [InlineData("""{"classification":"FalsePositive","determination":"NotMalicious","@odata.type":"#microsoft.graph.security.incident"}""", "determination", "notMalicious")]
    public void Null_clears_and_letter_case_counts_in_names_alone(string body, string? name, string? value)
    {
        var url = Active();
        var before = caller.Get(url);
        caller.Patch(url, """{"classification":"truePositive","determination":"malware","assignedTo":"a@contoso.com","description":"x"}""");
        var answer = caller.Patch(url, body, name is null ? 400 : 200);
        if (name is null)
            Assert.Equal("InvalidRequestBody", (string?)answer["error"]!["code"]);
        else
            Assert.Equal(value == "as before" ? (string?)before[name] : value, (string?)answer[name]);
    }

    [Theory]
    [InlineData("""{"status":"awaitingAction"}""", "InvalidRequestBody")]
    [InlineData("""{"status":"unknownFutureValue"}""", "InvalidRequestBody")]
    [InlineData("""{"status":"new"}""", "InvalidRequestBody")]
    [InlineData("""{"status":"redirected"}""", "InvalidInput")]
    [InlineData("""{"severity":"unknown"}""", "InvalidRequestBody")]
    [InlineData("""{"displayName":""}""", "InvalidRequestBody")]
    [InlineData("""{"classification":"benignPositive"}""", "InvalidRequestBody")]
    [InlineData("""{"classification":"truePositive","determination":"compromisedUser"}""", "InvalidRequestBody")]
    [InlineData("""{"classification":"falsePositive","determination":"clean"}""", "InvalidRequestBody")]
    [InlineData("""{"classification":"falsePositive","determination":"phishing"}""", "InvalidInput")]
    [InlineData("""{"tags":["x"]}""", "InvalidRequestBody")]
    [InlineData("""{"comment":"x"}""", "InvalidRequestBody")]
    public void A_wrong_update_is_refused(string body, string code)
    {
        var error = caller.Patch(Active(), body, 400)["error"]!;
        Assert.Equal(code, (string?)error["code"]);
        Assert.NotNull(error["innerError"]);
    }

    [Theory]
    [InlineData("apt", "truePositive")]
    [InlineData("securityPersonnel", "informationalExpectedActivity")]
    [InlineData("compromisedAccount", "truePositive")]
    [InlineData("notEnoughDataToValidate", "falsePositive")]
    [InlineData("lineOfBusinessApplication", "informationalExpectedActivity")]
    public void The_enumeration_s_own_determinations_are_taken(string determination, string classification) =>
        Assert.Equal(determination, (string?)caller.Patch(Active(), $$"""{"classification":"{{classification}}","determination":"{{determination}}"}""")["determination"]);

    [Fact]
    public void The_documented_alert_update_answers_without_evidence()
    {
        var alert = caller.All(Alerts).First(one => (string?)one["status"] == "new");
        var url = $"{Alerts}/{alert["id"]}";
        var answer = caller.Patch(url, """{"assignedTo":"secAdmin@contoso.onmicrosoft.com","classification":"truePositive","determination":"malware","status":"inProgress"}""");
        Assert.Equal(("inProgress", "secAdmin@contoso.onmicrosoft.com", "truePositive", "malware"), ((string?)answer["status"], (string?)answer["assignedTo"], (string?)answer["classification"], (string?)answer["determination"]));
        Assert.Empty(answer["evidence"]!);
        Assert.Equal(alert["evidence"]!.Count(), caller.Get(url)["evidence"]!.Count());
        Assert.Equal((string?)answer["lastUpdateDateTime"], (string?)caller.Get($"{Incidents}/{alert["incidentId"]}")["lastUpdateDateTime"]);
        foreach (var wrong in new[] { """{"customDetails":{}}""", """{"comments":[]}""", """{"status":"active"}""", "{}" })
            Assert.Equal("InvalidRequestBody", (string?)caller.Patch(url, wrong, 400)["error"]!["code"]);
        Assert.Equal("NotFound", (string?)caller.Patch(Alerts + "/da0", """{"status":"new"}""", 404)["error"]!["code"]);
    }

    [Fact]
    public void A_comment_answers_with_all_of_them()
    {
        var incident = Active();
        var alert = $"{Alerts}/{caller.Values(Alerts)[0]["id"]}";
        foreach (var url in new[] { incident, alert })
        {
            var before = caller.Get(url)["comments"]!.Count();
            caller.Call(url + "/comments", """{"@odata.type":"microsoft.graph.security.alertComment","comment":"One"}""", 200);
            var answer = caller.Call(url + "/comments", """{"@odata.type":"#Microsoft.Graph.Security.AlertComment","comment":"Two"}""", 200);
            Assert.Equal(before + 2, answer["value"]!.Count());
            Assert.Equal(["One", "Two"], answer["value"]!.TakeLast(2).Select(one => (string?)one["comment"]));
            Assert.Equal("API-App:" + SimulatedTenant.DefaultClientId, (string?)answer["value"]!.Last!["createdByDisplayName"]);
            var after = caller.Get(url);
            Assert.True(JToken.DeepEquals(answer["value"], after["comments"]));
            Assert.Equal((string?)after["lastUpdateDateTime"], (string?)after["comments"]!.Last!["createdDateTime"]);
            foreach (var wrong in new[] { """{"comment":"x"}""", """{"@odata.type":"microsoft.graph.security.alert","comment":"x"}""", """{"@odata.type":"microsoft.graph.security.alertComment"}""", """{"@odata.type":"microsoft.graph.security.alertComment","comment":" "}""" })
                Assert.Equal("InvalidRequestBody", (string?)caller.Call(url + "/comments", wrong, 400)["error"]!["code"]);
        }

        caller.Call(Incidents + "/1/comments", """{"@odata.type":"microsoft.graph.security.alertComment","comment":"x"}""", 404);
    }

    [Fact]
    public void A_user_s_changes_bear_the_user_s_name()
    {
        var user = new UserCaller();
        var token = (string)user.Password().Body["access_token"]!;
        var url = $"{Incidents}/{user.Apis.Get(Incidents, token: token)["value"]!.First(one => (string?)one["status"] == "active")["id"]}";
        var comments = user.Apis.Get(url + "/comments", token: token, method: "POST", body: """{"@odata.type":"microsoft.graph.security.alertComment","comment":"mine"}""")["value"]!;
        Assert.Equal(SimulatedTenant.DefaultUserName, (string?)comments.Last!["createdByDisplayName"]);
        Assert.Equal("API-App:" + SimulatedTenant.DefaultUserName, (string?)user.Apis.Get(url, token: token)["lastModifiedBy"]);
    }

    [Fact]
    public void A_merge_redirects_to_the_oldest_and_takes_the_alerts_along()
    {
        var active = caller.All(Incidents + "?$expand=alerts").Where(one => (string?)one["status"] == "active").Take(3).ToList();
        var ids = active.ConvertAll(one => (string)one["id"]!);
        var answer = caller.Call(Incidents + "/mergeIncidents", $$"""{"incidentIds":["{{string.Join("\",\"", ids)}}"],"incidentComment":"Same campaign","mergeReasons":"sameCampaign, sameActor"}""", 200);
        var target = ids.MinBy(long.Parse)!;
        Assert.Equal(target, (string?)answer["targetIncidentId"]);
        var merged = caller.Get($"{Incidents}/{target}?$expand=alerts");
        Assert.Equal(active.SelectMany(one => one["alerts"]!).Select(one => (string?)one["id"]).Order(), merged["alerts"]!.Select(one => (string?)one["id"]).Order());
        Assert.All(merged["alerts"]!, alert => Assert.Equal(target, (string?)alert["incidentId"]));
        Assert.Equal("Same campaign", (string?)merged["comments"]!.Last!["comment"]);
        foreach (var id in ids.Where(id => id != target))
        {
            var graph = caller.Get($"{Incidents}/{id}?$expand=alerts");
            Assert.Equal(("redirected", target), ((string?)graph["status"], (string?)graph["redirectIncidentId"]));
            Assert.Empty(graph["alerts"]!);
            var old = caller.Get($"{Xdr}/{id}");
            Assert.Equal(("Redirected", long.Parse(target, System.Globalization.CultureInfo.InvariantCulture)), ((string?)old["status"], (long)old["redirectIncidentId"]!));
            Assert.Contains(target, (string?)caller.Patch($"{Incidents}/{id}", """{"status":"active"}""", 404)["error"]!["message"], StringComparison.Ordinal);
        }

        // One moment for all of it, and whoever asks for what changed since sees every one.
        Assert.Equal(ids.Order(), caller.All($"{Incidents}?$filter=lastUpdateDateTime ge {merged["lastUpdateDateTime"]}").Select(one => (string)one["id"]!).Order());
        Assert.Contains(ids[0], (string?)caller.Call(Incidents + "/mergeIncidents", $$"""{"incidentIds":["{{ids[0]}}","{{ids[1]}}"]}""", 404)["error"]!["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"incidentIds":["1","2"]}""", 404, "NotFound")]
    [InlineData("""{"incidentIds":["1","1"]}""", 400, "InvalidInput")]
    [InlineData("""{"incidentIds":[]}""", 400, "InvalidRequestBody")]
    [InlineData("""{"incidentComment":"x"}""", 400, "InvalidRequestBody")]
    [InlineData("""{"incidentIds":["1","2"],"mergeReasons":"bored"}""", 400, "InvalidRequestBody")]
    public void A_wrong_merge_is_refused(string body, int status, string code) =>
        Assert.Equal(code, (string?)caller.Call(Incidents + "/mergeIncidents", body, status)["error"]!["code"]);

    [Fact]
    public void Alerts_move_to_an_incident_or_into_a_new_one()
    {
        var sources = caller.All(Incidents + "?$expand=alerts").Where(one => one["alerts"]!.Count() > 2).Take(2).ToList();
        var ids = sources.ConvertAll(one => (string)one["alerts"]![1]!["id"]!);
        var target = (string)caller.All(Incidents + "?$expand=alerts").First(one => !sources.Exists(source => (string?)source["id"] == (string?)one["id"]))["id"]!;
        var answer = caller.Call(Alerts + "/moveAlerts", $$"""{"alertIds":["{{ids[0]}}","{{ids[1]}}"],"incidentId":"{{target}}","alertComment":"belongs there","newCorrelationReasons":"sharedIndicators"}""", 200);
        Assert.Equal(target, (string?)answer["targetIncidentId"]);
        foreach (var id in ids)
        {
            var alert = caller.Get($"{Alerts}/{id}");
            Assert.Equal((target, "belongs there"), ((string?)alert["incidentId"], (string?)alert["comments"]!.Last!["comment"]));
        }

        Assert.All(sources, source => Assert.Equal(source["alerts"]!.Count() - 1, caller.Values($"{Incidents}/{source["id"]}/alerts").Count));
        Assert.Equal(ids, caller.Get($"{Xdr}/{target}")["alerts"]!.TakeLast(2).Select(one => (string)one["alertId"]!));

        var count = caller.Get(Incidents + "?$count=true&$top=1")["@odata.count"]!;
        var opened = (string)caller.Call(Alerts + "/moveAlerts", $$"""{"alertIds":["{{ids[0]}}"],"incidentId":null}""", 200)["targetIncidentId"]!;
        var fresh = caller.Values(Incidents)[0];
        Assert.Equal((opened, "active", "unknown"), ((string?)fresh["id"], (string?)fresh["status"], (string?)fresh["classification"]));
        Assert.Equal((int)count + 1, (int)caller.Get(Incidents + "?$count=true&$top=1")["@odata.count"]!);
        Assert.Equal([ids[0]], caller.Values($"{Incidents}/{opened}/alerts").Select(one => (string)one["id"]!));

        // Where it is already it stays, and that is no change.
        var before = ((SimulatedTenant)caller.Simulation).Changes.Count;
        caller.Call(Alerts + "/moveAlerts", $$"""{"alertIds":["{{ids[0]}}"],"incidentId":"{{opened}}"}""", 200);
        Assert.Equal(before, ((SimulatedTenant)caller.Simulation).Changes.Count);
        caller.Call(Alerts + "/moveAlerts", $$"""{"alertIds":["{{ids[0]}}"],"incidentId":"1"}""", 404);
        caller.Call(Alerts + "/moveAlerts", """{"alertIds":["da0"]}""", 404);
    }

    [Fact]
    public void Skip_goes_as_far_as_documented_and_links_lead_on()
    {
        var large = new Caller(options => options.IncidentCount = 400);
        Assert.Contains("cannot exceed 500", (string?)large.Get(Alerts + "?$skip=501", 400)["error"]!["message"], StringComparison.Ordinal);
        Assert.NotEmpty(large.Values(Alerts + "?$skip=500"));
        Assert.True(large.All(Alerts).Count > 600);
        Assert.Single(large.Values(Incidents + "?$skip=399"));
    }

    [Theory]
    [InlineData(Incidents, "severity eq 'high'")]
    [InlineData(Alerts, "status eq 'new'")]
    public void The_bare_count_is_a_number(string list, string filter)
    {
        var answer = caller.Send("GET", $"{list}/$count?$filter={filter}");
        Assert.Equal(("text/plain", caller.All($"{list}?$filter={filter}").Count.ToString(System.Globalization.CultureInfo.InvariantCulture)), (answer.ContentType, answer.Body));
        caller.Get(list + "/$count?$top=1", 400);
    }

    private string Active() => $"{Incidents}/{caller.Values(Incidents).First(one => (string?)one["status"] == "active")["id"]}";
}
