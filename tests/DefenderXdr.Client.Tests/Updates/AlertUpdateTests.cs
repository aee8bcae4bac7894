using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Updates;

public sealed class AlertUpdateTests
{
    private static AlertUpdate Everything => new()
    {
        Status = "resolved",
        AssignedTo = "secop@contoso.com",
        Classification = "TruePositive",
        Determination = "CompromisedAccount",
        Comment = "c",
    };

    [Fact]
    public async Task The_documented_request_of_Graph_is_what_is_sent_and_its_empty_evidence_is_not_believed()
    {
        await using var server = new LoopbackServer(new Payload("Graph/alert-update").Answer(), Answer.Json("""{"id":"a","evidence":[{"@odata.type":"#microsoft.graph.security.urlEvidence","url":"u"}]}"""));
        var update = new AlertUpdate { AssignedTo = "secAdmin@contoso.onmicrosoft.com", Classification = "TruePositive", Determination = "Malware", Status = "InProgress" };

        var alert = await TestClient.Create(server).Alerts.UpdateAsync("da637551227677560813_-961444813", update, DefenderApi.Graph);

        Assert.Single(alert!.Evidence);
        Assert.Equal(["PATCH /v1.0/security/alerts_v2/da637551227677560813_-961444813", "GET /v1.0/security/alerts_v2/da637551227677560813_-961444813"], Calls(server));
        Assert.True(JToken.DeepEquals(
            JObject.Parse("""{"assignedTo":"secAdmin@contoso.onmicrosoft.com","classification":"truePositive","determination":"malware","status":"inProgress"}"""),
            JObject.Parse(server.Requests[0].Body)));
    }

    [Fact]
    public async Task Defender_for_Endpoint_is_sent_its_own_words()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"id":"a","evidence":[{"entityType":"File"}]}"""));

        var alert = await TestClient.Create(server).Alerts.UpdateAsync("a", Everything, DefenderApi.Endpoint);

        Assert.Equal("a", alert!.AlertId);
        Assert.Equal(["PATCH /api/alerts/a"], Calls(server));
        Assert.Equal("""{"status":"Resolved","assignedTo":"secop@contoso.com","classification":"TruePositive","determination":"CompromisedUser","comment":"c"}""", server.Requests[0].Body);
    }

    [Theory]
    [InlineData(DefenderApi.Graph, "new")]
    [InlineData(DefenderApi.Endpoint, "New")]
    public async Task Active_as_incidents_of_Defender_XDR_call_it_is_New(DefenderApi api, string sent)
    {
        await using var server = new LoopbackServer(Answer.Json("{}"));

        await TestClient.Create(server).Alerts.UpdateAsync("a", new AlertUpdate { Status = "Active" }, api, readBack: false);

        Assert.Equal($$"""{"status":"{{sent}}"}""", Assert.Single(server.Requests).Body);
    }

    [Fact]
    public async Task A_comment_alone_is_one_call_on_Graph()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"value":[]}"""));

        await TestClient.Create(server).Alerts.UpdateAsync("a", new AlertUpdate { Comment = "c" }, DefenderApi.Graph, readBack: false);

        Assert.Equal(["POST /v1.0/security/alerts_v2/a/comments"], Calls(server));
    }

    [Fact]
    public async Task Many_go_in_batches_and_each_has_a_result()
    {
        await using var server = new LoopbackServer(_ => Answer.Status(200));
        var ids = Enumerable.Range(0, 250).Select(n => $"a{n}").Append("a0").ToArray();

        var results = await TestClient.Create(server).Alerts.UpdateAsync(ids, Everything, DefenderApi.Endpoint, readBack: false).ToListAsync();

        Assert.Equal(ids.Distinct(), results.Select(result => result.AlertId));
        Assert.All(results, result => Assert.Null(result.Error));
        Assert.Equal([100, 100, 50], server.Requests.Select(request => JObject.Parse(request.Body)["alertIds"]!.Count()));
        Assert.All(Calls(server), call => Assert.Equal("POST /api/alerts/batchUpdate", call));
        Assert.EndsWith(""""a249"],"status":"Resolved","assignedTo":"secop@contoso.com","classification":"TruePositive","determination":"CompromisedUser","comment":"c"}"""", server.Requests[2].Body);
    }

    [Fact]
    public async Task One_unknown_alert_in_a_batch_fails_alone()
    {
        await using var server = new LoopbackServer(request =>
            request.Path.EndsWith("batchUpdate", StringComparison.Ordinal) || request.Path.EndsWith("/b", StringComparison.Ordinal) ? Answer.Status(404) : Answer.Json("{}"));

        var results = await TestClient.Create(server).Alerts.UpdateAsync(["a", "b", "c"], Everything, DefenderApi.Endpoint, readBack: false).ToListAsync();

        Assert.Equal(["a", "b", "c"], results.Select(result => result.AlertId));
        Assert.Equal([null, ErrorIds.AlertNotFound, null], results.Select(result => result.Error?.ErrorId));
        Assert.Equal(["POST /api/alerts/batchUpdate", "PATCH /api/alerts/a", "PATCH /api/alerts/b", "PATCH /api/alerts/c"], Calls(server));
    }

    [Fact]
    public async Task A_batch_that_is_too_large_is_halved()
    {
        await using var server = new LoopbackServer(request => JObject.Parse(request.Body)["alertIds"]!.Count() > 3
            ? Answer.Json("""{"error":{"code":"MaximumBatchSizeExceeded","message":"3 at the most"}}""", 400) : Answer.Status(200));

        var results = await TestClient.Create(server).Alerts.UpdateAsync([.. "abcdef".Select(c => $"{c}")], Everything, DefenderApi.Endpoint, readBack: false).ToListAsync();

        Assert.Equal("abcdef", string.Concat(results.Select(result => result.AlertId)));
        Assert.All(results, result => Assert.Null(result.Error));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_batch_that_may_have_been_made_is_not_sent_again()
    {
        await using var server = new LoopbackServer(_ => Answer.Status(500));

        var results = await TestClient.Create(server).Alerts.UpdateAsync(["a", "b"], Everything, DefenderApi.Endpoint).ToListAsync();

        Assert.All(results, result => Assert.Equal(ErrorIds.ServiceUnavailable, result.Error!.ErrorId));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Graph_takes_them_one_by_one_and_goes_on_after_a_failure()
    {
        await using var server = new LoopbackServer(request => request.Path.EndsWith("/b", StringComparison.Ordinal) ? Answer.Status(404) : Answer.Json("{}"));

        var results = await TestClient.Create(server).Alerts.UpdateAsync(["a", "b", "c"], new AlertUpdate { Status = "New" }, DefenderApi.Graph, readBack: false).ToListAsync();

        Assert.Equal([null, ErrorIds.AlertNotFound, null], results.Select(result => result.Error?.ErrorId));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Nothing_and_what_does_not_fit_are_refused_before_anything_is_sent()
    {
        await using var server = new LoopbackServer();
        var alerts = TestClient.Create(server).Alerts;

        Assert.Equal(ErrorIds.EmptyUpdate, (await alerts.UpdateAsync(["a", "b"], new AlertUpdate(), DefenderApi.Endpoint).ErrorOf()).ErrorId);
        Assert.Equal(ErrorIds.InvalidParameter, (await alerts.UpdateAsync(["a"], new AlertUpdate { Determination = "Bad luck" }).ErrorOf()).ErrorId);
        Assert.Equal(ErrorIds.ApiNotSupported, (await alerts.UpdateAsync(["a"], new AlertUpdate { Status = "New" }, DefenderApi.Xdr).ErrorOf()).ErrorId);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(5L, "\"5\"")]
    [InlineData(null, "null")]
    public async Task Moving_names_the_incident(long? incident, string sent)
    {
        await using var server = new LoopbackServer(Answer.Json("""{"targetIncidentId":"5"}"""));

        var move = await TestClient.Create(server).Alerts.MoveAsync(["a", "b", "a"], incident, "why", ["sameasset"]);

        Assert.Equal((5L, "a b"), (move.IncidentId, string.Join(' ', move.AlertId)));
        Assert.Equal(["POST /v1.0/security/alerts_v2/moveAlerts"], Calls(server));
        Assert.Equal($$"""{"alertIds":["a","b"],"incidentId":{{sent}},"alertComment":"why","newCorrelationReasons":"sameAsset"}""", server.Requests[0].Body);
    }

    [Fact]
    public async Task An_alert_is_made_from_an_event()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"id":"a9","title":"t"}"""));
        var alert = new NewAlert
        {
            ReportId = "5834",
            DeviceId = "d1",
            Timestamp = new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(2)).AddTicks(1234567),
            Title = "t",
            Severity = "low",
            Description = "d",
            RecommendedAction = "r",
            Category = "commandandcontrol",
        };

        Assert.Equal("a9", (await TestClient.Create(server, api: DefenderApi.Graph).Alerts.CreateAsync(alert)).AlertId);

        Assert.Equal(["POST /api/alerts/CreateAlertByReference"], Calls(server));
        Assert.Equal(
            """{"eventTime":"2026-11-20T08:00:00.1234567Z","reportId":"5834","machineId":"d1","severity":"Low","title":"t","description":"d","recommendedAction":"r","category":"CommandAndControl"}""",
            server.Requests[0].Body);
    }

    private static IEnumerable<string> Calls(LoopbackServer server) => server.Requests.Select(request => $"{request.Method} {request.Path}");
}
