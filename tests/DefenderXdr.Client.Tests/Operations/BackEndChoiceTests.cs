using DefenderXdr.Http;
using DefenderXdr.Simulation;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Operations;

/// <summary>Which API a family uses, from what its token really carries.</summary>
public sealed class BackEndChoiceTests
{
    [Theory]
    [InlineData("SecurityIncident.Read.All", "/v1.0/security/incidents")]
    [InlineData("SecurityIncident.ReadWrite.All", "/v1.0/security/incidents")]
    [InlineData("Incident.Read.All", "/api/incidents")]
    [InlineData("Incident.ReadWrite.All", "/api/incidents")]
    [InlineData("SecurityIncident.Read.All Incident.Read.All", "/v1.0/security/incidents")]
    public async Task Incidents_take_the_newest_API_that_is_permitted(string permissions, string path)
    {
        var (client, paths, events) = Connect(permissions);

        Assert.NotEmpty(await client.Incidents.ListAsync(new() { First = 2 }, events: events).ToListAsync());

        Assert.Equal(path, Assert.Single(paths));
        Assert.Empty(events.Warnings);
    }

    [Theory]
    [InlineData("SecurityAlert.Read.All", "/v1.0/security/alerts_v2")]
    [InlineData("Alert.Read.All", "/api/alerts")]
    [InlineData("Alert.ReadWrite.All SecurityAlert.ReadWrite.All", "/v1.0/security/alerts_v2")]
    public async Task Alerts_take_the_newest_API_that_is_permitted(string permissions, string path)
    {
        var (client, paths, events) = Connect(permissions);

        Assert.NotEmpty(await client.Alerts.ListAsync(new() { First = 2 }, events: events).ToListAsync());

        Assert.Equal(path, Assert.Single(paths));
        Assert.Empty(events.Warnings);
    }

    [Theory]
    [InlineData("ThreatHunting.Read.All", "/v1.0/security/runHuntingQuery", false)]
    [InlineData("AdvancedHunting.Read.All", "/api/advancedhunting/run", true)]
    [InlineData("AdvancedQuery.Read.All", "/api/advancedqueries/run", true)]
    [InlineData("AdvancedQuery.Read.All AdvancedHunting.Read.All", "/api/advancedhunting/run", true)]
    [InlineData("AdvancedQuery.Read.All ThreatHunting.Read.All", "/v1.0/security/runHuntingQuery", false)]
    public async Task Hunting_takes_the_newest_API_that_is_permitted_and_warns_of_one_that_retires(string permissions, string path, bool retires)
    {
        var (client, paths, events) = Connect(permissions);

        await client.Hunting.RunAsync("DeviceInfo | take 1", events: events).ToListAsync();
        await client.Hunting.RunAsync("DeviceInfo | take 1", events: events).ToListAsync();

        Assert.Equal([path, path], paths);
        if (!retires)
        {
            Assert.Empty(events.Warnings);
            return;
        }
        var warning = Assert.Single(events.Warnings).Value;
        Assert.Contains("2027-02-01", warning);
        Assert.Contains("ThreatHunting.Read.All", warning);
        Assert.Contains("Microsoft Graph", warning);
    }

    [Fact]
    public async Task Without_any_permission_each_API_and_what_it_needs_is_listed()
    {
        var (client, paths, events) = Connect("Machine.Read.All");

        var error = await client.Hunting.RunAsync("DeviceInfo", events: events).ErrorOf();

        Assert.Equal(ErrorIds.PermissionMissing, error.ErrorId);
        Assert.Contains("Graph: needs ThreatHunting.Read.All", error.Message);
        Assert.Contains("Xdr: needs AdvancedHunting.Read.All", error.Message);
        Assert.Contains("Endpoint: needs AdvancedQuery.Read.All, the token has Machine.Read.All", error.Message);
        Assert.Contains("no permission at all", error.Message);
        Assert.Contains("Microsoft Graph", error.RecommendedAction);
        Assert.Contains("ThreatHunting.Read.All", error.RecommendedAction);
        Assert.Empty(paths);
        Assert.Empty(events.Warnings);
    }

    [Fact]
    public async Task An_API_that_is_named_is_taken_or_none()
    {
        var (client, paths, events) = Connect("SecurityIncident.Read.All");

        var error = await client.Incidents.ListAsync(api: DefenderApi.Xdr, events: events).ErrorOf();

        Assert.Equal(ErrorIds.PermissionMissing, error.ErrorId);
        Assert.Contains("GET /api/incidents", error.Message);
        Assert.Empty(paths);
    }

    [Fact]
    public async Task The_connection_s_API_holds_for_calls_that_name_none()
    {
        var (client, paths, _) = Connect("SecurityIncident.Read.All Incident.Read.All", DefenderApi.Xdr);

        await client.Incidents.ListAsync(new() { First = 1 }).ToListAsync();
        await client.Incidents.ListAsync(new() { First = 1 }, DefenderApi.Graph).ToListAsync();

        Assert.Equal(["/api/incidents", "/v1.0/security/incidents"], paths);
    }

    [Fact]
    public async Task An_API_that_lacks_the_family_is_refused_with_those_that_have_it()
    {
        var (client, paths, _) = Connect("");

        foreach (var (list, had) in new (Func<Task<DefenderException>>, string)[]
        {
            (() => client.Incidents.ListAsync(api: DefenderApi.Endpoint).ErrorOf(), "Graph and Xdr"),
            (() => client.Alerts.ListAsync(api: DefenderApi.Xdr).ErrorOf(), "Graph and Endpoint"),
        })
        {
            var error = await list();
            Assert.Equal(ErrorIds.ApiNotSupported, error.ErrorId);
            Assert.Contains(had, error.Message);
        }
        Assert.Empty(paths);
    }

    [Theory]
    [InlineData("https://graph.microsoft.com", "ThreatHunting.Read.All", "/v1.0/security/runHuntingQuery")]
    [InlineData("https://api.security.microsoft.com", "AdvancedHunting.Read.All", "/api/advancedhunting/run")]
    [InlineData("https://api.securitycenter.microsoft.com", "AdvancedQuery.Read.All", "/api/advancedqueries/run")]
    public async Task The_audience_of_a_handed_in_token_decides(string audience, string permission, string path)
    {
        await using var server = new LoopbackServer(_ => Answer.Json("""{"schema":[],"results":[]}"""));

        await TestClient.Create(server, new OneToken(TestTokens.For(audience, permission))).Hunting.RunAsync("T").ToListAsync();

        Assert.Equal(path, Assert.Single(server.Requests).Path);
    }

    [Fact]
    public async Task A_handed_in_token_for_an_API_without_the_family_is_for_the_wrong_audience()
    {
        await using var server = new LoopbackServer();

        var error = await TestClient.Create(server, new OneToken(TestTokens.For("https://api.securitycenter.microsoft.com"))).Incidents.ListAsync().ErrorOf();

        Assert.Equal(ErrorIds.WrongAudience, error.ErrorId);
        Assert.Contains("Endpoint", error.Message);
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData(ErrorIds.ApiNotInTenant)]
    [InlineData(ErrorIds.ConsentRequired)]
    public async Task An_API_that_gives_no_token_is_passed_over(string errorId)
    {
        await using var server = new LoopbackServer(Answer.Json(Bodies.Incidents(1)));
        var tokens = new RefusingTokens(DefenderApi.Graph, errorId, "Incident.Read.All");

        Assert.Single(await TestClient.Create(server, tokens).Incidents.ListAsync().ToListAsync());
        Assert.Equal("/api/incidents", server.Requests[0].Path);

        var none = await TestClient.Create(server, new RefusingTokens(null, errorId)).Incidents.ListAsync().ErrorOf();
        Assert.Equal(ErrorIds.PermissionMissing, none.ErrorId);
        Assert.Contains("Graph: no token", none.Message);
    }

    [Fact]
    public async Task A_sign_in_that_fails_otherwise_is_not_passed_over()
    {
        await using var server = new LoopbackServer(Answer.Json(Bodies.Incidents(1)));
        var tokens = new RefusingTokens(DefenderApi.Graph, ErrorIds.InvalidClientSecret, "Incident.Read.All");

        Assert.Equal(ErrorIds.InvalidClientSecret, (await TestClient.Create(server, tokens).Incidents.ListAsync().ErrorOf()).ErrorId);
        Assert.Equal(0, server.Connections);
    }

    private static (DefenderClient Client, List<string> Paths, RecordingEvents Events) Connect(string permissions, DefenderApi api = DefenderApi.Auto)
    {
        var tenant = new SimulatedTenant(new() { IncidentCount = 5, Permissions = permissions.Split(' ', StringSplitOptions.RemoveEmptyEntries) });
        var paths = new List<string>();
        var http = DefenderHttp.CreateClient(new Watcher(new SimulatedTenantHandler(tenant), paths));
        return (new(new TenantTokens(tenant), new() { HttpClient = http, Api = api }), paths, new RecordingEvents());
    }

    private sealed class Watcher(HttpMessageHandler inner, List<string> paths) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            paths.Add(request.RequestUri!.AbsolutePath);
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>Sign-in that fails for one API, or for all.</summary>
    private sealed class RefusingTokens(DefenderApi? refused, string errorId, params string[] roles) : ITokenSource
    {
        private readonly ScriptedTokens others = new(roles);

        public string? TenantId => null;

        public string? ClientId => null;

        public DefenderApi? OnlyApi => null;

        public Task<DefenderToken> GetTokenAsync(ApiHost host, bool forceRefresh, IClientEvents events, CancellationToken cancellationToken) =>
            refused is null || host.Api == refused
                ? throw DefenderErrors.Create(errorId, "refused")
                : others.GetTokenAsync(host, forceRefresh, events, cancellationToken);
    }
}
