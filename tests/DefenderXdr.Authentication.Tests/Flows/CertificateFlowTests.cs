using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DefenderXdr.Authentication;
using DefenderXdr.Http;
using DefenderXdr.Simulation;
using DefenderXdr.Tests.Certificates;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Flows;

/// <summary>An app signs in with a certificate, through MSAL, to the simulated authority.</summary>
public sealed class CertificateFlowTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_registered_certificate_gives_a_token_for_each_audience(bool overSocket)
    {
        using var certificate = TestCertificate.Rsa();
        await using var entra = Knowing(certificate, overSocket);
        var flow = Flow(entra, certificate);

        foreach (var api in new[] { DefenderApi.Graph, DefenderApi.Xdr, DefenderApi.Endpoint })
        {
            var token = await flow.GetTokenAsync(entra.Hosts[api], false, TestContext.Current.CancellationToken);

            Assert.Equal(api, token.Api);
            Assert.Equal("2", token.Claims["appidacr"]);
        }
        Assert.Equal(3, entra.TokenRequests);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task The_certificate_itself_goes_along_only_when_it_is_told_to(bool sendChain, int certificates)
    {
        using var certificate = TestCertificate.Rsa();
        var tenant = new SimulatedTenant(new() { IncidentCount = 1, Certificates = [certificate] });
        using var http = DefenderHttp.CreateClient(new SimulatedTenantHandler(tenant));
        var flow = new CertificateFlow(Options(HostTable.Resolve(), http), certificate, sendChain);

        await flow.GetTokenAsync(HostTable.Resolve().Graph, false, default);

        Assert.Equal(certificates, tenant.LastAssertion!.ChainLength);
        Assert.Equal("PS256", tenant.LastAssertion.Algorithm);
    }

    [Theory]
    [InlineData(4, 3)]
    [InlineData(10, 1)]
    public async Task Its_tokens_are_renewed_silently(int minutes, int requests)
    {
        using var certificate = TestCertificate.Rsa();
        await using var entra = new Entra(options: new() { Certificates = [certificate], TokenLifetime = TimeSpan.FromMinutes(minutes) });
        var flow = Flow(entra, certificate);

        for (var n = 0; n < 3; n++) await flow.GetTokenAsync(entra.Graph, false, default);

        Assert.Equal(requests, entra.TokenRequests);
    }

    [Fact]
    public async Task One_that_the_app_does_not_know_is_named()
    {
        using var certificate = TestCertificate.Rsa();
        using var other = TestCertificate.Rsa("CN=other");
        await using var entra = Knowing(other);

        var error = await Error(entra, certificate);

        Assert.Equal(ErrorIds.CertificateNotRegistered, error.ErrorId);
        Assert.Contains("AADSTS700027", error.Message, StringComparison.Ordinal);
        Assert.Contains(certificate.Thumbprint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_cannot_sign_in_is_not_even_tried()
    {
        using var key = RSA.Create(1024);
        using var whole = TestCertificate.Rsa();
        using var old = TestCertificate.Rsa(fromDays: -9, toDays: -1);
        using var early = TestCertificate.Rsa(fromDays: 1);
        using var bare = whole.WithoutKey();
        using var elliptic = TestCertificate.EllipticCurve();
        using var small = TestCertificate.Rsa(key: key);
        await using var entra = Knowing(whole);

        Assert.Equal(ErrorIds.CertificateExpired, (await Error(entra, old)).ErrorId);
        Assert.Equal(ErrorIds.CertificateExpired, (await Error(entra, early)).ErrorId);
        Assert.Equal(ErrorIds.CertificateWithoutKey, (await Error(entra, bare)).ErrorId);
        Assert.Equal(ErrorIds.CertificateNotSupported, (await Error(entra, elliptic)).ErrorId);
        Assert.Equal(ErrorIds.CertificateNotSupported, (await Error(entra, small)).ErrorId);
        Assert.Empty(entra.Addresses);
    }

    [Fact]
    public async Task One_that_was_disposed_is_an_error_with_an_id()
    {
        var certificate = TestCertificate.Rsa();
        await using var entra = Knowing(TestCertificate.Rsa());
        certificate.Dispose();

        Assert.Equal(ErrorIds.CertificateUnreadable, (await Error(entra, certificate)).ErrorId);
    }

    [Fact]
    public async Task One_that_is_disposed_while_the_connection_lives_is_an_error_with_an_id()
    {
        var certificate = TestCertificate.Rsa();
        await using var entra = Knowing(certificate.WithoutKey());
        var flow = Flow(entra, certificate);
        await flow.GetTokenAsync(entra.Graph, false, default);
        certificate.Dispose();

        var error = await Assert.ThrowsAnyAsync<DefenderException>(() => flow.GetTokenAsync(entra.Graph, true, default));

        Assert.Equal(ErrorIds.CertificateKeyDenied, error.ErrorId);
    }

    [Fact]
    public async Task One_that_ends_while_the_connection_lives_says_so()
    {
        using var certificate = TestCertificate.Rsa(toDays: 5.0 / 86400);
        await using var entra = new Entra(options: new() { Certificates = [certificate] });
        var flow = Flow(entra, certificate);
        if (await Record.ExceptionAsync(() => flow.GetTokenAsync(entra.Graph, false, default)) is not null) Assert.Skip("This machine takes more than five seconds to sign in.");
        while (DateTime.Now <= certificate.NotAfter) await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAnyAsync<DefenderException>(() => flow.GetTokenAsync(entra.Graph, true, default));

        Assert.Equal(ErrorIds.CertificateExpired, error.ErrorId);
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(30, 0)]
    public async Task Its_end_is_warned_of_once(int days, int warnings)
    {
        using var certificate = TestCertificate.Rsa(toDays: days + 0.5);
        await using var entra = Knowing(certificate);
        var flow = Flow(entra, certificate);
        var (first, second) = (new RecordingEvents(), new RecordingEvents());

        await flow.GetTokenAsync(entra.Graph, false, first, default);
        await flow.GetTokenAsync(entra.Graph, false, second, default);

        Assert.Equal(warnings, first.Warnings.Count);
        Assert.All(first.Warnings.Values, warning => Assert.Contains("in 10 days", warning, StringComparison.Ordinal));
        Assert.Empty(second.Warnings);
    }

    [Fact]
    public async Task What_is_said_on_the_way_holds_no_token()
    {
        using var certificate = TestCertificate.Rsa();
        await using var entra = Knowing(certificate);
        var events = new RecordingEvents();

        await Flow(entra, certificate).GetTokenAsync(entra.Graph, false, events, default);

        Assert.NotEmpty(events.DebugLines);
        Assert.DoesNotContain("eyJ", events.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_users_certificate_stays_open()
    {
        using var certificate = TestCertificate.Rsa();
        await using (var entra = Knowing(certificate))
            await Flow(entra, certificate).GetTokenAsync(entra.Graph, false, default);

        CertificateCheck.Require(certificate);
    }

    private static Entra Knowing(X509Certificate2 certificate, bool overSocket = false) => new(overSocket, new() { Certificates = [certificate] });

    private static SignInOptions Options(DefenderHosts hosts, HttpClient http) =>
        new() { TenantId = SimulatedTenant.DefaultTenantId, ClientId = SimulatedTenant.DefaultClientId, Hosts = hosts, HttpClient = http };

    private static CertificateFlow Flow(Entra entra, X509Certificate2 certificate) => new(Options(entra.Hosts, entra.Http), certificate, sendChain: false);

    private static Task<DefenderException> Error(Entra entra, X509Certificate2 certificate) =>
        Assert.ThrowsAnyAsync<DefenderException>(() => Flow(entra, certificate).GetTokenAsync(entra.Graph, false, default));
}
