using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class ClientAssertionTests
{
    private const string JwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static readonly X509Certificate2 certificate = Signer.Certificate();
    private static readonly X509Certificate2 stranger = Signer.Certificate();
    private static readonly X509Certificate2 expired = Signer.Certificate(end: new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero));
    private static readonly SimulatedTenant tenant = new(Caller.Options(options => options.Certificates = [Signer.Public(expired), Signer.Public(certificate)]));
    private static readonly Caller caller = new(tenant);

    [Theory]
    [InlineData(false, "PS256")]
    [InlineData(true, "RS256")]
    public void A_registered_certificate_signs_in(bool sha1, string algorithm)
    {
        var own = new SimulatedTenant(Caller.Options(options => options.Certificates = [Signer.Public(certificate)]));
        Assert.Null(own.LastAssertion);
        var (status, body) = SignIn(Signer.Assertion(certificate, sha1), new(own));
        Assert.Equal(200, status);
        var claims = SignInTests.Claims((string)body["access_token"]!);
        Assert.Equal("2", (string?)claims["appidacr"]);
        Assert.NotEmpty(claims["roles"]!);
        Assert.Equal((algorithm, sha1, !sha1, 0), (own.LastAssertion!.Algorithm, own.LastAssertion.HasSha1Thumbprint, own.LastAssertion.HasSha256Thumbprint, own.LastAssertion.ChainLength));
        Assert.Equal(SimulatedTenant.DefaultClientId, own.LastAssertion.Issuer);
        new Caller(own).Get(Caller.Graph + "/v1.0/security/incidents?$top=1", token: (string)body["access_token"]!);
    }

    [Theory]
    [InlineData("\"one\"", 1)]
    [InlineData("[\"one\",\"two\"]", 2)]
    public void The_chain_that_came_along_can_be_seen(string chain, int length)
    {
        var own = new SimulatedTenant(Caller.Options(options => options.Certificates = [certificate]));
        Assert.Equal(200, SignIn(Signer.Assertion(certificate, header: header => header["x5c"] = JToken.Parse(chain)), new(own)).Status);
        Assert.Equal(length, own.LastAssertion!.ChainLength);
    }

    [Theory]
    [InlineData("/v2.0")]
    [InlineData("/oauth2/token")]
    [InlineData("/")]
    public void Its_audience_may_be_the_tenant_s_issuer_or_either_token_endpoint_under_either_scheme(string path)
    {
        foreach (var name in new[] { SimulatedTenant.DefaultTenantId, SimulatedTenant.Domain })
        {
            var aud = $"http://login.microsoftonline.com/{name}{path}";
            Assert.Equal(200, SignIn(Signer.Assertion(certificate, claims: claims => claims["aud"] = aud)).Status);
        }
    }

    [Fact]
    public void A_certificate_that_is_not_registered_is_refused_by_its_thumbprint()
    {
        foreach (var sha1 in new[] { false, true })
        {
            var (status, body) = SignIn(Signer.Assertion(stranger, sha1));
            Assert.Equal((401, "invalid_client", 700027), (status, (string?)body["error"], Code(body)));
            var thumbprint = sha1 ? stranger.Thumbprint : stranger.GetCertHashString(HashAlgorithmName.SHA256);
            Assert.StartsWith(
                "AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application. " +
                $"[Reason - The key was not found., Thumbprint of key used by client: '{thumbprint}', Please visit ",
                (string)body["error_description"]!, StringComparison.Ordinal);
            Assert.Contains($"for app Id '{SimulatedTenant.DefaultClientId}'", (string)body["error_description"]!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_expired_certificate_is_refused()
    {
        var description = Refused(Signer.Assertion(expired), 700027);
        Assert.Contains($"[Reason - The key used is expired., Thumbprint of key used by client: '{expired.GetCertHashString(HashAlgorithmName.SHA256)}', Found key 'Start=01/01/2026 00:00:00, End=11/20/2026 00:00:00'", description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_of_another_key_is_refused()
    {
        var forged = Signer.Assertion(stranger, header: header => header["x5t#S256"] = System.Buffers.Text.Base64Url.EncodeToString(certificate.GetCertHash(HashAlgorithmName.SHA256)));
        Assert.Contains("Client assertion contains an invalid signature.", Refused(forged, 700027), StringComparison.Ordinal);
        var parts = Signer.Assertion(certificate).Split('.');
        var other = Signer.Assertion(certificate).Split('.');
        Refused($"{parts[0]}.{other[1]}.{parts[2]}", 700027);

        // The padding is part of what is signed for.
        Refused(Signer.Assertion(certificate, header: header => header["alg"] = "RS256"), 700027);
    }

    [Theory]
    [InlineData("sub", "11111111-2222-3333-4444-555555555555", 700021)]
    [InlineData("aud", "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token", 700023)]
    [InlineData("aud", "https://login.contoso.com/" + SimulatedTenant.DefaultTenantId + "/oauth2/v2.0/token", 700023)]
    [InlineData("aud", "https://login.microsoftonline.com/" + SimulatedTenant.DefaultTenantId + "/oauth2/v2.0/authorize", 700023)]
    [InlineData("aud", "nonsense", 700023)]
    [InlineData("exp", "1", 700024)]
    [InlineData("exp", "never", 700024)]
    [InlineData("exp", "99999999999999999999999999", 700024)]
    [InlineData("nbf", "9999999999", 700024)]
    public void A_claim_that_does_not_fit_is_refused(string claim, string value, int code) =>
        Refused(Signer.Assertion(certificate, claims: claims => claims[claim] = value), code);

    [Fact]
    public void An_assertion_out_of_its_time_says_what_time_it_is()
    {
        var now = Caller.Options().Clock().ToUnixTimeSeconds();
        var description = Refused(Signer.Assertion(certificate, claims: claims => (claims["nbf"], claims["exp"]) = (now - 900, now - 300)), 700024);
        Assert.StartsWith("AADSTS700024: Client assertion is not within its valid time range. Current time: 2026-11-21T12:00:00.0000000Z, " +
            "assertion valid from 2026-11-21T11:45:00.0000000Z, expiry time of assertion 2026-11-21T11:55:00.0000000Z.", description, StringComparison.Ordinal);
        Assert.Equal(200, SignIn(Signer.Assertion(certificate, claims: claims => claims["nbf"] = now + 200)).Status);
    }

    [Theory]
    [InlineData("nonsense", 50027)]
    [InlineData("a.b.c", 50027)]
    [InlineData("", 50027)]
    public void What_is_no_token_is_refused(string assertion, int code) => Assert.Equal(code, Code(SignIn(assertion).Body));

    [Fact]
    public void A_header_without_a_thumbprint_or_with_a_foreign_algorithm_is_refused()
    {
        Assert.Equal(50027, Code(SignIn(Signer.Assertion(certificate, header: header => header.Remove("x5t#S256"))).Body));
        Assert.Equal(5002738, Code(SignIn(Signer.Assertion(certificate, header: header => header["alg"] = "none")).Body));
        Assert.Equal(900144, Code(caller.SignIn(("client_secret", ""), ("client_assertion", Signer.Assertion(certificate))).Body));
        Assert.Equal(50012, Code(caller.SignIn(("client_assertion", Signer.Assertion(certificate)), ("client_assertion_type", "urn:other")).Body));
    }

    [Fact]
    public void Without_registered_certificates_none_signs_in() =>
        Assert.Equal(700027, Code(SignIn(Signer.Assertion(certificate), new Caller()).Body));

    [Fact]
    public void An_expired_secret_is_told_from_a_wrong_one()
    {
        var late = new Caller(options => options.SecretExpired = true);
        var (status, body) = late.SignIn();
        Assert.Equal((401, "invalid_client", 7000222), (status, (string?)body["error"], Code(body)));
        Assert.StartsWith($"AADSTS7000222: The provided client secret keys for app '{SimulatedTenant.DefaultClientId}' are expired.", (string?)body["error_description"], StringComparison.Ordinal);
        Assert.Equal(7000215, Code(late.SignIn(("client_secret", "wrong")).Body));
    }

    internal static (int Status, JObject Body) SignIn(string assertion, Caller? other = null) =>
        (other ?? caller).SignIn(("client_secret", ""), ("client_assertion_type", JwtBearer), ("client_assertion", assertion));

    internal static int Code(JObject body) => (int)body["error_codes"]![0]!;

    private static string Refused(string assertion, int code)
    {
        var (status, body) = SignIn(assertion);
        Assert.Equal((401, "invalid_client", code), (status, (string?)body["error"], Code(body)));
        return (string)body["error_description"]!;
    }
}
