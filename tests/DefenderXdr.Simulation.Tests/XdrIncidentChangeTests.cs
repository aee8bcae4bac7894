using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class XdrIncidentChangeTests
{
    private const string Incidents = Caller.Xdr + "/api/incidents";
    private const string Graph = Caller.Graph + "/v1.0/security/incidents";

    [Fact]
    public void The_documented_update_is_made_and_seen_on_every_API()
    {
        var caller = new Caller();
        var before = caller.Values(Incidents).First(one => (string?)one["status"] == "Active");
        var url = $"{Incidents}/{before["incidentId"]}";
        var answer = caller.Patch(url, """
            {
              "status": "Resolved",
              "assignedTo": "secop2@contoso.com",
              "classification": "TruePositive",
              "determination": "Malware",
              "tags": [ "Yossi's playground", "Don't mess with the Zohan" ],
              "comment": "pen testing"
            }
            """);
        Assert.Equal("https://api.security.microsoft.com/api/$metadata#Incidents/$entity", (string?)answer["@odata.context"]);
        Assert.Equal(("Resolved", "secop2@contoso.com", "TruePositive", "Malware"), ((string?)answer["status"], (string?)answer["assignedTo"], (string?)answer["classification"], (string?)answer["determination"]));
        Assert.Equal(["Yossi's playground", "Don't mess with the Zohan"], answer["tags"]!.Values<string>());
        Assert.Equal(("pen testing", "API-App:" + SimulatedTenant.DefaultClientId), ((string?)answer["comments"]!.Last!["comment"], (string?)answer["comments"]!.Last!["createdBy"]));
        Assert.Equal(before["comments"]!.Count() + 1, answer["comments"]!.Count());
        Assert.True(Caller.Time(answer["lastUpdateTime"]) > Caller.Time(before["lastUpdateTime"]));
        Assert.Equal((string?)before["incidentName"], (string?)answer["incidentName"]);
        Assert.True(JToken.DeepEquals(answer, caller.Get(url)));
        Assert.All(answer["alerts"]!, alert => Assert.Equal("Resolved", (string?)alert["status"]));

        var graph = caller.Get($"{Graph}/{before["incidentId"]}?$expand=alerts");
        Assert.Equal(("resolved", "truePositive", "malware", "secop2@contoso.com"), ((string?)graph["status"], (string?)graph["classification"], (string?)graph["determination"], (string?)graph["assignedTo"]));
        Assert.Equal((string?)answer["lastUpdateTime"], (string?)graph["lastUpdateDateTime"]);
        Assert.Equal("API-App:" + SimulatedTenant.DefaultClientId, (string?)graph["lastModifiedBy"]);
        Assert.All(graph["alerts"]!, alert => Assert.Equal("resolved", (string?)alert["status"]));
        Assert.Equal([(string?)before["incidentId"]], caller.Values($"{Incidents}?$filter=lastUpdateTime ge {answer["lastUpdateTime"]}").Select(one => (string?)one["incidentId"]));
    }

    [Theory]
    [InlineData("CompromisedUser", "TruePositive", "CompromisedAccount")]
    [InlineData("CompromisedAccount", "TruePositive", "CompromisedAccount")]
    [InlineData("Clean", "FalsePositive", "NotMalicious")]
    [InlineData("NotMalicious", "FalsePositive", "NotMalicious")]
    [InlineData("InsufficientData", "FalsePositive", "NoEnoughDataToValidate")]
    [InlineData("NoEnoughDataToValidate", "FalsePositive", "NoEnoughDataToValidate")]
    [InlineData("ConfirmedUserActivity", "InformationalExpectedActivity", "ConfirmedActivity")]
    [InlineData("confirmedActivity", "informationalExpectedActivity", "ConfirmedActivity")]
    public void Every_spelling_of_a_determination_that_a_page_has_is_taken(string sent, string classification, string stored)
    {
        var caller = new Caller();
        var answer = caller.Patch(First(caller), $$"""{"classification":"{{classification}}","determination":"{{sent}}"}""");
        Assert.Equal(stored, (string?)answer["determination"]);
    }

    [Theory]
    [InlineData("""{"status":"InProgress"}""", "status", "InProgress")]
    [InlineData("""{"status":"Resolved"}""", "classification", "Unknown")]
    [InlineData("""{"assignedTo":null}""", "assignedTo", null)]
    [InlineData("""{"assignedTo":""}""", "assignedTo", null)]
    [InlineData("""{"tags":["a","a"],"@odata.type":"x"}""", "tags", "[\"a\"]")]
    [InlineData("""{"tags":[]}""", "tags", "[]")]
    public void A_member_alone_changes_alone(string body, string name, string? value)
    {
        var caller = new Caller();
        var url = Incidents + "/" + caller.Values(Incidents).First(one => (string?)one["status"] == "Active" && one["assignedTo"]!.Type != JTokenType.Null)["incidentId"];
        caller.Patch(url, """{"tags":["old"]}""");
        var before = caller.Get(url);
        var after = caller.Patch(url, body);
        Assert.Equal(value, after[name] is JArray list ? list.ToString(Newtonsoft.Json.Formatting.None) : (string?)after[name]);
        foreach (var other in new[] { "incidentName", "assignedTo", "classification", "determination", "severity", "tags", "comments" })
            if (other != name)
                Assert.True(JToken.DeepEquals(before[other], after[other]), other);
    }

    [Fact]
    public void The_service_s_own_tags_stay_the_service_s()
    {
        var caller = new Caller();
        var id = (string)caller.All(Graph).First(one => one["systemTags"]!.Any())["id"]!;
        caller.Patch($"{Incidents}/{id}", """{"tags":["mine","Defender Experts"]}""");
        var graph = caller.Get($"{Graph}/{id}");
        Assert.Equal(["mine"], graph["customTags"]!.Values<string>());
        Assert.Equal(["Defender Experts"], graph["systemTags"]!.Values<string>());
    }

    [Theory]
    [InlineData("", "InvalidRequestBody", "JSON object")]
    [InlineData("[]", "InvalidRequestBody", "JSON object")]
    [InlineData("""{"status":"Active"} more""", "InvalidRequestBody", "JSON object")]
    [InlineData("{}", "InvalidRequestBody", "changes nothing")]
    [InlineData("""{"Status":"Active"}""", "InvalidRequestBody", "'Status'")]
    [InlineData("""{"severity":"High"}""", "InvalidRequestBody", "'severity'")]
    [InlineData("""{"status":"New"}""", "InvalidRequestBody", "Active, InProgress, Resolved, Redirected")]
    [InlineData("""{"status":null}""", "InvalidRequestBody", "null")]
    [InlineData("""{"status":1}""", "InvalidRequestBody", "string")]
    [InlineData("""{"classification":"Unknown"}""", "InvalidRequestBody", "TruePositive")]
    [InlineData("""{"classification":"TruePositive","determination":"Apt"}""", "InvalidRequestBody", "'Apt'")]
    [InlineData("""{"comment":""}""", "InvalidRequestBody", "'comment' is empty")]
    [InlineData("""{"tags":"one"}""", "InvalidRequestBody", "list")]
    [InlineData("""{"tags":[1]}""", "InvalidRequestBody", "list")]
    [InlineData("""{"status":"Redirected"}""", "InvalidInput", "merged")]
    [InlineData("""{"determination":"Malware"}""", "InvalidInput", "'Unknown'")]
    [InlineData("""{"classification":"FalsePositive","determination":"Malware"}""", "InvalidInput", "NotMalicious")]
    public void A_wrong_update_is_refused_and_changes_nothing(string body, string code, string named)
    {
        var caller = new Caller();
        var url = First(caller);
        var before = caller.Get(url);
        var error = caller.Patch(url, body, 400)["error"]!;
        Assert.Equal(code, (string?)error["code"]);
        Assert.Contains(named, (string)error["message"]!, StringComparison.Ordinal);
        Assert.True(JToken.DeepEquals(before, caller.Get(url)));
    }

    [Fact]
    public void An_unknown_incident_is_not_found_and_a_merged_one_names_the_other()
    {
        var caller = new Caller(options => options.IncidentCount = 1000);
        Assert.Equal("ResourceNotFound", (string?)caller.Patch(Incidents + "/1", """{"status":"Active"}""", 404)["error"]!["code"]);
        var merged = caller.AllBySkip(Incidents, 100).First(one => (string?)one["status"] == "Redirected");
        var error = caller.Patch($"{Incidents}/{merged["incidentId"]}", """{"status":"Active"}""", 404)["error"]!;
        Assert.Contains((string)merged["redirectIncidentId"]!, (string?)error["message"], StringComparison.Ordinal);
    }

    private static string First(Caller caller) => $"{Incidents}/{caller.Values(Incidents).First(one => (string?)one["status"] == "Active")["incidentId"]}";
}
