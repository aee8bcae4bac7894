using System.Text;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Paging;

/// <summary>The next page is fetched and read while the one before it is on its way.</summary>
public sealed class ReadAheadTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_next_page_is_asked_for_when_half_of_this_one_has_been_read(bool linked)
    {
        // The first page ends only after the second has been asked for: without reading ahead, never.
        var second = new TaskCompletionSource();
        await using var server = new LoopbackServer(request =>
        {
            if (request.Query("$skip") is not null)
            {
                second.TrySetResult();
                return Answer.Json(Bodies.Incidents(100, 101));
            }
            var link = linked ? $"\"@odata.nextLink\":\"http://{request.Headers["Host"]}/api/incidents?$top=100&$skip=100\"," : "";
            return Body($"{{{link}\"value\":[{Objects(0, 50)}", $",{Objects(50, 50)}]}}", second.Task);
        });

        var incidents = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ToListAsync();

        Assert.Equal(Bodies.Range(0, 102), incidents.Select(i => i.IncidentId));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_page_that_is_not_half_full_is_the_last()
    {
        await using var server = new LoopbackServer(Answer.Json(Bodies.Incidents([.. Bodies.Range(0, 49)])));

        Assert.Equal(49, (await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ToListAsync()).Count);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(60)]
    public async Task No_more_pages_are_asked_for_than_the_limit_takes(int first)
    {
        await using var server = new LoopbackServer(Answer.Json(Bodies.Incidents([.. Bodies.Range(0, first)])));

        Assert.Equal(first, (await TestClient.Create(server).Incidents.ListAsync(new() { First = first }, DefenderApi.Xdr).ToListAsync()).Count);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_error_of_the_next_page_comes_after_all_of_this_one()
    {
        var refused = new TaskCompletionSource();
        await using var server = new LoopbackServer(request =>
        {
            if (request.Query("$skip") is null) return Body($"{{\"value\":[{Objects(0, 50)}", $",{Objects(50, 50)}]}}", refused.Task);
            refused.TrySetResult();
            return Answer.Json("""{"error":{"code":"Forbidden","message":"No more."}}""", 403);
        });

        var (items, error) = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).DrainAsync();

        Assert.Equal(Bodies.Range(0, 100), items.Select(i => i.IncidentId));
        Assert.Equal(100, Assert.IsAssignableFrom<DefenderException>(error).Position?.Objects);
    }

    [Fact]
    public async Task A_next_page_that_breaks_is_read_again()
    {
        var asked = 0;
        await using var server = new LoopbackServer(request =>
            request.Query("$skip") is null ? Answer.Json(Bodies.Incidents([.. Bodies.Range(0, 100)]))
            : Interlocked.Increment(ref asked) == 1 ? Answer.JsonOfLength(9000).Then($"{{\"value\":[{Objects(100, 5)},").Cut()
            : Answer.Json(Bodies.Incidents([.. Bodies.Range(100, 20)])));

        var incidents = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ToListAsync();

        Assert.Equal(Bodies.Range(0, 120), incidents.Select(i => i.IncidentId));
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task Who_leaves_the_list_ends_the_next_page_too()
    {
        var second = new TaskCompletionSource();
        await using var server = new LoopbackServer(request =>
        {
            if (request.Query("$skip") is null) return Answer.Json(Bodies.Incidents([.. Bodies.Range(0, 100)]));
            second.TrySetResult();
            return Answer.JsonOfLength(9000).Then("{\"value\":[").Hang();
        });

        await foreach (var incident in TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr))
        {
            if (incident.IncidentId < 60) continue;
            await second.Task.WaitAsync(TimeSpan.FromSeconds(30));
            break;
        }

        await server.ClientGone.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(2, server.Requests.Count);
    }

    private static string Objects(int start, int count) => string.Join(',', Bodies.Range(start, count).Select(Bodies.Incident));

    private static Answer Body(string start, string rest, Task between) =>
        Answer.JsonOfLength(Encoding.UTF8.GetByteCount(start + rest)).Then(start).Until(between).Then(rest);
}
