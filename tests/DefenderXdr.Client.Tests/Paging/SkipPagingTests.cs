using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Paging;

/// <summary>Lists of services that give no link to the next page.</summary>
public sealed class SkipPagingTests
{
    [Fact]
    public async Task A_full_page_without_a_link_is_followed_by_the_next()
    {
        await using var server = Pages(250);

        var incidents = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ToListAsync();

        Assert.Equal(Bodies.Range(0, 250), incidents.Select(i => i.IncidentId));
        Assert.Equal([(null, "100"), ("100", "100"), ("200", "100")], server.Requests.Select(r => (r.Query("$skip"), r.Query("$top")))!);
    }

    [Fact]
    public async Task A_list_that_ends_with_a_full_page_ends_with_an_empty_one()
    {
        await using var server = Pages(200);

        Assert.Equal(200, (await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ToListAsync()).Count);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Pages_in_chunks_come_over_the_same_connections()
    {
        await using var server = new LoopbackServer(request =>
            Answer.Chunked().Chunk(Bodies.Incidents([.. Bodies.Range(int.Parse(request.Query("$skip") ?? "0", System.Globalization.CultureInfo.InvariantCulture), request.Query("$skip") == "900" ? 1 : 100)])).Pause(TimeSpan.FromMilliseconds(20)).LastChunk());

        Assert.Equal(901, (await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ToListAsync()).Count);

        // Two, since a page is read while the one before it comes.
        Assert.InRange(server.Connections, 1, 2);
    }

    [Fact]
    public async Task The_filter_goes_along_to_every_page()
    {
        await using var server = Pages(150);

        await TestClient.Create(server).Incidents.ListAsync(new() { Status = ["Active"] }, DefenderApi.Xdr).ToListAsync();

        Assert.All(server.Requests, r => Assert.Equal("status eq 'Active'", r.Query("$filter")));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Objects_that_slip_onto_the_next_page_come_once()
    {
        // A new incident arrives between the pages and moves all others down by one.
        await using var server = new LoopbackServer(
            Answer.Json(Bodies.Incidents([.. Bodies.Range(0, 100)])), Answer.Json(Bodies.Incidents([99, 100, 101])));

        var incidents = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ToListAsync();

        Assert.Equal(Bodies.Range(0, 102), incidents.Select(i => i.IncidentId));
    }

    [Theory]
    [InlineData(1, 100)]
    [InlineData(3, 250)]
    [InlineData(150, 100)]
    [InlineData(230, 250)]
    public async Task Objects_that_slip_onto_a_page_that_was_read_are_not_lost(int leave, int read)
    {
        // So many of those that were read cease to match the filter, and pull the others up.
        var list = Bodies.Range(1, 450).ToList();
        var left = false;
        await using var server = new LoopbackServer(request =>
        {
            var skip = int.Parse(request.Query("$skip") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
            if (!left && skip >= read - 10)
            {
                left = true;
                list.RemoveRange(0, leave);
            }
            return Answer.Json(Bodies.Incidents([.. list.Skip(skip).Take(100)]));
        });

        var incidents = await TestClient.Create(server).Incidents.ListAsync(new() { Status = ["Active"] }, DefenderApi.Xdr).ToListAsync();

        Assert.True(left);
        Assert.Empty(list.Except(incidents.Select(i => i.IncidentId)));
        Assert.Equal(incidents.Count, incidents.Select(i => i.IncidentId).Distinct().Count());
    }

    [Fact]
    public async Task A_list_that_never_rests_is_read_to_its_end_all_the_same()
    {
        var left = 0;
        await using var server = new LoopbackServer(request =>
        {
            var skip = int.Parse(request.Query("$skip") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
            return Answer.Json(Bodies.Incidents([.. Bodies.Range(1, 9000).Skip(left += 5).Skip(skip).Take(100)]));
        });

        var incidents = await TestClient.Create(server).Incidents.ListAsync(new() { Status = ["Active"] }, DefenderApi.Xdr).ToListAsync();

        Assert.InRange(incidents.Count, 7000, 9000);
        Assert.InRange(server.Requests.Count, 60, 200);
    }

    [Fact]
    public async Task A_service_that_does_not_skip_is_a_loop()
    {
        await using var server = new LoopbackServer(_ => Answer.Json(Bodies.Incidents([.. Bodies.Range(1, 100)])));

        var (incidents, error) = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).DrainAsync();

        Assert.Equal(100, incidents.Count);
        Assert.Equal(ErrorIds.PagingLoop, Assert.IsAssignableFrom<DefenderException>(error).ErrorId);
    }

    [Fact]
    public async Task Objects_without_an_id_are_no_doubles()
    {
        await using var alerts = new LoopbackServer(Answer.Json("""{"value":[{"title":"a"},{"title":"b"}]}"""));
        await using var incidents = new LoopbackServer(Answer.Json("""{"value":[{"incidentName":"a"},{"incidentName":"b"}]}"""));

        Assert.Equal(["a", "b"], (await TestClient.Create(alerts).Alerts.ListAsync(api: DefenderApi.Graph).ToListAsync()).Select(a => a.Title));
        Assert.Equal(["a", "b"], (await TestClient.Create(incidents).Incidents.ListAsync(api: DefenderApi.Graph).ToListAsync()).Select(i => i.DisplayName));
    }

    [Fact]
    public async Task Alerts_of_Defender_for_Endpoint_go_on_by_skipping()
    {
        await using var server = new LoopbackServer(request => Answer.Json(Alerts(int.Parse(request.Query("$skip") ?? "0", System.Globalization.CultureInfo.InvariantCulture), 1200)));

        var alerts = await TestClient.Create(server).Alerts.ListAsync(api: DefenderApi.Endpoint).ToListAsync();

        Assert.Equal(1200, alerts.Select(a => a.AlertId).Distinct().Count());
        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, r => Assert.Equal("evidence", r.Query("$expand")));

        static string Alerts(int skip, int total) =>
            $$"""{"value":[{{string.Join(',', Bodies.Range(skip, Math.Min(1000, total - skip)).Select(n => $$"""{"id":"da{{n}}"}"""))}}]}""";
    }

    /// <summary>So many incidents, a hundred a page.</summary>
    internal static LoopbackServer Pages(int total) => new(request =>
    {
        var skip = int.Parse(request.Query("$skip") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        var top = int.Parse(request.Query("$top") ?? "100", System.Globalization.CultureInfo.InvariantCulture);
        return Answer.Json(Bodies.Incidents([.. Bodies.Range(skip, Math.Clamp(total - skip, 0, top))]));
    });
}
