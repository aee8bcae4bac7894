using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Http;

public sealed class RequestHeaderTests
{
    [Fact]
    public async Task Every_request_says_who_asks_and_what_it_takes()
    {
        var tokens = new ScriptedTokens();
        await using var server = new LoopbackServer(Answer.Json(Bodies.EmptyList));

        await TestClient.Create(server, tokens).Incidents.ListAsync(api: DefenderApi.Xdr).ToListAsync();

        var request = Assert.Single(server.Requests);
        Assert.Matches(@"^DefenderXdr/\d+\.\d+\.\d+$", request.Header("User-Agent"));
        Assert.Equal("application/json", request.Header("Accept"));
        Assert.Contains("gzip", request.Header("Accept-Encoding"));
        Assert.Equal("Bearer " + Assert.Single(tokens.Issued), request.Header("Authorization"));
    }

    [Fact]
    public async Task Each_request_has_an_id_of_its_own()
    {
        await using var server = new LoopbackServer(Answer.Status(500), Answer.Json(Bodies.EmptyList), Answer.Json(Bodies.EmptyList));
        var client = TestClient.Create(server);

        await client.Incidents.ListAsync(api: DefenderApi.Xdr).ToListAsync();
        await client.Incidents.ListAsync(api: DefenderApi.Xdr).ToListAsync();

        var ids = server.Requests.Select(r => Guid.Parse(r.Header("client-request-id")!)).ToArray();
        Assert.Equal(3, ids.Distinct().Count());
    }

    [Theory]
    [InlineData(DefenderApi.Graph, "include-unknown-enum-members")]
    [InlineData(DefenderApi.Endpoint, null)]
    public async Task Only_Graph_is_asked_for_the_newer_enum_members(DefenderApi api, string? expected)
    {
        await using var server = new LoopbackServer(Answer.Json(Bodies.EmptyList));

        await TestClient.Create(server).Alerts.ListAsync(api: api).ToListAsync();

        Assert.Equal(expected, Assert.Single(server.Requests).Header("Prefer"));
    }

    [Fact]
    public async Task A_compressed_body_is_read()
    {
        await using var server = new LoopbackServer(Answer.Gzip(Bodies.Incidents(1, 2)));

        var incidents = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ToListAsync();

        Assert.Equal([1, 2], incidents.Select(i => i.IncidentId));
    }

    [Fact]
    public async Task Each_API_gets_the_token_of_its_own_audience()
    {
        await using var server = new LoopbackServer(_ => Answer.Json(Bodies.EmptyList));
        var client = TestClient.Create(server);

        await client.Incidents.ListAsync(api: DefenderApi.Graph).ToListAsync();
        await client.Incidents.ListAsync(api: DefenderApi.Xdr).ToListAsync();
        await client.Alerts.ListAsync(api: DefenderApi.Endpoint).ToListAsync();

        Assert.Equal(
            ["https://graph.microsoft.com", "https://api.security.microsoft.com", "https://api.securitycenter.microsoft.com"],
            server.Requests.Select(r => DefenderToken.Decode(r.Header("Authorization")!["Bearer ".Length..]).Audience));
    }
}
