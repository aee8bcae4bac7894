using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

/// <summary>Makes certificates, and the assertions that an application signs with them.</summary>
internal static class Signer
{
    public static X509Certificate2 Certificate(DateTimeOffset? start = null, DateTimeOffset? end = null)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=runbook", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(start ?? new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), end ?? new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    public static X509Certificate2 Public(X509Certificate2 certificate) => X509CertificateLoader.LoadCertificate(certificate.RawData);

    /// <summary>An assertion as MSAL makes it, good at the time of <see cref="Caller.Options"/>.</summary>
    public static string Assertion(X509Certificate2 certificate, bool sha1 = false, Action<JObject>? header = null, Action<JObject>? claims = null)
    {
        var now = Caller.Options().Clock().ToUnixTimeSeconds();
        var top = sha1
            ? new JObject { ["alg"] = "RS256", ["typ"] = "JWT", ["x5t"] = Encode(certificate.GetCertHash()) }
            : new JObject { ["alg"] = "PS256", ["typ"] = "JWT", ["x5t#S256"] = Encode(certificate.GetCertHash(HashAlgorithmName.SHA256)) };
        var body = new JObject
        {
            ["aud"] = $"https://login.microsoftonline.com/{SimulatedTenant.DefaultTenantId}/oauth2/v2.0/token",
            ["iss"] = SimulatedTenant.DefaultClientId,
            ["sub"] = SimulatedTenant.DefaultClientId,
            ["nbf"] = $"{now}",
            ["exp"] = $"{now + 600}",
            ["jti"] = Guid.NewGuid().ToString(),
        };
        header?.Invoke(top);
        claims?.Invoke(body);
        var content = Encode(Encoding.UTF8.GetBytes(top.ToString())) + "." + Encode(Encoding.UTF8.GetBytes(body.ToString()));
        using var key = certificate.GetRSAPrivateKey()!;
        return content + "." + Encode(key.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, sha1 ? RSASignaturePadding.Pkcs1 : RSASignaturePadding.Pss));
    }

    private static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
