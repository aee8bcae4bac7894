using DefenderXdr.Http;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Http;

/// <summary>A call that the token has no permission for is refused before anything is sent.</summary>
public sealed class PreflightTests
{
    [Theory]
    [InlineData(DefenderApi.Graph, "SecurityIncident.Read.All", "Microsoft Graph")]
    [InlineData(DefenderApi.Xdr, "Incident.Read.All", "APIs my organization uses, Microsoft Threat Protection")]
    public async Task An_app_is_told_what_it_needs_what_it_has_and_where_to_add_it(DefenderApi api, string needed, string application)
    {
        await using var server = new LoopbackServer();

        var error = await TestClient.Create(server, new ScriptedTokens("Machine.Read.All", "User.Read.All")).Incidents.ListAsync(api: api).ErrorOf();

        Assert.Equal(ErrorIds.PermissionMissing, error.ErrorId);
        Assert.Equal(ErrorKind.PermissionDenied, error.Kind);
        Assert.Contains($"needs {needed} or ", error.Message);
        Assert.Contains("the token has Machine.Read.All, User.Read.All.", error.Message);
        Assert.StartsWith("In the Entra admin center (https://entra.microsoft.com)", error.RecommendedAction);
        Assert.Contains("the app 5a7d0f3c-2b1e-4f60-8c9d-3e4f5a6b7c8d", error.RecommendedAction);
        Assert.Contains($"{application}, Application permissions, {needed}.", error.RecommendedAction);
        Assert.Contains("device group", error.RecommendedAction);
        Assert.Contains("licence", error.RecommendedAction);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task A_user_is_told_of_delegated_permissions()
    {
        await using var server = new LoopbackServer();
        var token = TestTokens.Make(new { aud = "https://api.security.microsoft.com", scp = "AdvancedHunting.Read profile" });

        var error = await TestClient.Create(server, new OneToken(token)).Incidents.ListAsync().ErrorOf();

        Assert.Contains("needs Incident.Read or Incident.ReadWrite", error.Message);
        Assert.Contains("AdvancedHunting.Read, profile", error.Message);
        Assert.Contains("Delegated permissions, Incident.Read.", error.RecommendedAction);
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData("""{"aud":"https://graph.microsoft.com"}""")]
    [InlineData("""{"aud":"https://graph.microsoft.com","roles":[],"scp":""}""")]
    public async Task A_token_without_any_permission_has_none(string claims)
    {
        await using var server = new LoopbackServer();

        var error = await TestClient.Create(server, new OneToken($"e30.{TestTokens.Encode(claims)}.x")).Incidents.ListAsync().ErrorOf();

        Assert.Equal(ErrorIds.PermissionMissing, error.ErrorId);
        Assert.Contains("no permission at all", error.Message);
        Assert.Contains("Application permissions, SecurityIncident.Read.All", error.RecommendedAction);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task A_fresh_token_is_looked_at_too()
    {
        var tokens = new ShrinkingTokens();
        await using var server = new LoopbackServer(_ => Answer.Status(401));

        var error = await TestClient.Create(server, tokens).Incidents.ListAsync(api: DefenderApi.Xdr).ErrorOf();

        Assert.Equal(ErrorIds.PermissionMissing, error.ErrorId);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(DefenderCloud.Commercial, "https://entra.microsoft.com")]
    [InlineData(DefenderCloud.GCC, "https://entra.microsoft.com")]
    [InlineData(DefenderCloud.GCCHigh, "https://entra.microsoft.us")]
    [InlineData(DefenderCloud.DoD, "https://entra.microsoft.us")]
    public void Each_cloud_has_its_own_admin_center(DefenderCloud cloud, string center)
    {
        var hosts = HostTable.Resolve(cloud);
        var token = DefenderToken.Decode(TestTokens.For(hosts.Endpoint.Audience));

        var error = PermissionErrors.Missing(ApiOperations.EndpointIsolateMachine, hosts, token);

        Assert.Contains($"({center})", error.RecommendedAction);
        Assert.Contains("WindowsDefenderATP, Application permissions, Machine.Isolate", error.RecommendedAction);
        Assert.Contains("POST /api/machines/{id}/isolate needs Machine.Isolate", error.Message);
    }

    [Fact]
    public void Where_no_permission_is_stated_none_is_named()
    {
        var error = PermissionErrors.NoneAllowed("baselines", HostTable.Resolve(), [(ApiOperations.EndpointListBaselineProfiles, null)]);

        Assert.Equal("No permission for baselines on any API. Endpoint: no token.", error.Message);
        Assert.StartsWith("If the token has it already", error.RecommendedAction);
    }

    /// <summary>A permission that was taken away between the first token and the next.</summary>
    private sealed class ShrinkingTokens : ITokenSource
    {
        public string? TenantId => null;

        public string? ClientId => null;

        public DefenderApi? OnlyApi => null;

        public Task<DefenderToken> GetTokenAsync(ApiHost host, bool forceRefresh, IClientEvents events, CancellationToken cancellationToken) =>
            Task.FromResult(DefenderToken.Decode(TestTokens.For(host.Audience, forceRefresh ? [] : ["Incident.Read.All"])));
    }
}
