using System.Diagnostics;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Http;

/// <summary>Services that take their time, and callers who do not wait.</summary>
public sealed class SlownessTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(300);

    // Long enough for a busy machine, short enough to tell a stop from a wait for something else.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task An_answer_that_does_not_come_is_a_timeout()
    {
        await using var server = new LoopbackServer(_ => new Answer().Hang());

        var (_, error) = await TestClient.ListWithin(server, Limit).DrainAsync().WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(ErrorIds.RequestTimeout, Assert.IsAssignableFrom<DefenderException>(error).ErrorId);
        Assert.Equal(ErrorKind.OperationTimeout, ((DefenderException)error!).Kind);
    }

    [Fact]
    public async Task Headers_that_do_not_end_are_a_timeout()
    {
        await using var server = new LoopbackServer(_ => new Answer().Then("HTTP/1.1 200 OK\r\nContent-").Hang());

        var (_, error) = await TestClient.ListWithin(server, Limit).DrainAsync().WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(ErrorIds.RequestTimeout, Assert.IsAssignableFrom<DefenderException>(error).ErrorId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_stalls_is_a_timeout_after_what_came_before(bool chunked)
    {
        var start = $$"""{"value":[{{Bodies.Incident(1)}},{"incidentId":2""";
        await using var server = new LoopbackServer(_ => (chunked ? Answer.Chunked().Chunk(start) : Answer.JsonOfLength(5000).Then(start)).Hang());

        var (items, error) = await Task.Run(() => TestClient.ListWithin(server, Limit).DrainAsync()).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(1, Assert.Single(items).IncidentId);
        Assert.Equal(ErrorIds.RequestTimeout, Assert.IsAssignableFrom<DefenderException>(error).ErrorId);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_slow_body_that_keeps_coming_is_no_timeout()
    {
        // Each pause is far below the limit, all of them together above it.
        var limit = TimeSpan.FromSeconds(1.5);
        var answer = Answer.Chunked().Chunk("""{"value":[""");
        for (var n = 1; n <= 6; n++) answer.Pause(TimeSpan.FromMilliseconds(300)).Chunk((n == 1 ? "" : ",") + Bodies.Incident(n));
        await using var server = new LoopbackServer(answer.Chunk("]}").LastChunk());

        var (items, error) = await TestClient.ListWithin(server, limit).DrainAsync();

        Assert.Null(error);
        Assert.Equal(6, items.Count);
    }

    [Fact]
    public async Task A_slow_consumer_is_no_timeout()
    {
        var body = Answer.Chunked().Chunk("""{"value":[""");
        for (var n = 0; n < 3; n++) body.Chunk((n == 0 ? "" : ",") + Bodies.Incident(n) + new string(' ', 100_000));
        await using var server = new LoopbackServer(body.Chunk("]}").LastChunk());

        var count = 0;
        await foreach (var _ in TestClient.ListWithin(server, Limit))
        {
            count++;
            await Task.Delay(Limit * 2);
        }

        Assert.Equal(3, count);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_for_an_answer()
    {
        await using var server = new LoopbackServer(_ => new Answer().Hang());
        await AssertCancelsAsync(server, token => TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr, cancellationToken: token).DrainAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_ends_a_page_that_has_stalled(bool chunked)
    {
        var start = $$"""{"value":[{{Bodies.Incident(1)}},""";
        await using var server = new LoopbackServer(_ => (chunked ? Answer.Chunked().Chunk(start) : Answer.JsonOfLength(5000).Then(start)).Hang());
        await AssertCancelsAsync(server, token => TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr, cancellationToken: token).DrainAsync());
    }

    [Fact]
    public async Task Cancelling_ends_a_page_that_never_ends()
    {
        await using var server = new LoopbackServer(_ => Answer.Chunked().Chunk("""{"value":[{"incidentId":0}""").Endless(n => $",{Bodies.Incident(n + 1)}"));
        await AssertCancelsAsync(server, token => TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr, cancellationToken: token).DrainAsync());
    }

    [Fact]
    public async Task Cancelling_ends_a_hunting_answer_that_has_stalled()
    {
        await using var server = new LoopbackServer(_ => Answer.Chunked().Chunk("""{"schema":[{"name":"a","type":"String"}],"results":[{"a":"1"},""").Hang());
        await AssertCancelsAsync(server, token => TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Graph, cancellationToken: token).DrainAsync());
    }

    private static async Task AssertCancelsAsync<T>(LoopbackServer server, Func<CancellationToken, Task<(List<T>, Exception? Error)>> call)
    {
        using var cancel = new CancellationTokenSource();
        var running = Task.Run(() => call(cancel.Token));
        while (server.Requests.Count == 0 && !running.IsCompleted) await Task.Delay(10);
        await Task.Delay(200);
        Assert.False(running.IsCompleted);

        var watch = Stopwatch.StartNew();
        await cancel.CancelAsync();
        var (_, error) = await running.WaitAsync(TimeSpan.FromSeconds(20));

        Assert.IsAssignableFrom<OperationCanceledException>(error);
        Assert.True(watch.Elapsed < Soon, $"It took {watch.Elapsed}.");
    }
}
