using DefenderXdr.Authentication;
using DefenderXdr.Simulation;
using DefenderXdr.Tests.Assertions;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Flows;

/// <summary>An app signs in with another provider's token, through MSAL, to the simulated authority.</summary>
public sealed class ClientAssertionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_trusted_token_gives_a_token_for_each_audience(bool overSocket)
    {
        await using var entra = Workload.Entra(overSocket);
        var flow = Flow(entra, _ => Task.FromResult(Workload.Token()));

        foreach (var api in new[] { DefenderApi.Graph, DefenderApi.Xdr, DefenderApi.Endpoint })
            Assert.Equal(api, (await flow.GetTokenAsync(entra.Hosts[api], false, TestContext.Current.CancellationToken)).Api);
    }

    [Theory]
    [InlineData(4, 3)]
    [InlineData(10, 1)]
    public async Task It_is_asked_for_anew_each_time_Entra_is_and_only_then(int minutes, int times)
    {
        await using var entra = Workload.Entra(lifetime: TimeSpan.FromMinutes(minutes));
        var asked = 0;
        var flow = Flow(entra, _ => Task.FromResult(Workload.Token(++asked > 0 ? Workload.Subject : "")));

        for (var n = 0; n < 3; n++) await flow.GetTokenAsync(entra.Graph, false, default);

        Assert.Equal(times, asked);
        Assert.Equal(times, entra.TokenRequests);
    }

    [Fact]
    public async Task A_token_that_Entra_does_not_trust_is_rejected()
    {
        await using var entra = Workload.Entra();

        var error = await Error(entra, _ => Task.FromResult(Workload.Token("repo:fabrikam/runbooks:ref:refs/heads/main")));

        Assert.Equal(ErrorIds.AssertionRejected, error.ErrorId);
        Assert.Contains("repo:fabrikam", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_source_of_the_token_reports_comes_out_as_it_is()
    {
        await using var entra = Workload.Entra();
        var reported = DefenderErrors.Create(ErrorIds.AssertionUnavailable, "reported");

        Assert.Same(reported, await Error(entra, _ => throw reported));
        Assert.Same(reported, await Error(entra, async _ => { await Task.Yield(); throw reported; }));
        Assert.Equal(0, entra.TokenRequests);
    }

    [Fact]
    public async Task Whatever_a_callers_own_code_throws_is_an_error_with_an_id()
    {
        await using var entra = Workload.Entra();

        var events = new RecordingEvents();
        var flow = Flow(entra, _ => throw new InvalidOperationException("No luck with eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2lnbmF0dXJl today"));

        var error = await Assert.ThrowsAnyAsync<DefenderException>(() => flow.GetTokenAsync(entra.Graph, false, events, default));

        Assert.Equal(ErrorIds.AssertionUnavailable, error.ErrorId);
        Assert.DoesNotContain("eyJ", events.Everything, StringComparison.Ordinal);
        Assert.Contains("No luck with *** today", error.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorIds.AssertionUnavailable, (await Error(entra, _ => throw new TaskCanceledException())).ErrorId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("eyJ-not-a-token")]
    public async Task What_is_no_token_is_not_sent(string? text)
    {
        await using var entra = Workload.Entra();

        var error = await Error(entra, _ => Task.FromResult(text!));

        Assert.Equal(ErrorIds.AssertionUnavailable, error.ErrorId);
        Assert.DoesNotContain("eyJ", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, entra.TokenRequests);
    }

    [Fact]
    public async Task Whoever_cancels_does_not_wait_for_the_token()
    {
        await using var entra = Workload.Entra();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Flow(entra, Forever).GetTokenAsync(entra.Graph, false, cancel.Token));
    }

    [Fact]
    public async Task The_token_is_in_nothing_that_is_said()
    {
        await using var entra = Workload.Entra();
        var events = new RecordingEvents();

        await Flow(entra, _ => Task.FromResult(Workload.Token())).GetTokenAsync(entra.Graph, false, events, default);

        Assert.NotEmpty(events.DebugLines);
        Assert.DoesNotContain("eyJ", events.Everything, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ACTIONS_ID_TOKEN_REQUEST_URL", "oidc/github", "ACTIONS_ID_TOKEN_REQUEST_TOKEN")]
    [InlineData("SYSTEM_OIDCREQUESTURI", "oidc/azurepipelines", "SYSTEM_ACCESSTOKEN")]
    public async Task A_pipeline_signs_in_from_end_to_end(string addressVariable, string path, string tokenVariable)
    {
        await using var entra = Workload.Entra(overSocket: true);
        var identity = WorkloadIdentity.FromEnvironment(entra.Http, environment: Workload.Variables(
            ("AZURE_TENANT_ID", SimulatedTenant.DefaultTenantId), ("AZURE_CLIENT_ID", SimulatedTenant.DefaultClientId), ("AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", "runbooks"),
            (addressVariable, new Uri(entra.Hosts.Authority, path).AbsoluteUri), (tokenVariable, SimulatedTenant.DefaultOidcRequestToken)));

        var flow = new ClientAssertionFlow(new() { TenantId = identity.TenantId, ClientId = identity.ClientId, Hosts = entra.Hosts, HttpClient = entra.Http }, identity.GetAssertionAsync);

        Assert.NotEmpty((await flow.GetTokenAsync(entra.Graph, false, default)).Roles);
        await flow.GetTokenAsync(entra.Graph, true, default);
        Assert.Equal(2, entra.Addresses.Count(a => a.AbsolutePath == "/" + path));
    }

    private static ClientAssertionFlow Flow(Entra entra, Func<CancellationToken, Task<string>> assertion) =>
        new(new() { TenantId = SimulatedTenant.DefaultTenantId, ClientId = SimulatedTenant.DefaultClientId, Hosts = entra.Hosts, HttpClient = entra.Http }, assertion);

    private static Task<DefenderException> Error(Entra entra, Func<CancellationToken, Task<string>> assertion) =>
        Assert.ThrowsAnyAsync<DefenderException>(() => Flow(entra, assertion).GetTokenAsync(entra.Graph, false, default));

    private static async Task<string> Forever(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return "";
    }
}
