using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Http;

public sealed class RedirectTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var elsewhere = new LoopbackServer(_ => Answer.Json(Bodies.Incidents(1)));
        await using var server = new LoopbackServer(Answer.Status(status, ("Location", $"{elsewhere.Root}api/incidents")));

        var error = await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf();

        Assert.Equal(ErrorIds.ResponseNotJson, error.ErrorId);
        Assert.Contains("redirect", error.Message);
        Assert.Single(server.Requests);
        Assert.Equal(0, elsewhere.Connections);
    }

    [Fact]
    public async Task A_redirect_on_the_same_host_is_not_followed_either()
    {
        await using var server = new LoopbackServer(Answer.Status(307, ("Location", "/elsewhere")), Answer.Json(Bodies.Incidents(1)));

        await TestClient.Create(server).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf();

        Assert.Single(server.Requests);
    }
}
