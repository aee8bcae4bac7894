using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Paging;

/// <summary>Lists of services that link their pages.</summary>
public sealed class LinkPagingTests
{
    [Fact]
    public async Task Links_are_followed_as_they_are_to_the_last_page()
    {
        LoopbackServer server = null!;
        server = new(request => request.Query("$skiptoken") switch
        {
            null => Page([1, 2], "a%2Bb%3D%3D&x=%C3%A9"),
            "a+b==" => Page([3], "last"),
            _ => Answer.Json(Bodies.Incidents(4)),
        });
        await using var _ = server;

        var incidents = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Graph).ToListAsync();

        Assert.Equal([1, 2, 3, 4], incidents.Select(i => i.IncidentId));
        Assert.Equal("/v1.0/security/incidents?$skiptoken=a%2Bb%3D%3D&x=%C3%A9", server.Requests[1].Target);
        Assert.All(server.Requests, r => Assert.StartsWith("Bearer ", r.Header("Authorization")));

        Answer Page(long[] ids, string token) => Answer.Json(Bodies.Incidents(ids, $"{server.Root}v1.0/security/incidents?$skiptoken={token}"));
    }

    [Fact]
    public async Task A_link_before_the_list_is_followed_too()
    {
        LoopbackServer server = null!;
        server = new(request => request.Query("p") is null
            ? Answer.Json($$"""{"@odata.nextLink":"{{server.Root}}v1.0/security/incidents?p=2","@odata.count":3,"value":[{{Bodies.Incident(1)}}]}""")
            : Answer.Json(Bodies.Incidents(2)));
        await using var _ = server;

        Assert.Equal([1, 2], (await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Graph).ToListAsync()).Select(i => i.IncidentId));
    }

    [Fact]
    public async Task A_link_is_followed_however_short_or_empty_the_page_is()
    {
        LoopbackServer server = null!;
        server = new(request => request.Query("p") is null
            ? Answer.Json(Bodies.Incidents([], $"{server.Root}v1.0/security/incidents?p=2"))
            : Answer.Json(Bodies.Incidents(2)));
        await using var _ = server;

        Assert.Single(await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Graph).ToListAsync());
    }

    [Fact]
    public async Task A_full_last_page_after_links_is_the_end()
    {
        LoopbackServer server = null!;
        server = new(request => request.Query("p") is null
            ? Answer.Json(Bodies.Incidents(Bodies.Range(0, 50), $"{server.Root}v1.0/security/incidents?p=2"))
            : Answer.Json(Bodies.Incidents([.. Bodies.Range(50, 50)])));
        await using var _ = server;

        Assert.Equal(100, (await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Graph).ToListAsync()).Count);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_full_page_of_Graph_without_a_link_goes_on_by_skipping()
    {
        await using var server = new LoopbackServer(
            Answer.Json(Bodies.Incidents([.. Bodies.Range(0, 50)])), Answer.Json(Bodies.Incidents([.. Bodies.Range(50, 3)])));

        Assert.Equal(53, (await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Graph).ToListAsync()).Count);
        Assert.Equal("50", server.Requests[1].Query("$skip"));
    }

    [Fact]
    public async Task A_link_without_a_host_stays_on_its_host()
    {
        await using var server = new LoopbackServer(Answer.Json(Bodies.Incidents([1], "/v1.0/security/incidents?p=2")), Answer.Json(Bodies.Incidents(2)));

        Assert.Equal([1, 2], (await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Graph).ToListAsync()).Select(i => i.IncidentId));
        Assert.Equal("/v1.0/security/incidents?p=2", server.Requests[1].Target);
    }

    [Theory]
    [InlineData("http://")]
    [InlineData("https://[")]
    [InlineData("http://127.0.0.1:99999/x")]
    public async Task A_link_that_is_no_address_is_an_error_after_what_came(string link)
    {
        await using var server = new LoopbackServer(Answer.Json(Bodies.Incidents([1], link)));

        var (incidents, error) = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Graph).DrainAsync();

        Assert.Single(incidents);
        Assert.Equal(ErrorIds.ForeignNextLink, Assert.IsAssignableFrom<DefenderException>(error).ErrorId);
    }

    [Fact]
    public async Task A_link_to_its_own_page_is_a_loop()
    {
        LoopbackServer server = null!;
        server = new(request => Answer.Json(Bodies.Incidents([1, 2], $"{server.Root.GetLeftPart(UriPartial.Authority)}{request.Target}")));
        await using var _ = server;

        var (incidents, error) = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Graph).DrainAsync();

        Assert.Equal([1, 2], incidents.Select(i => i.IncidentId));
        Assert.Equal(ErrorIds.PagingLoop, Assert.IsAssignableFrom<DefenderException>(error).ErrorId);
        Assert.InRange(server.Requests.Count, 1, 2);
    }

    [Fact]
    public async Task Links_that_lead_in_a_circle_are_a_loop()
    {
        LoopbackServer server = null!;
        var n = 0;
        server = new(_ => Answer.Json(Bodies.Incidents([n++], $"{server.Root}v1.0/security/incidents?p={n % 3}")));
        await using var _ = server;

        var (incidents, error) = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Graph).DrainAsync();

        Assert.Equal(ErrorIds.PagingLoop, Assert.IsAssignableFrom<DefenderException>(error).ErrorId);
        Assert.InRange(incidents.Count, 3, 4);
    }
}
