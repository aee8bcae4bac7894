using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Paging;

/// <summary>Who wants little asks for little.</summary>
public sealed class FirstTests
{
    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(100, 1, "100")]
    [InlineData(101, 2, "100")]
    [InlineData(250, 3, "100")]
    public async Task As_few_pages_as_needed_are_asked_for(int first, int requests, string top)
    {
        await using var server = SkipPagingTests.Pages(5000);

        var incidents = await TestClient.Create(server).Incidents.ListAsync(new() { First = first }, DefenderApi.Xdr).ToListAsync();

        Assert.Equal(Bodies.Range(0, first), incidents.Select(i => i.IncidentId));
        Assert.Equal(requests, server.Requests.Count);
        Assert.All(server.Requests, r => Assert.Equal(top, r.Query("$top")));
    }

    [Theory]
    [InlineData(DefenderApi.Graph, "3")]
    [InlineData(DefenderApi.Endpoint, "3")]
    public async Task Alerts_are_asked_for_in_that_number_too(DefenderApi api, string top)
    {
        await using var server = new LoopbackServer(Answer.Json("""{"value":[{"id":"1"},{"id":"2"},{"id":"3"}]}"""));

        Assert.Equal(3, (await TestClient.Create(server).Alerts.ListAsync(new() { First = 3 }, api).ToListAsync()).Count);
        Assert.Equal(top, Assert.Single(server.Requests).Query("$top"));
    }

    [Fact]
    public async Task A_filter_of_our_own_asks_for_whole_pages_until_enough_is_found()
    {
        await using var server = new LoopbackServer(request => Answer.Json(
            $$"""{"value":[{{string.Join(',', Bodies.Range(int.Parse(request.Query("$skip") ?? "0", System.Globalization.CultureInfo.InvariantCulture), 100)
                .Select(n => $$"""{"incidentId":{{n}},"severity":"{{(n % 60 == 59 ? "High" : "Low")}}"}"""))}}]}"""));

        var incidents = await TestClient.Create(server).Incidents.ListAsync(new() { First = 2, Severity = ["high"] }, DefenderApi.Xdr).ToListAsync();

        Assert.Equal([59, 119], incidents.Select(i => i.IncidentId));
        Assert.Equal(["100", "100"], server.Requests.Select(r => r.Query("$top")));
        Assert.All(server.Requests, r => Assert.Null(r.Query("$filter")));
    }

    [Fact]
    public async Task Leaving_the_list_early_asks_for_no_further_page()
    {
        await using var server = SkipPagingTests.Pages(5000);

        await foreach (var incident in TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr))
            if (incident.IncidentId == 2) break;

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Leaving_the_list_early_ends_the_download()
    {
        await using var server = new LoopbackServer(_ => Answer.Chunked().Chunk("""{"value":[{"incidentId":0}""").Endless(n => $",{Bodies.Incident(n + 1)}"));

        await foreach (var incident in TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr))
            if (incident.IncidentId == 2) break;

        await server.ClientGone.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Leaving_hunting_rows_early_ends_the_download()
    {
        await using var server = new LoopbackServer(
            _ => Answer.Chunked().Chunk("""{"schema":[{"name":"a","type":"Int64"}],"results":[{"a":0}""").Endless(n => $$""",{"a":{{n}}}"""));

        await foreach (var row in TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Graph))
            if ((long)row["a"]! == 2) break;

        await server.ClientGone.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_list_that_is_never_looked_at_sends_nothing()
    {
        await using var server = SkipPagingTests.Pages(1);

        _ = TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr);
        await Task.Delay(100);

        Assert.Equal(0, server.Connections);
    }
}
