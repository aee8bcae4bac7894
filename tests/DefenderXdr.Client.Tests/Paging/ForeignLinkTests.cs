using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Paging;

/// <summary>A token goes to the host that it was issued for and nowhere else.</summary>
public sealed class ForeignLinkTests
{
    [Theory]
    [InlineData("http://127.0.0.1:{other}/v1.0/security/incidents?p=2")]
    [InlineData("http://127.0.0.1:{other}/")]
    [InlineData("https://127.0.0.1:{other}/v1.0/security/incidents")]
    [InlineData("https://127.0.0.1:{own}/v1.0/security/incidents")]
    [InlineData("http://localhost:{own}/v1.0/security/incidents")]
    [InlineData("http://127.0.0.1:{own}@127.0.0.1:{other}/v1.0/security/incidents")]
    [InlineData("//127.0.0.1:{other}/v1.0/security/incidents")]
    [InlineData("https://graph.microsoft.com/v1.0/security/incidents")]
    [InlineData("ftp://127.0.0.1:{other}/x")]
    [InlineData("file:///etc/passwd")]
    public async Task A_link_to_another_place_is_refused_and_nothing_is_sent_there(string link)
    {
        await using var other = new LoopbackServer(_ => Answer.Json(Bodies.Incidents(666)));
        LoopbackServer server = null!;
        server = new(_ => Answer.Json(Bodies.Incidents([1, 2], link.Replace("{own}", $"{server.Root.Port}").Replace("{other}", $"{other.Root.Port}"))));
        await using var _ = server;

        var (incidents, error) = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Graph).DrainAsync();

        Assert.Equal([1, 2], incidents.Select(i => i.IncidentId));
        var refused = Assert.IsAssignableFrom<DefenderException>(error);
        Assert.Equal(ErrorIds.ForeignNextLink, refused.ErrorId);
        Assert.Equal(ErrorKind.InvalidData, refused.Kind);
        Assert.Single(server.Requests);
        Assert.Equal(1, server.Connections);
        Assert.Equal(0, other.Connections);
    }
}
