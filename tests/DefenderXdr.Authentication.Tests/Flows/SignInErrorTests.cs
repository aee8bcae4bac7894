using System.Diagnostics;
using DefenderXdr.Http;
using DefenderXdr.Simulation;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Flows;

/// <summary>Sign-in that fails says why, and never says the secret.</summary>
public sealed class SignInErrorTests
{
    private const string UnknownTenant = "11111111-2222-4333-8444-555555555555";
    private const string UnknownApp = "99999999-2222-4333-8444-555555555555";

    [Theory]
    [InlineData("wrong~secret.value", null, null, ErrorIds.InvalidClientSecret, "AADSTS7000215")]
    [InlineData(null, UnknownTenant, null, ErrorIds.TenantNotFound, "AADSTS90002")]
    [InlineData(null, null, UnknownApp, ErrorIds.ApplicationNotFound, "AADSTS700016")]
    [InlineData(null, SimulatedTenant.UnconsentedTenantId, null, ErrorIds.ApplicationNotFound, "AADSTS700016")]
    [InlineData(null, null, SimulatedTenant.ConsentRequiredClientId, ErrorIds.ConsentRequired, "AADSTS65001")]
    public async Task What_Entra_refuses_has_an_id_of_its_own(string? secret, string? tenant, string? app, string errorId, string code)
    {
        foreach (var overSocket in new[] { false, true })
        {
            await using var entra = new Entra(overSocket);
            var error = await ErrorOf(entra.Flow(secret, tenant, app), entra.Graph, secret);

            Assert.Equal(errorId, error.ErrorId);
            Assert.Equal(ErrorKind.AuthenticationError, error.Kind);
            Assert.Contains(code, error.Message);
            Assert.Contains(app ?? SimulatedTenant.DefaultClientId, error.Message);
            Assert.Contains(tenant ?? SimulatedTenant.DefaultTenantId, error.Message);
            Assert.DoesNotContain("Trace ID", error.Message);
        }
    }

    [Theory]
    [InlineData("AADSTS7000222: The provided client secret keys for app 'x' are expired.", ErrorIds.ExpiredClientSecret)]
    [InlineData("AADSTS500011: The resource principal named https://api.security.microsoft.com was not found in the tenant named x.", ErrorIds.ApiNotInTenant)]
    [InlineData("AADSTS900023: Specified tenant identifier 'x' is neither a valid DNS name, nor a valid external domain.", ErrorIds.TenantNotFound)]
    [InlineData("AADSTS53003: Access has been blocked by Conditional Access policies.", ErrorIds.BlockedByConditionalAccess)]
    [InlineData("AADSTS50076: Due to a configuration change made by your administrator, you must use multi-factor authentication.", ErrorIds.MfaRequired)]
    [InlineData("AADSTS50126: Error validating credentials due to invalid username or password.", ErrorIds.InvalidUserPassword)]
    [InlineData("AADSTS50034: The user account x does not exist in the y directory.", ErrorIds.UserNotFound)]
    [InlineData("AADSTS50011: The redirect URI 'http://localhost' does not match the redirect URIs configured for the application.", ErrorIds.RedirectUriNotRegistered)]
    [InlineData("AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'.", ErrorIds.PublicClientNotAllowed)]
    [InlineData("AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application.", ErrorIds.CertificateNotRegistered)]
    [InlineData("AADSTS700213: No matching federated identity record found for presented assertion subject 'x'.", ErrorIds.AssertionRejected)]
    [InlineData("AADSTS50194: Application 'x'(y) is not configured as a multi-tenant application.", ErrorIds.TenantRequired)]
    [InlineData("AADSTS65004: User declined to consent to access the app.", ErrorIds.SignInCancelled)]
    [InlineData("AADSTS9999999: Something that nobody has seen yet.", ErrorIds.SignInFailed)]
    [InlineData("Something new.", ErrorIds.SignInFailed)]
    public async Task Other_codes_of_Entra_are_told_apart(string text, string errorId)
    {
        await using var server = new LoopbackServer(_ => Answer.Json($$"""{"error":"invalid_client","error_description":"{{text}} Trace ID: 1 Timestamp: 2"}""", 401));

        var error = await ErrorOf(Flow(server.Root));

        Assert.Equal(errorId, error.ErrorId);
        Assert.EndsWith(text, error.Message);
    }

    [Fact]
    public async Task An_authority_that_nobody_serves_is_unreachable()
    {
        var error = await ErrorOf(Flow(LoopbackServer.Nobody()));

        Assert.Equal(ErrorIds.HostUnreachable, error.ErrorId);
        Assert.Equal(ErrorKind.ConnectionError, error.Kind);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    [InlineData(407)]
    public async Task A_proxy_s_page_is_not_taken_for_Entra_s_answer(int status)
    {
        await using var server = new LoopbackServer(_ => Answer.Html("<html><body>Sign in to the proxy</body></html>", status));

        var error = await ErrorOf(Flow(server.Root));

        Assert.Equal(ErrorIds.ResponseNotJson, error.ErrorId);
        Assert.Contains("proxy", error.RecommendedAction);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"token_type\":\"Bearer\",\"access_token\":\"half-of-a-secr")]
    public async Task An_answer_that_is_no_JSON_object_is_not_taken_for_Entra_s(string body)
    {
        await using var server = new LoopbackServer(_ => Answer.Json(body));

        var error = await ErrorOf(Flow(server.Root));

        Assert.Equal(ErrorIds.ResponseNotJson, error.ErrorId);
        Assert.DoesNotContain("half-of-a-secr", error.ToString());
    }

    [Fact]
    public async Task A_connection_that_breaks_is_unreachable()
    {
        await using var server = new LoopbackServer(_ => Answer.JsonOfLength(500).Then("{").Cut());

        Assert.Equal(ErrorIds.HostUnreachable, (await ErrorOf(Flow(server.Root))).ErrorId);
    }

    [Fact]
    public async Task An_authority_that_is_down_is_unavailable()
    {
        await using var server = new LoopbackServer(_ => Answer.Status(503));

        Assert.Equal(ErrorIds.ServiceUnavailable, (await ErrorOf(Flow(server.Root))).ErrorId);
    }

    [Fact]
    public async Task An_authority_that_is_down_for_a_moment_is_asked_again()
    {
        await using var entra = new Entra(overSocket: true);
        var first = true;
        await using var server = new LoopbackServer(request =>
        {
            if (!first) return entra.Answer(request);
            first = false;
            return Answer.Status(503);
        });

        var token = await Flow(server.Root).GetTokenAsync(Entra.Loopback(server.Root).Graph, false, default);

        Assert.Equal(DefenderApi.Graph, token.Api);
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(server.Requests[0].Body, server.Requests[1].Body);
    }

    [Fact]
    public async Task A_token_that_is_none_is_an_error()
    {
        await using var server = new LoopbackServer(_ => Answer.Json("""{"token_type":"Bearer","expires_in":3599,"access_token":"opaque-secret-token"}"""));

        var error = await ErrorOf(Flow(server.Root));

        Assert.Equal(ErrorIds.TokenInvalid, error.ErrorId);
        Assert.DoesNotContain("opaque-secret-token", error.ToString());
    }

    [Fact]
    public async Task A_silent_authority_ends_with_the_time_limit()
    {
        await using var server = new LoopbackServer(_ => new Answer().Hang());
        var flow = Entra.Flow(Entra.Loopback(server.Root), DefenderHttp.CreateClient(), timeout: TimeSpan.FromMilliseconds(300));

        var error = await ErrorOf(flow).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(ErrorIds.RequestTimeout, error.ErrorId);
        Assert.Equal(ErrorKind.OperationTimeout, error.Kind);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_for_sign_in_within_a_second()
    {
        await using var server = new LoopbackServer(_ => new Answer().Hang());
        using var cancel = new CancellationTokenSource();
        var running = Task.Run(() => Flow(server.Root).GetTokenAsync(Entra.Loopback(server.Root).Graph, false, cancel.Token));
        while (server.Requests.Count == 0 && !running.IsCompleted) await Task.Delay(10);

        var watch = Stopwatch.StartNew();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"It took {watch.Elapsed}.");
    }

    private static DefenderXdr.Authentication.ClientSecretFlow Flow(Uri authority) => Entra.Flow(Entra.Loopback(authority), DefenderHttp.CreateClient());

    private static async Task<DefenderException> ErrorOf(DefenderXdr.Authentication.ClientSecretFlow flow, ApiHost? host = null, string? secret = null)
    {
        var error = await Assert.ThrowsAnyAsync<DefenderException>(() => flow.GetTokenAsync(host ?? HostTable.Resolve().Graph, false, default));
        Assert.DoesNotContain(secret ?? SimulatedTenant.DefaultClientSecret, error.ToString());
        Assert.NotEmpty(error.RecommendedAction);
        return error;
    }
}
