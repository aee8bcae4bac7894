using System.Diagnostics;
using System.Globalization;
using DefenderXdr.Http;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Http;

public sealed class RetryTests
{
    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_passing_failure_is_tried_again(int status)
    {
        var events = new RecordingEvents();
        await using var server = new LoopbackServer(Answer.Status(status), Answer.Status(status), Answer.Json(Bodies.Incidents(7)));

        var incidents = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr, events: events).ToListAsync();

        Assert.Equal(7, Assert.Single(incidents).IncidentId);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(2, events.Waits.Count);
        Assert.All(events.Waits, line => Assert.Contains($"HTTP {status}", line));
    }

    [Theory]
    [InlineData(408, ErrorIds.ServiceUnavailable)]
    [InlineData(429, ErrorIds.TooManyRequests)]
    [InlineData(500, ErrorIds.ServiceUnavailable)]
    [InlineData(503, ErrorIds.ServiceUnavailable)]
    public async Task A_lasting_failure_is_tried_as_often_as_allowed(int status, string errorId)
    {
        await using var server = new LoopbackServer(_ => Answer.Status(status));
        var retry = new RetryPolicy { MaxAttempts = 4, FirstWait = TimeSpan.FromMilliseconds(1) };

        var error = await TestClient.Create(server, retry: retry).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf();

        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(4, server.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(501)]
    public async Task A_refusal_is_not_tried_again(int status)
    {
        await using var server = new LoopbackServer(_ => Answer.Status(status));

        await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf();

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_hunting_query_is_tried_again_with_its_body()
    {
        await using var server = new LoopbackServer(Answer.Status(504), Answer.Json("""{"schema":[],"results":[]}"""));

        await TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Graph).ToListAsync();

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(server.Requests[0].Body, server.Requests[1].Body);
        Assert.Contains("\"T\"", server.Requests[1].Body);
    }

    [Fact]
    public async Task A_wait_in_seconds_is_kept()
    {
        var events = new RecordingEvents();
        await using var server = new LoopbackServer(Answer.Status(429, ("Retry-After", "1")), Answer.Json(Bodies.EmptyList));
        var watch = Stopwatch.StartNew();

        await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr, events: events).ToListAsync();

        Assert.True(watch.Elapsed > TimeSpan.FromMilliseconds(950), $"{watch.Elapsed}");
        Assert.StartsWith("Waiting 1 s before attempt 2 of 3", Assert.Single(events.Waits));
    }

    [Fact]
    public async Task A_wait_until_a_date_is_kept()
    {
        var events = new RecordingEvents();
        var date = DateTimeOffset.UtcNow.AddSeconds(2);
        await using var server = new LoopbackServer(Answer.Status(503, ("Retry-After", date.ToString("R", CultureInfo.InvariantCulture))), Answer.Json(Bodies.EmptyList));

        await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr, events: events).ToListAsync();

        // The header has whole seconds.
        Assert.True(DateTimeOffset.UtcNow >= date.AddSeconds(-1.1));
        Assert.Single(events.Waits);
    }

    [Fact]
    public async Task A_date_that_is_over_is_no_wait()
    {
        await using var server = new LoopbackServer(Answer.Status(503, ("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT")), Answer.Json(Bodies.Incidents(1)));

        Assert.Single(await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ToListAsync());
    }

    [Theory]
    [InlineData("API calls quota exceeded! maximum allowed. Please try again in 37 seconds.", 37)]
    [InlineData("You have exceeded your limit, wait 2 minutes", 120)]
    [InlineData("Retry in 1 SECOND", 1)]
    [InlineData("Retry in 0 seconds", 0)]
    [InlineData("You can run queries again in 7 minutes and 12 seconds.", 432)]
    [InlineData("You can run queries again in 1 hour, 2 minutes.", 3720)]
    [InlineData("You can run queries again in 00:07:12.", 432)]
    [InlineData("API calls quota exceeded! Maximum allowed 30 per 00:01:00 for the key TenantID+AppID. You can send requests again in 8 seconds.", 8)]
    [InlineData("API calls quota exceeded! maximum allowed 45 per 00:01:00", 60)]
    [InlineData("API calls quota exceeded! maximum allowed 1500 per 01:00:00", 3600)]
    [InlineData("Quota exceeded: 45 calls per tenant, see the documentation", null)]
    public async Task The_wait_that_Defender_XDR_writes_into_its_message_is_read(string text, int? seconds)
    {
        await using var server = new LoopbackServer(_ => Answer.Json($$$"""{"error":{"code":"TooManyRequests","message":"{{{text}}}","target":"t"}}""", 429));
        var retry = new RetryPolicy { MaxAttempts = 1 };

        var error = await TestClient.Create(server, retry: retry).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf();

        Assert.Contains(seconds is null ? "refuses more requests for now" : $"refuses more requests for {seconds} s", error.Message);
    }

    [Fact]
    public async Task A_wait_in_the_message_is_kept()
    {
        var events = new RecordingEvents();
        await using var server = new LoopbackServer(
            Answer.Json("""{"error":{"code":"TooManyRequests","message":"try again in 1 seconds"}}""", 429), Answer.Json(Bodies.EmptyList));

        await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr, events: events).ToListAsync();

        Assert.StartsWith("Waiting 1 s", Assert.Single(events.Waits));
    }

    [Fact]
    public async Task A_wait_that_is_too_long_ends_the_call()
    {
        await using var server = new LoopbackServer(_ => Answer.Status(429, ("Retry-After", "3600")));

        var error = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf();

        Assert.Equal(ErrorIds.TooManyRequests, error.ErrorId);
        Assert.Contains("3600 s", error.Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Cancelling_ends_a_wait()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await using var server = new LoopbackServer(_ => Answer.Status(429, ("Retry-After", "60")));

        var call = TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr, cancellationToken: cancel.Token).DrainAsync();

        var (_, error) = await call.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.IsAssignableFrom<OperationCanceledException>(error);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_answer_is_made_again()
    {
        await using var server = new LoopbackServer(new Answer().Cut(), new Answer().Then("HTTP/1.1 200").Cut(), Answer.Json(Bodies.Incidents(5)));

        var incident = Assert.Single(await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ToListAsync());

        Assert.Equal(5, incident.IncidentId);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_refused_connection_is_tried_as_often_as_allowed()
    {
        var events = new RecordingEvents();
        var nobody = LoopbackServer.Nobody();

        var error = await TestClient.Create(nobody).Incidents.ListAsync(api: DefenderApi.Xdr, events: events).ErrorOf();

        Assert.Equal(ErrorIds.HostUnreachable, error.ErrorId);
        Assert.Equal(ErrorKind.ConnectionError, error.Kind);
        Assert.Contains(nobody.Authority, error.Message);
        Assert.Equal(2, events.Waits.Count);
    }
}
