using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Http;

/// <summary>Connections that break while a page is read.</summary>
public sealed class BrokenConnectionTests
{
    private static string Half => $$"""{"value":[{{Bodies.Incident(1)}},{{Bodies.Incident(2)}},{"incidentId":3,""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_that_broke_off_is_read_again_without_doubles(bool chunked)
    {
        var events = new RecordingEvents();
        var cut = (chunked ? Answer.Chunked().Chunk(Half) : Answer.JsonOfLength(5000).Then(Half)).Cut();
        await using var server = new LoopbackServer(cut, Answer.Json(Bodies.Incidents(1, 2, 3, 4)));

        var incidents = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr, events: events).ToListAsync();

        Assert.Equal([1, 2, 3, 4], incidents.Select(i => i.IncidentId));
        Assert.Equal(server.Requests[0].Target, server.Requests[1].Target);
        Assert.Contains(events.VerboseLines, line => line.Contains("again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_later_page_that_broke_off_is_read_again_alone()
    {
        var pages = new Queue<Answer>([]);
        await using var server = new LoopbackServer(request => pages.Dequeue());
        pages.Enqueue(Answer.Json(Bodies.Incidents([1, 2], $"{server.Root}v1.0/security/incidents?page=2")));
        pages.Enqueue(Answer.Chunked().Chunk($$"""{"value":[{{Bodies.Incident(3)}},{"incid""").Cut());
        pages.Enqueue(Answer.Json(Bodies.Incidents(3, 4)));

        var incidents = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Graph).ToListAsync();

        Assert.Equal([1, 2, 3, 4], incidents.Select(i => i.IncidentId));
        Assert.Equal(["page=2", "page=2"], server.Requests.Skip(1).Select(r => r.Target.Split('?')[1]));
    }

    [Fact]
    public async Task Too_many_breaks_end_the_list_after_what_came()
    {
        await using var server = new LoopbackServer(_ => Answer.Chunked().Chunk(Half).Cut());

        var (incidents, error) = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).DrainAsync();

        Assert.Equal([1, 2], incidents.Select(i => i.IncidentId));
        var broken = Assert.IsType<DefenderServiceException>(error);
        Assert.Equal(ErrorIds.ConnectionBroken, broken.ErrorId);
        Assert.Equal(ErrorKind.ConnectionError, broken.Kind);
        Assert.InRange(server.Requests.Count, 2, 10);
    }

    [Fact]
    public async Task A_hunting_answer_that_broke_off_keeps_its_rows_and_says_so()
    {
        await using var server = new LoopbackServer(
            _ => Answer.Chunked().Chunk("""{"schema":[{"name":"a","type":"String"}],"results":[{"a":"1"},{"a":"2"},{"a""").Cut());

        var (rows, error) = await TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Graph).DrainAsync();

        Assert.Equal(["1", "2"], rows.Select(r => r["a"]));
        Assert.Equal(ErrorIds.ConnectionBroken, Assert.IsType<DefenderServiceException>(error).ErrorId);
    }
}
