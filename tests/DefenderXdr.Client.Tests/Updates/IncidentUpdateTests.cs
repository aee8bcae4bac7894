using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Updates;

public sealed class IncidentUpdateTests
{
    private const string Whole = """{"id":"42","displayName":"n","status":"resolved","customTags":["Old","two"],"alerts":[{"id":"a1"}]}""";

    private static IncidentUpdate Everything => new()
    {
        Status = "inprogress",
        AssignedTo = "secop2@contoso.com",
        Classification = "FalsePositive",
        Determination = "Clean",
        Tags = ["Yossi's playground", "ü"],
        Comment = "pen \"testing\"",
    };

    [Fact]
    public async Task Graph_is_sent_camelCase_words_and_the_comment_afterwards()
    {
        await using var server = new LoopbackServer(Answer.Json(Whole), Answer.Json("""{"value":[{"comment":"x"}]}"""), Answer.Json(Whole));
        var update = Everything;
        (update.Severity, update.DisplayName, update.Description, update.Summary, update.ResolvingComment) = ("HIGH", "a", "b", "c", "d");

        var incident = await TestClient.Create(server).Incidents.UpdateAsync(42, update, DefenderApi.Graph);

        Assert.Equal(42, incident!.IncidentId);
        Assert.Equal(["PATCH /v1.0/security/incidents/42", "POST /v1.0/security/incidents/42/comments", "GET /v1.0/security/incidents/42"], Calls(server));
        Assert.Equal(
            """{"status":"inProgress","assignedTo":"secop2@contoso.com","classification":"falsePositive","determination":"notMalicious","customTags":["Yossi's playground","ü"],"severity":"high","displayName":"a","description":"b","summary":"c","resolvingComment":"d"}""",
            server.Requests[0].Body);
        Assert.Equal("""{"@odata.type":"microsoft.graph.security.alertComment","comment":"pen \"testing\""}""", server.Requests[1].Body);
    }

    [Fact]
    public async Task Defender_XDR_is_sent_its_own_words_in_one_call()
    {
        await using var server = new LoopbackServer(new Payload("Defender/api-update-incidents").Answer(), Answer.Json(Bodies.Incident(42)));

        var incident = await TestClient.Create(server).Incidents.UpdateAsync(42, Everything, DefenderApi.Xdr);

        // The documented answer has the updated members alone; the whole is read again.
        Assert.Equal(42, incident!.IncidentId);
        Assert.Equal(["PATCH /api/incidents/42", "GET /api/incidents/42"], Calls(server));
        Assert.Equal(
            """{"status":"InProgress","assignedTo":"secop2@contoso.com","classification":"FalsePositive","determination":"Clean","tags":["Yossi's playground","ü"],"comment":"pen \"testing\""}""",
            server.Requests[0].Body);
    }

    [Fact]
    public async Task The_documented_request_of_Defender_XDR_is_what_is_sent()
    {
        await using var server = new LoopbackServer(Answer.Json("{}"));
        var update = new IncidentUpdate
        {
            Status = "Resolved",
            AssignedTo = "secop2@contoso.com",
            Classification = "TruePositive",
            Determination = "Malware",
            Tags = ["Yossi's playground", "Don't mess with the Zohan"],
            Comment = "pen testing",
        };

        Assert.Null(await TestClient.Create(server).Incidents.UpdateAsync(7, update, DefenderApi.Xdr, readBack: false));

        var documented = """{"status":"Resolved","assignedTo":"secop2@contoso.com","classification":"TruePositive","determination":"Malware","tags":["Yossi's playground","Don't mess with the Zohan"],"comment":"pen testing"}""";
        Assert.Equal(documented, Assert.Single(server.Requests).Body);
    }

    [Theory]
    [InlineData("CompromisedUser", "TruePositive", "compromisedAccount", "CompromisedAccount")]
    [InlineData("InsufficientData", "FalsePositive", "notEnoughDataToValidate", "NoEnoughDataToValidate")]
    [InlineData("notMalicious", "falsePositive", "notMalicious", "Clean")]
    [InlineData("ConfirmedUserActivity", "Informational, expected activity", "confirmedActivity", "ConfirmedActivity")]
    [InlineData("lineofbusinessapplication", "InformationalExpectedActivity", "lineOfBusinessApplication", "LineOfBusinessApplication")]
    public async Task Determinations_are_taken_in_any_spelling_and_sent_in_each_API_s(string given, string classification, string graph, string xdr)
    {
        await using var server = new LoopbackServer(_ => Answer.Json("{}"));
        var client = TestClient.Create(server);
        var update = new IncidentUpdate { Classification = classification, Determination = given };

        await client.Incidents.UpdateAsync(1, update, DefenderApi.Graph, readBack: false);
        await client.Incidents.UpdateAsync(1, update, DefenderApi.Xdr, readBack: false);

        Assert.EndsWith($"\"determination\":\"{graph}\"}}", server.Requests[0].Body);
        Assert.EndsWith($"\"determination\":\"{xdr}\"}}", server.Requests[1].Body);
    }

    [Fact]
    public async Task A_determination_of_another_classification_is_refused_before_anything_is_sent()
    {
        await using var server = new LoopbackServer();

        var error = await ErrorOf(server, new IncidentUpdate { Classification = "falsePositive", Determination = "Malware" });

        Assert.Equal(ErrorIds.InvalidParameter, error.ErrorId);
        Assert.Contains("'FalsePositive'. It takes NotMalicious, NotEnoughDataToValidate, Other.", error.Message);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task An_empty_update_is_refused_before_anything_is_sent()
    {
        await using var server = new LoopbackServer();

        var error = await ErrorOf(server, new IncidentUpdate());

        Assert.Equal((ErrorIds.EmptyUpdate, ErrorKind.InvalidArgument), (error.ErrorId, error.Kind));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task What_Defender_XDR_lacks_is_refused_with_the_API_that_has_it()
    {
        await using var server = new LoopbackServer();

        var error = await ErrorOf(server, new IncidentUpdate { Severity = "High", Summary = "s", AssignedTo = "" }, DefenderApi.Xdr);

        Assert.Equal(ErrorIds.ApiNotSupported, error.ErrorId);
        Assert.Equal("Xdr does not take an empty AssignedTo, Severity, Summary for incidents. Graph (SecurityIncident.ReadWrite.All) does.", error.Message);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Graph_clears_the_owner_with_null()
    {
        await using var server = new LoopbackServer(Answer.Json(Whole));

        await TestClient.Create(server).Incidents.UpdateAsync(42, new() { AssignedTo = "" }, DefenderApi.Graph);

        Assert.Equal("""{"assignedTo":null}""", Assert.Single(server.Requests).Body);
    }

    [Fact]
    public async Task Single_tags_are_sent_with_those_that_are_there()
    {
        await using var server = new LoopbackServer(Answer.Json(Whole), Answer.Json(Whole));

        await TestClient.Create(server).Incidents.UpdateAsync(42, new() { AddTags = ["three", "TWO"], RemoveTags = ["old", "never"] }, DefenderApi.Graph);

        Assert.Equal(["GET /v1.0/security/incidents/42", "PATCH /v1.0/security/incidents/42"], Calls(server));
        Assert.Equal("""{"customTags":["two","three"]}""", server.Requests[1].Body);
    }

    [Fact]
    public async Task Tags_that_the_service_set_are_not_sent_as_people_s()
    {
        var tagged = Whole.Replace("\"alerts\"", "\"systemTags\":[\"Service\"],\"alerts\"", StringComparison.Ordinal);
        await using var server = new LoopbackServer(Answer.Json(tagged), Answer.Json(tagged));

        var incident = await TestClient.Create(server).Incidents.UpdateAsync(42, new() { AddTags = ["three"] }, DefenderApi.Graph);

        Assert.Equal("""{"customTags":["Old","two","three"]}""", server.Requests[1].Body);
        Assert.Equal(["Old", "two", "Service"], incident!.Tags);
        Assert.Equal(["Service"], incident.SystemTags);
    }

    [Fact]
    public async Task Tags_that_are_there_already_are_not_sent()
    {
        await using var server = new LoopbackServer(Answer.Json(Whole));

        var incident = await TestClient.Create(server).Incidents.UpdateAsync(42, new() { AddTags = ["old"] }, DefenderApi.Graph);

        Assert.Equal(["Old", "two"], incident!.Tags);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_refusal_keeps_the_service_s_words()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"error":{"code":"InvalidInput","message":"No such status.","target":"t-1"}}""", 400));

        var error = Assert.IsType<DefenderServiceException>(await ErrorOf(server, new IncidentUpdate { Status = "Sleeping" }, DefenderApi.Xdr));

        Assert.Equal((ErrorIds.RequestRejected, "No such status.", "InvalidInput", "t-1"), (error.ErrorId, error.ServiceMessage, error.Code, error.RequestId));
        Assert.Contains("No such status.", error.Message);
        Assert.Contains("\"Sleeping\"", Assert.Single(server.Requests).Body);
    }

    [Fact]
    public async Task A_comment_that_fails_after_the_change_says_that_the_change_was_made()
    {
        await using var server = new LoopbackServer(Answer.Json(Whole), Answer.Json("""{"error":{"code":"invalidRequest","message":"Too long."}}""", 400));

        var error = await ErrorOf(server, new IncidentUpdate { Status = "Resolved", Comment = "c" });

        Assert.Equal(ErrorIds.RequestRejected, error.ErrorId);
        Assert.StartsWith("The other changes were made, but: ", error.Message);
        Assert.Contains("Too long.", error.Message);
    }

    [Fact]
    public async Task A_refused_change_leaves_no_comment()
    {
        await using var server = new LoopbackServer(Answer.Status(400));

        await ErrorOf(server, new IncidentUpdate { Status = "Resolved", Comment = "c" });

        Assert.Equal(["PATCH /v1.0/security/incidents/42"], Calls(server));
    }

    [Fact]
    public async Task Not_found_names_the_incident_that_it_was_merged_into()
    {
        await using var server = new LoopbackServer(
            Answer.Json("""{"error":{"code":"ResourceNotFound","message":"gone"}}""", 404), Answer.Json("""{"id":"42","status":"redirected","redirectIncidentId":"77"}"""));

        var error = await ErrorOf(server, new IncidentUpdate { Status = "Resolved" });

        Assert.Equal(ErrorIds.IncidentNotFound, error.ErrorId);
        Assert.StartsWith("Incident '42' was merged into incident '77'.", error.Message);
        Assert.Contains("77", error.RecommendedAction);
    }

    [Fact]
    public async Task Not_found_without_a_trace_stays_what_it_is()
    {
        await using var server = new LoopbackServer(_ => Answer.Status(404));

        var error = await ErrorOf(server, new IncidentUpdate { Status = "Resolved" });

        Assert.Equal(ErrorIds.IncidentNotFound, error.ErrorId);
        Assert.DoesNotContain("merged", error.Message);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_change_is_not_repeated_when_the_service_may_have_made_it(int status)
    {
        await using var server = new LoopbackServer(_ => Answer.Status(status));

        Assert.Equal(ErrorIds.ServiceUnavailable, (await ErrorOf(server, new IncidentUpdate { Status = "Resolved" })).ErrorId);

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_change_is_repeated_when_the_service_surely_did_not_make_it()
    {
        await using var server = new LoopbackServer(Answer.Status(429), Answer.Status(503, ("Retry-After", "0")), Answer.Json(Whole));

        await TestClient.Create(server).Incidents.UpdateAsync(42, new() { Status = "Resolved" }, DefenderApi.Graph);

        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_change_is_repeated_when_the_connection_was_refused_and_not_when_it_broke()
    {
        var events = new RecordingEvents();
        var client = TestClient.Create(LoopbackServer.Nobody());
        await Assert.ThrowsAsync<DefenderException>(() => client.Incidents.UpdateAsync(42, new() { Status = "Resolved" }, DefenderApi.Graph, events: events));
        Assert.Equal(2, events.Waits.Count);

        await using var server = new LoopbackServer(new Answer().Cut(), Answer.Json(Whole));
        Assert.Equal(ErrorIds.HostUnreachable, (await ErrorOf(server, new IncidentUpdate { Status = "Resolved" })).ErrorId);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_a_change_that_was_made()
    {
        await using var server = new LoopbackServer(Answer.JsonOfLength(500).Then("""{"id":"42","displ""").Cut(), Answer.Json(Whole));

        var incident = await TestClient.Create(server).Incidents.UpdateAsync(42, new() { Status = "Resolved" }, DefenderApi.Graph);

        Assert.Equal("Resolved", incident!.Status);
        Assert.Equal(["PATCH /v1.0/security/incidents/42", "GET /v1.0/security/incidents/42"], Calls(server));
    }

    [Fact]
    public async Task Merging_names_the_incident_that_stays()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"targetIncidentId":"9","new":1}"""));

        var merge = await TestClient.Create(server, api: DefenderApi.Xdr).Incidents.MergeAsync([8, 9, 8, 10], "same mail", ["SameCampaign", "similarttpsorbehavior"]);

        Assert.Equal((9L, "8 10"), (merge.IncidentId, string.Join(' ', merge.MergedIncidentId)));
        Assert.True(merge.AdditionalProperties.ContainsKey("new"));
        Assert.Equal(["POST /v1.0/security/incidents/mergeIncidents"], Calls(server));
        Assert.Equal("""{"incidentIds":["8","9","10"],"incidentComment":"same mail","mergeReasons":"sameCampaign, similarTTPsOrBehavior"}""", server.Requests[0].Body);
    }

    [Fact]
    public async Task Merging_one_incident_is_refused()
    {
        await using var server = new LoopbackServer();

        var error = await Assert.ThrowsAsync<DefenderException>(() => TestClient.Create(server).Incidents.MergeAsync([8, 8]));

        Assert.Equal(ErrorIds.InvalidParameter, error.ErrorId);
        Assert.Empty(server.Requests);
    }

    private static IEnumerable<string> Calls(LoopbackServer server) => server.Requests.Select(request => $"{request.Method} {request.Path}");

    private static Task<DefenderException> ErrorOf(LoopbackServer server, IncidentUpdate update, DefenderApi api = DefenderApi.Graph) =>
        Assert.ThrowsAnyAsync<DefenderException>(() => TestClient.Create(server).Incidents.UpdateAsync(42, update, api));
}
