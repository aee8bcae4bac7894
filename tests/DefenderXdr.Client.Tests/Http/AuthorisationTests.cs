using System.Net;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Http;

public sealed class AuthorisationTests
{
    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        var tokens = new ScriptedTokens();
        await using var server = new LoopbackServer(Answer.Status(401), Answer.Json(Bodies.Incidents(1)));

        Assert.Single(await TestClient.Create(server, tokens).Incidents.ListAsync(api: DefenderApi.Xdr).ToListAsync());

        Assert.Equal(1, tokens.Refreshes);
        Assert.Equal(tokens.Issued.Select(t => "Bearer " + t), server.Requests.Select(r => r.Header("Authorization")));
    }

    [Fact]
    public async Task A_fresh_token_that_is_refused_too_is_an_error()
    {
        var tokens = new ScriptedTokens();
        await using var server = new LoopbackServer(_ => Answer.Json("""{"error":{"code":"Unauthorized","message":"Lifetime validation failed","target":"t-1"}}""", 401));

        var error = Assert.IsType<DefenderServiceException>(await TestClient.Create(server, tokens).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf());

        Assert.Equal(ErrorIds.Unauthorized, error.ErrorId);
        Assert.Equal(ErrorKind.AuthenticationError, error.Kind);
        Assert.Equal("Unauthorized", error.Code);
        Assert.Contains("Lifetime validation failed", error.Message);
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(1, tokens.Refreshes);
    }

    [Fact]
    public async Task A_token_that_cannot_be_renewed_is_not_sent_again()
    {
        var tokens = new OneToken(TestTokens.For(HostTable.Resolve().Xdr.Audience, "Incident.Read.All"));
        await using var server = new LoopbackServer(_ => Answer.Status(401));

        var error = await TestClient.Create(server, tokens).Incidents.ListAsync().ErrorOf();

        Assert.Equal(ErrorIds.Unauthorized, error.ErrorId);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_source_for_one_API_is_asked_again_after_401()
    {
        var tokens = new ScriptedTokens("Incident.Read.All") { OnlyApi = DefenderApi.Xdr };
        await using var server = new LoopbackServer(Answer.Status(401), Answer.Json("""{"value":[{"incidentId":1}]}"""));

        Assert.Single(await TestClient.Create(server, tokens).Incidents.ListAsync().ToListAsync());

        Assert.Equal(1, tokens.Refreshes);
    }

    [Fact]
    public async Task A_token_for_an_audience_that_nobody_knows_is_named_as_the_reason()
    {
        var tokens = new ScriptedTokens { Audience = "api://somebody-else" };
        await using var server = new LoopbackServer(_ => Answer.Status(401));

        var error = await TestClient.Create(server, tokens).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf();

        Assert.Equal(ErrorIds.WrongAudience, error.ErrorId);
        Assert.Contains("api://somebody-else", error.Message);
        Assert.Contains("https://api.security.microsoft.com", error.Message);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_token_of_another_API_goes_nowhere()
    {
        await using var server = new LoopbackServer();

        var error = await TestClient.Create(server, new ScriptedTokens { Audience = "https://graph.microsoft.com" }).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf();

        Assert.Equal(ErrorIds.WrongAudience, error.ErrorId);
        Assert.Contains("https://graph.microsoft.com", error.Message);
        Assert.Contains("https://api.security.microsoft.com", error.Message);
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData(DefenderApi.Graph, "SecurityIncident.Read.All")]
    [InlineData(DefenderApi.Xdr, "Incident.ReadWrite.All")]
    public async Task A_refusal_of_the_service_is_explained(DefenderApi api, string held)
    {
        var tokens = new ScriptedTokens("Machine.Read.All", held);
        await using var server = new LoopbackServer(_ => Answer.Json("""{"error":{"code":"Forbidden","message":"Not your device group","target":"t-2"}}""", 403));

        var error = Assert.IsType<DefenderServiceException>(await TestClient.Create(server, tokens).Incidents.ListAsync(api: api).ErrorOf());

        Assert.Equal(ErrorIds.PermissionMissing, error.ErrorId);
        Assert.Equal(ErrorKind.PermissionDenied, error.Kind);
        Assert.Equal(HttpStatusCode.Forbidden, error.StatusCode);
        Assert.Contains($"the token has Machine.Read.All, {held}.", error.Message);
        Assert.Contains("Not your device group", error.Message);

        // It carries the permission: that it should be added is the last thing to say.
        Assert.StartsWith("If the token has it already", error.RecommendedAction);
        Assert.Contains("device group", error.RecommendedAction);
        Assert.Contains("licence", error.RecommendedAction);
        Assert.EndsWith("connect again.", error.RecommendedAction);
        Assert.Single(server.Requests);
    }
}
