using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Hunting;

/// <summary>What the services say about their limits, and what becomes of it.</summary>
public sealed class HuntingLimitTests
{
    private const string OutOfTime = "You have exceeded processing resources allocated to this tenant. You can run queries again in 7 minutes and 12 seconds.";

    [Theory]
    [InlineData(400, "Query execution has exceeded the allowed result size. Optimize your query by limiting the number of results and try again.", ErrorIds.HuntingResultTooLarge, ErrorKind.LimitsExceeded)]
    [InlineData(400, "Result size limit exceeded. Use \\\"summarize\\\" to aggregate results, \\\"project\\\" to drop uninteresting columns, or \\\"take\\\" to truncate results.", ErrorIds.HuntingResultTooLarge, ErrorKind.LimitsExceeded)]
    [InlineData(400, "Query exceeded the timeout period.", ErrorIds.HuntingTimeLimitExceeded, ErrorKind.OperationTimeout)]
    [InlineData(504, "The request timed out.", ErrorIds.HuntingTimeLimitExceeded, ErrorKind.OperationTimeout)]
    [InlineData(400, "Query execution has exceeded the allowed limits. The query execution was preempted. This could possibly be due to high CPU and/or memory resource consumption.", ErrorIds.HuntingResourcesExceeded, ErrorKind.LimitsExceeded)]
    [InlineData(400, "Query stopped due to excessive resource consumption.", ErrorIds.HuntingResourcesExceeded, ErrorKind.LimitsExceeded)]
    [InlineData(429, OutOfTime, ErrorIds.HuntingQuotaExceeded, ErrorKind.LimitsExceeded)]
    [InlineData(400, "'project' operator: Failed to resolve scalar expression named 'x'", ErrorIds.HuntingQueryInvalid, ErrorKind.InvalidArgument)]
    public async Task Each_limit_is_an_error_of_its_own_and_asked_for_once(int status, string text, string errorId, ErrorKind kind)
    {
        foreach (var api in new[] { DefenderApi.Graph, DefenderApi.Xdr, DefenderApi.Endpoint })
        {
            await using var server = new LoopbackServer(_ => Error(status, text));

            var error = Assert.IsType<DefenderServiceException>(await TestClient.Create(server).Hunting.RunAsync("T", api).ErrorOf());

            Assert.Equal((errorId, kind), (error.ErrorId, error.Kind));
            Assert.Contains(text.Replace("\\\"", "\"", StringComparison.Ordinal), error.Message, StringComparison.Ordinal);
            Assert.NotEmpty(error.RecommendedAction);
            Assert.Single(server.Requests);
        }
    }

    [Theory]
    [InlineData("API calls quota exceeded! Maximum allowed 45 per 00:01:00 for the key TenantID. You can send requests again in 0 seconds.")]
    [InlineData("Too many requests")]
    public async Task Too_many_calls_wait_and_go_on(string text)
    {
        await using var server = new LoopbackServer(Error(429, text), Rows(1));

        Assert.Single(await TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Graph).ToListAsync());
    }

    [Fact]
    public async Task A_used_up_quota_tells_when_it_frees_up()
    {
        await using var server = new LoopbackServer(_ => Error(429, OutOfTime));

        var error = Assert.IsType<DefenderServiceException>(await TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Xdr).ErrorOf());

        Assert.Equal(new TimeSpan(0, 7, 12), error.RetryAfter);
        Assert.Matches(@"It frees up at \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ, in 00:07:12\.", error.Message);
    }

    [Fact]
    public async Task A_quota_without_a_time_frees_up_with_the_next_quarter_of_an_hour()
    {
        await using var server = new LoopbackServer(_ => Error(429, "You have exceeded processing resources allocated to this tenant."));

        var error = Assert.IsType<DefenderServiceException>(await TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Graph).ErrorOf());

        Assert.InRange(error.RetryAfter!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(15));
        Assert.Equal(TimeSpan.FromMinutes(5), HuntingLimits.UntilQuota(null, new(2026, 11, 21, 8, 10, 0, TimeSpan.Zero)));
        Assert.Equal(TimeSpan.FromMinutes(15), HuntingLimits.UntilQuota(null, new(2026, 11, 21, 8, 15, 0, TimeSpan.Zero)));
        Assert.Equal(TimeSpan.FromHours(5), HuntingLimits.UntilQuota(TimeSpan.FromHours(5), new(2026, 11, 21, 8, 15, 0, TimeSpan.Zero)));
    }

    [Fact]
    public async Task Who_waits_for_the_quota_gets_the_rows()
    {
        var events = new RecordingEvents();
        await using var server = new LoopbackServer(Error(429, "You have exceeded processing resources allocated to this tenant. You can run queries again in 0 seconds."), Rows(2));

        var rows = await TestClient.Create(server).Hunting.RunAsync(new HuntingQuery { Text = "T", WaitForQuota = true }, DefenderApi.Graph, events).ToListAsync();

        Assert.Equal(2, rows.Count);
        Assert.StartsWith("Waiting 1 s until the tenant has processing time again", Assert.Single(events.Waits), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quick_504_is_asked_for_again()
    {
        await using var server = new LoopbackServer(Error(504, ""), Rows(1));

        Assert.Single(await TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Graph).ToListAsync());
    }

    [Fact]
    public void A_504_at_the_end_of_the_time_is_the_time_limit()
    {
        var limit = TimeSpan.FromSeconds(180);
        var fault = new ServiceFault(DefenderApi.Graph, "POST", "/v1.0/security/runHuntingQuery", System.Net.HttpStatusCode.GatewayTimeout, "UnknownError", "", null, "id");

        Assert.Null(HuntingLimits.Read(fault with { Elapsed = TimeSpan.FromSeconds(30) }, limit));
        Assert.Equal(ErrorIds.HuntingTimeLimitExceeded, HuntingLimits.Read(fault with { Elapsed = TimeSpan.FromSeconds(179) }, limit)?.ErrorId);
    }

    [Theory]
    [InlineData(99_999, false)]
    [InlineData(100_000, true)]
    public async Task A_result_that_stops_at_the_limit_is_told(int count, bool truncated)
    {
        var events = new RecordingEvents();
        var runs = new List<DefenderHuntingRun>();
        await using var server = new LoopbackServer(_ => Rows(count));
        var client = TestClient.Create(server).Hunting;

        Assert.Equal(count, await client.RunAsync(new HuntingQuery { Text = "T" }, DefenderApi.Graph, events, runs.Add).CountAsync());

        Assert.Equal(truncated ? DefenderHuntingOutcome.Truncated : DefenderHuntingOutcome.Complete, Assert.Single(runs).Outcome);
        Assert.Equal(truncated, events.Warnings.Keys.Any(text => text.StartsWith("HuntingResultTruncated: The result has 100000 rows", StringComparison.Ordinal)));

        var (rows, error) = await client.RunAsync(new HuntingQuery { Text = "T", FailOnTruncation = true }, DefenderApi.Graph).DrainAsync();
        Assert.Equal(count, rows.Count);
        Assert.Equal(truncated ? ErrorIds.HuntingResultTruncated : null, (error as DefenderException)?.ErrorId);
    }

    [Fact]
    public async Task A_run_tells_what_it_did_and_cost()
    {
        await using var server = new LoopbackServer(new Payload("Defender/api-advanced-hunting").Answer(200, ("request-id", "the-request")));
        var runs = new List<DefenderHuntingRun>();
        var events = new RecordingEvents();

        var rows = await TestClient.Create(server).Hunting.RunAsync(new HuntingQuery { Text = "T" }, DefenderApi.Xdr, events, runs.Add).CountAsync();

        var run = Assert.Single(runs);
        Assert.Equal((rows, DefenderApi.Xdr, DefenderHuntingOutcome.Complete, "the-request"), (run.Rows, run.Api, run.Outcome, run.RequestId));
        Assert.Equal(Assert.Single(server.Requests).Header("client-request-id"), run.ClientRequestId);
        Assert.Equal(TimeSpan.FromSeconds(4.621215), run.ExecutionTime);
        Assert.Equal(TimeSpan.FromSeconds(19.0625), run.CpuTime);
        Assert.Equal(236822432, run.PeakMemory);
        Assert.Equal(773461L, ((IDictionary<string, object?>)((IDictionary<string, object?>)((IDictionary<string, object?>)run.Statistics!["resource_usage"]!)["cache"]!)["memory"]!)["hits"]);
        Assert.NotEmpty(run.Columns);
        Assert.True(run.Duration > TimeSpan.Zero);
        Assert.Contains(events.VerboseLines, line => line.Contains("19.0", StringComparison.Ordinal) && line.Contains("the-request", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_breaks_off_is_unfinished()
    {
        var runs = new List<DefenderHuntingRun>();
        await using var server = new LoopbackServer(_ => Answer.Chunked().Chunk("""{"schema":[{"name":"n","type":"Int64"}],"results":[{"n":1},{"n":2},""").Cut());

        var (rows, error) = await TestClient.Create(server).Hunting.RunAsync(new HuntingQuery { Text = "T" }, DefenderApi.Graph, null, runs.Add).DrainAsync();

        Assert.Equal(2, rows.Count);
        Assert.Equal(ErrorIds.ConnectionBroken, (error as DefenderException)?.ErrorId);
        Assert.Equal((DefenderHuntingOutcome.Unfinished, 2), (Assert.Single(runs).Outcome, runs[0].Rows));
    }

    private static Answer Error(int status, string message) => Answer.Json($$$"""{"error":{"code":"{{{(status == 429 ? "TooManyRequests" : "BadRequest")}}}","message":"{{{message}}}"}}""", status);

    private static Answer Rows(int count) =>
        Answer.Json($$"""{"schema":[{"name":"n","type":"Int64"}],"results":[{{string.Join(',', Enumerable.Range(0, count).Select(n => $$"""{"n":{{n}}}"""))}}]}""");
}
