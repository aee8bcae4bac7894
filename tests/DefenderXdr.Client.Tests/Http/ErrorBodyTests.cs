using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Http;

/// <summary>What a failed answer says, in each of the shapes it comes in.</summary>
public sealed class ErrorBodyTests
{
    [Theory]
    [InlineData("""{"error":{"code":"BadRequest","message":"No","target":"id-1"}}""", "BadRequest", "No", "id-1")]
    [InlineData("""{"error":{"code":"badRequest","message":"No","innerError":{"date":"2024-01-01T00:00:00","request-id":"id-2","client-request-id":"c"}}}""", "badRequest", "No", "id-2")]
    [InlineData("""{"error":{"code":"badRequest","message":"No","innererror":{"request-id":"id-3"}}}""", "badRequest", "No", "id-3")]
    [InlineData("""{"Error":{"Code":"C","Message":"M","Target":"id-4"}}""", "C", "M", "id-4")]
    [InlineData("""{"code":"C","message":"M"}""", "C", "M", "from-header")]
    [InlineData("""{"error":{"code":"","message":""}}""", null, null, "from-header")]
    [InlineData("""{"error":{"code":"UnknownError","message":"","target":""}}""", "UnknownError", null, "from-header")]
    [InlineData("""{"error":{"code":400,"message":["a"],"target":{}}}""", null, null, "from-header")]
    [InlineData("""{"error":"invalid"}""", null, null, "from-header")]
    [InlineData("""{"error":null}""", null, null, "from-header")]
    [InlineData("""[1]""", null, null, "from-header")]
    [InlineData("\"text\"", null, null, "from-header")]
    [InlineData("""{"error":{"code":"C""", null, null, "from-header")]
    [InlineData("<html><body>Bad gateway</body></html>", null, null, "from-header")]
    [InlineData("", null, null, "from-header")]
    public async Task Code_message_and_request_id_are_found(string body, string? code, string? message, string requestId)
    {
        await using var server = new LoopbackServer(Answer.Json(body, 400, ("request-id", "from-header")));

        var error = Assert.IsType<DefenderServiceException>(await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf());

        Assert.Equal(ErrorIds.InvalidFilter, error.ErrorId);
        Assert.Equal(code, error.Code);
        Assert.Equal(message, error.ServiceMessage);
        Assert.Equal(requestId, error.RequestId);
        Assert.Contains("HTTP 400", error.Message);
        Assert.Contains(requestId, error.Message);
        Assert.Equal("GET", error.Method);
        Assert.Equal("/api/incidents", error.Path);
        Assert.Equal(DefenderApi.Xdr, error.Api);
    }

    [Fact]
    public async Task An_error_without_any_id_has_the_client_s_own()
    {
        await using var server = new LoopbackServer(Answer.Status(400));

        var error = Assert.IsType<DefenderServiceException>(await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf());

        Assert.Null(error.RequestId);
        Assert.Equal(server.Requests[0].Header("client-request-id"), error.ClientRequestId);
    }

    [Fact]
    public async Task An_error_body_that_breaks_off_still_gives_the_status_s_error()
    {
        await using var server = new LoopbackServer(Answer.JsonOfLength(500, status: 400).Then("""{"error":{"code":""").Cut());

        var error = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf();

        Assert.Equal(ErrorIds.InvalidFilter, error.ErrorId);
    }

    [Fact]
    public async Task An_error_body_that_cannot_be_decompressed_still_gives_the_status_s_error()
    {
        await using var server = new LoopbackServer(Answer.Of(400, "application/json", [1, 2, 3, 4], ("Content-Encoding", "gzip")));

        Assert.Equal(ErrorIds.InvalidFilter, (await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf()).ErrorId);
    }

    [Fact]
    public async Task A_huge_error_body_is_read_in_part_only()
    {
        await using var server = new LoopbackServer(
            new Answer().Then("HTTP/1.1 400 No\r\nTransfer-Encoding: chunked\r\n\r\n").Endless(_ => new string('x', 16 * 1024)));

        var call = TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf();

        Assert.Equal(ErrorIds.InvalidFilter, (await call.WaitAsync(TimeSpan.FromSeconds(20))).ErrorId);
        await server.ClientGone.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(DefenderApi.Graph)]
    [InlineData(DefenderApi.Xdr)]
    public async Task Incidents_have_error_ids_of_their_own(DefenderApi api)
    {
        Assert.Equal(ErrorIds.InvalidFilter, await IdOf(400, c => c.Incidents.ListAsync(api: api).ErrorOf()));
        Assert.Equal(ErrorIds.NotFound, await IdOf(404, c => c.Incidents.ListAsync(api: api).ErrorOf()));
        Assert.Equal(ErrorIds.IncidentNotFound, await IdOf(404, c => ErrorOf(c.Incidents.GetAsync(42, api))));
        Assert.Equal(ErrorIds.ServiceError, await IdOf(409, c => c.Incidents.ListAsync(api: api).ErrorOf()));
    }

    [Theory]
    [InlineData(DefenderApi.Graph)]
    [InlineData(DefenderApi.Endpoint)]
    public async Task Alerts_have_error_ids_of_their_own(DefenderApi api)
    {
        Assert.Equal(ErrorIds.InvalidFilter, await IdOf(400, c => c.Alerts.ListAsync(api: api).ErrorOf()));
        Assert.Equal(ErrorIds.AlertNotFound, await IdOf(404, c => ErrorOf(c.Alerts.GetAsync("da1", api))));
    }

    [Fact]
    public async Task The_alerts_of_an_unknown_incident_are_an_unknown_incident() =>
        Assert.Equal(ErrorIds.IncidentNotFound, await IdOf(404, c => c.Alerts.ListAsync(new() { IncidentId = 5 }, DefenderApi.Graph).ErrorOf()));

    [Theory]
    [InlineData(DefenderApi.Graph)]
    [InlineData(DefenderApi.Xdr)]
    [InlineData(DefenderApi.Endpoint)]
    public async Task A_query_that_does_not_run_keeps_the_service_s_text(DefenderApi api)
    {
        const string Text = "'where' operator: Failed to resolve column or scalar expression named 'Foo'. Line 3, column 14.";
        await using var server = new LoopbackServer(Answer.Json($$$"""{"error":{"code":"BadRequest","message":"{{{Text}}}"}}""", 400));

        var error = await TestClient.Create(server).Hunting.RunAsync("T | where Foo", api).ErrorOf();

        Assert.Equal(ErrorIds.HuntingQueryInvalid, error.ErrorId);
        Assert.Contains(Text, error.Message);
    }

    [Fact]
    public async Task An_empty_query_is_not_sent()
    {
        await using var server = new LoopbackServer();

        var error = await TestClient.Create(server).Hunting.RunAsync(" \n").ErrorOf();

        Assert.Equal(ErrorIds.HuntingQueryInvalid, error.ErrorId);
        Assert.Equal(0, server.Connections);
    }

    private static async Task<string> IdOf(int status, Func<DefenderClient, Task<DefenderException>> call)
    {
        await using var server = new LoopbackServer(_ => Answer.Status(status));
        return (await call(TestClient.Create(server))).ErrorId;
    }

    private static Task<DefenderException> ErrorOf<T>(Task<T> call) => Assert.ThrowsAnyAsync<DefenderException>(() => call);
}
