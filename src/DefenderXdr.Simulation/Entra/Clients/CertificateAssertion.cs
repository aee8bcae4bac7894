using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DefenderXdr.Simulation;

/// <summary>Checks an assertion that an application signed itself: by a registered certificate, and meant for this token endpoint.</summary>
internal sealed class CertificateAssertion(SimulatedTenantOptions options)
{
    internal void Check(Jwt assertion, TokenRequest request)
    {
        var certificate = Find(assertion, out var thumbprint) ?? throw EntraFault.UnknownCertificate(request.ClientId, thumbprint);
        var now = options.Clock();
        if (certificate.NotAfter.ToUniversalTime() < now.UtcDateTime)
            throw EntraFault.ExpiredCertificate(request.ClientId, thumbprint, Validity(certificate));
        if (!IsSigned(assertion, certificate))
            throw EntraFault.WrongSignature(request.ClientId, thumbprint, Validity(certificate));
        if (!Registration.Same(assertion["sub"] ?? "", request.ClientId))
            throw EntraFault.WrongAssertionSubject();
        if (!IsAddressed(assertion["aud"], request))
            throw EntraFault.WrongAssertionAudience();
    }

    private X509Certificate2? Find(Jwt assertion, out string thumbprint)
    {
        var (sha1, sha256) = (Jwt.Text(assertion.Header, "x5t"), Jwt.Text(assertion.Header, "x5t#S256"));
        if ((sha256 ?? sha1) is not { } named || Base64Url.Decode(named) is not { } hash)
            throw EntraFault.MalformedAssertion("Invalid JWT token. No certificate SHA-1 thumbprint, certificate SHA-256 thumbprint, nor keyId specified in token header.");
        var wanted = thumbprint = Digest.Hex(hash);
        return options.Certificates.FirstOrDefault(certificate => (sha256 is null ? certificate.Thumbprint : Digest.Hex(Digest.Sha256(certificate.RawData))) == wanted);
    }

    private static bool IsSigned(Jwt assertion, X509Certificate2 certificate)
    {
        var padding = assertion.Algorithm switch
        {
            "RS256" => RSASignaturePadding.Pkcs1,
            "PS256" => RSASignaturePadding.Pss,
            var other => throw EntraFault.UnsupportedAlgorithm(other ?? ""),
        };
        using var key = certificate.GetRSAPublicKey();
        return key?.VerifyData(Encoding.ASCII.GetBytes(assertion.Content), assertion.Signature, HashAlgorithmName.SHA256, padding) == true;
    }

    // MSAL knows https authorities only and names the endpoint so, whatever carries the request: the scheme is not compared.
    private bool IsAddressed(string? audience, TokenRequest request)
    {
        if (!Uri.TryCreate(audience, UriKind.Absolute, out var endpoint) || !Registration.Same(endpoint.Authority, request.Host))
            return false;
        var path = endpoint.AbsolutePath.Trim('/').Split(['/'], 2);
        return (Registration.Same(path[0], options.TenantId) || Registration.Same(path[0], options.Domain) || path[0] is "common" or "organizations")
            && (path.Length == 1 || path[1] is "v2.0" or "oauth2/token" or "oauth2/v2.0/token");
    }

    private static string Validity(X509Certificate2 certificate) =>
        FormattableString.Invariant($"Start={certificate.NotBefore.ToUniversalTime():MM/dd/yyyy HH:mm:ss}, End={certificate.NotAfter.ToUniversalTime():MM/dd/yyyy HH:mm:ss}");
}
