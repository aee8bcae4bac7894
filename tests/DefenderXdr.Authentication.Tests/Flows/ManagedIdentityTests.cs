using System.Diagnostics;
using System.Net;
using DefenderXdr.Authentication;
using DefenderXdr.Http;
using DefenderXdr.Simulation;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Flows;

/// <summary>
/// A managed identity signs in, through MSAL. MSAL keeps such tokens for the whole process, by id and audience: each test has an identity
/// of its own, and one without an id asks for a fresh token. MSAL reads the process's variables, which is why all of it is in one class.
/// </summary>
public sealed class ManagedIdentityTests : IDisposable
{
    private static readonly string[] Variables = ["IDENTITY_ENDPOINT", "IDENTITY_HEADER", "IDENTITY_SERVER_THUMBPRINT", "MSI_ENDPOINT", "MSI_SECRET", "IMDS_ENDPOINT", "AZURE_POD_IDENTITY_AUTHORITY_HOST"];

    private readonly string?[] before = [.. Variables.Select(Environment.GetEnvironmentVariable)];
    private readonly SimulatedManagedIdentity identity = new()
    {
        ClientId = Guid.NewGuid().ToString(),
        ObjectId = Guid.NewGuid().ToString(),
        ResourceId = "/subscriptions/" + Guid.NewGuid(),
    };
    private readonly DefenderHosts hosts = HostTable.Resolve();

    public ManagedIdentityTests()
    {
        foreach (var name in Variables) Environment.SetEnvironmentVariable(name, null);
    }

    public void Dispose()
    {
        foreach (var (name, value) in Variables.Zip(before)) Environment.SetEnvironmentVariable(name, value);
    }

    [Fact]
    public async Task The_identity_of_a_machine_gives_a_token_for_each_audience()
    {
        var azure = new Azure(identity);
        var flow = azure.Flow();
        Assert.Null(flow.TenantId);
        Assert.Null(flow.ClientId);

        foreach (var api in new[] { DefenderApi.Graph, DefenderApi.Xdr, DefenderApi.Endpoint })
        {
            var token = await flow.GetTokenAsync(hosts[api], true, TestContext.Current.CancellationToken);

            Assert.Equal(hosts[api].Audience, token.Audience);
            Assert.NotEmpty(token.Roles);
        }
        Assert.Equal((SimulatedTenant.DefaultTenantId, identity.ClientId), (flow.TenantId, flow.ClientId));
        Assert.Equal(1, azure.Probes);
    }

    [Fact]
    public async Task A_user_assigned_one_is_named_by_any_of_its_ids()
    {
        foreach (var (id, tries) in new[] { (identity.ClientId, 1), (identity.ObjectId.ToUpperInvariant(), 2), (" " + identity.ResourceId, 1) })
        {
            var azure = new Azure(identity);
            var flow = azure.Flow(id);

            Assert.Equal(identity.ClientId, (await flow.GetTokenAsync(hosts.Graph, false, default)).ClientId);
            Assert.Equal(tries, azure.TokenRequests);

            // What worked is kept: the object id is not tried as client id again.
            await flow.GetTokenAsync(hosts.Graph, true, default);
            Assert.Equal(tries + 1, azure.TokenRequests);
        }
    }

    [Fact]
    public async Task Its_tokens_are_shared_by_all_calls_and_a_forced_refresh_asks_again()
    {
        var azure = new Azure(identity);
        var flow = azure.Flow(identity.ClientId);

        var first = await flow.GetTokenAsync(hosts.Graph, false, default);
        for (var n = 0; n < 10; n++) Assert.Same(first, await flow.GetTokenAsync(hosts.Graph, false, default));
        var second = await flow.GetTokenAsync(hosts.Graph, true, default);

        Assert.NotEqual(first.ToPlainText(), second.ToPlainText());
        Assert.Equal(2, azure.TokenRequests);
    }

    [Fact]
    public async Task Its_tokens_are_renewed_silently()
    {
        var azure = new Azure(identity, TimeSpan.FromMinutes(4));
        var flow = azure.Flow(identity.ClientId);

        for (var n = 0; n < 3; n++) await flow.GetTokenAsync(hosts.Graph, false, default);

        Assert.Equal(3, azure.TokenRequests);
    }

    [Fact]
    public async Task App_Service_is_found_by_its_variables_and_asked_over_a_socket()
    {
        await using var entra = new Entra(overSocket: true, new() { ManagedIdentity = identity });
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", new Uri(entra.Hosts.Authority, "msi/token").AbsoluteUri);
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", identity.Header);
        using var http = DefenderHttp.CreateDirectClient();

        var byClient = await Flow(http, identity.ClientId).GetTokenAsync(hosts.Graph, false, default);
        var byObject = await Flow(http, identity.ObjectId).GetTokenAsync(hosts.Xdr, false, default);
        var missing = await Error(Flow(http, Guid.NewGuid().ToString()));

        Assert.Equal((identity.ClientId, identity.ClientId), (byClient.ClientId, byObject.ClientId));
        Assert.Equal(ErrorIds.ManagedIdentityNotFound, missing.ErrorId);
        Assert.Contains("No User Assigned or Delegated Managed Identity found", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task App_Service_with_another_secret_gives_none()
    {
        await using var entra = new Entra(overSocket: true, new() { ManagedIdentity = identity });
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", new Uri(entra.Hosts.Authority, "msi/token").AbsoluteUri);
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "guess-the-header");
        using var http = DefenderHttp.CreateDirectClient();

        var error = await Error(Flow(http, identity.ClientId));

        Assert.Equal(ErrorIds.ManagedIdentityUnavailable, error.ErrorId);
        Assert.DoesNotContain("guess-the-header", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_is_unavailable()
    {
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", new Uri(LoopbackServer.Nobody(), "msi/token").AbsoluteUri);
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "x");
        using var http = DefenderHttp.CreateDirectClient();

        var error = await Error(Flow(http, null));

        Assert.Equal(ErrorIds.ManagedIdentityUnavailable, error.ErrorId);
        Assert.Contains("could not be reached", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cloud_Shell_has_one_identity_and_lets_nobody_choose()
    {
        Environment.SetEnvironmentVariable("MSI_ENDPOINT", "http://127.0.0.1:9/oauth2/token");

        var error = await Error(new Azure(identity).Flow(identity.ClientId));

        Assert.Equal(ErrorIds.ManagedIdentityNotFound, error.ErrorId);
        Assert.Contains("does not let the identity", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_that_the_machine_does_not_have_is_not_found()
    {
        var azure = new Azure(identity);
        var stranger = Guid.NewGuid().ToString();

        var byGuid = await Error(azure.Flow(stranger));
        var byResource = await Error(azure.Flow("/subscriptions/elsewhere"));

        Assert.Equal((ErrorIds.ManagedIdentityNotFound, ErrorIds.ManagedIdentityNotFound), (byGuid.ErrorId, byResource.ErrorId));
        Assert.Contains(stranger, byGuid.Message, StringComparison.Ordinal);
        Assert.Contains("Identity not found", byGuid.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', byGuid.Message);
        Assert.Equal(3, azure.TokenRequests);
    }

    [Theory]
    [InlineData("""{"error":"invalid_request","error_description":"Identity not found"}""", ErrorIds.ManagedIdentityUnavailable, "Identity not found")]
    [InlineData("""{"error":"invalid_request","error_description":"Multiple user assigned identities exist, please specify the clientId / resourceId of the identity in the token request"}""", ErrorIds.ManagedIdentityNotFound, "several identities")]
    [InlineData("""{"error":"invalid_resource","error_description":"AADSTS500011: The resource principal named https://graph.microsoft.com was not found in the tenant named Contoso."}""", ErrorIds.ApiNotInTenant, "AADSTS500011")]
    public async Task Why_the_machine_itself_has_none_is_told_apart(string body, string id, string words)
    {
        var error = await Error(new Azure(identity) { Instead = () => (HttpStatusCode.BadRequest, body) }.Flow());

        Assert.Equal(id, error.ErrorId);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Headers", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_else_than_JSON_is_not_mistaken_for_a_token()
    {
        var error = await Error(new Azure(identity) { Instead = () => (HttpStatusCode.OK, "<html>") }.Flow());

        Assert.Equal(ErrorIds.ResponseNotJson, error.ErrorId);
    }

    [Theory]
    [InlineData("defender-runbook")]
    [InlineData("subscriptions/1/resourceGroups/soc")]
    public void What_is_no_id_is_refused_before_anything_is_sent(string id)
    {
        var azure = new Azure(identity);

        Assert.Equal(ErrorIds.InvalidParameter, Assert.ThrowsAny<DefenderException>(() => azure.Flow(id)).ErrorId);
        Assert.Equal(0, azure.Probes + azure.TokenRequests);
    }

    [Theory]
    [InlineData(401, "HTTP 401")]
    [InlineData(404, "HTTP 404")]
    [InlineData(502, "HTTP 502")]
    [InlineData(0, "could not be reached")]
    [InlineData(-1, "did not answer within a second")]
    public async Task Off_Azure_it_says_so_within_two_seconds(int status, string why)
    {
        using var elsewhere = new HttpClient(new Elsewhere(status));
        var watch = Stopwatch.StartNew();

        var error = await Error(Flow(elsewhere, null));

        Assert.Equal(ErrorIds.ManagedIdentityUnavailable, error.ErrorId);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.True(status != -1 || watch.Elapsed < TimeSpan.FromSeconds(10), "It waits for MSAL's tries.");
    }

    [Fact]
    public async Task Neither_a_limit_nor_whoever_cancels_waits_for_the_pause_between_two_tries()
    {
        var azure = new Azure(identity) { Instead = () => (HttpStatusCode.Gone, "{}") };
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => azure.Flow(identity.ClientId).GetTokenAsync(hosts.Graph, false, cancel.Token));
        var error = await Error(azure.Flow(identity.ClientId, TimeSpan.FromMilliseconds(300)));

        Assert.Equal(ErrorIds.ManagedIdentityUnavailable, error.ErrorId);
        Assert.Contains("did not answer within", error.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(9), "It waits for the pause, which is ten seconds.");
    }

    [Fact]
    public async Task The_token_is_in_nothing_that_is_said()
    {
        var events = new RecordingEvents();

        await new Azure(identity).Flow(identity.ClientId).GetTokenAsync(hosts.Graph, false, events, default);

        Assert.NotEmpty(events.DebugLines);
        Assert.DoesNotContain("eyJ", events.Everything, StringComparison.Ordinal);
    }

    private static ManagedIdentityFlow Flow(HttpClient http, string? id, TimeSpan? timeout = null) => new(id, http, timeout ?? TimeSpan.FromSeconds(100));

    private Task<DefenderException> Error(ManagedIdentityFlow flow) => Assert.ThrowsAnyAsync<DefenderException>(() => flow.GetTokenAsync(hosts.Graph, true, default));

    /// <summary>A machine in Azure: the metadata service of the simulated tenant, or something in place of its tokens.</summary>
    private sealed class Azure : DelegatingHandler
    {
        private int probes;
        private int tokenRequests;

        public Azure(SimulatedManagedIdentity identity, TimeSpan? lifetime = null)
        {
            var options = new SimulatedTenantOptions { IncidentCount = 1, ManagedIdentity = identity };
            if (lifetime is { } life) options.TokenLifetime = life;
            InnerHandler = new SimulatedTenantHandler(new SimulatedTenant(options));
        }

        public Func<(HttpStatusCode Status, string Body)>? Instead { get; init; }

        public int Probes => probes;

        public int TokenRequests => tokenRequests;

        public ManagedIdentityFlow Flow(string? id = null, TimeSpan? timeout = null) => ManagedIdentityTests.Flow(new HttpClient(this), id, timeout);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!request.Headers.Contains("Metadata"))
            {
                Interlocked.Increment(ref probes);
                return base.SendAsync(request, cancellationToken);
            }
            Interlocked.Increment(ref tokenRequests);
            cancellationToken.ThrowIfCancellationRequested();
            return Instead?.Invoke() is { } answer
                ? Task.FromResult(new HttpResponseMessage(answer.Status) { Content = new StringContent(answer.Body), RequestMessage = request })
                : base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>What else may be at the metadata service's address: another cloud, nothing, or a network that swallows.</summary>
    private sealed class Elsewhere(int status) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (status == 0) throw new HttpRequestException("Network is unreachable");
            if (status < 0) await Task.Delay(Timeout.Infinite, cancellationToken);
            return new HttpResponseMessage((HttpStatusCode)status);
        }
    }
}
