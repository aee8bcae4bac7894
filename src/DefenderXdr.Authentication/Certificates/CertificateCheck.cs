using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DefenderXdr.Authentication;

/// <summary>The one place that says whether a certificate can sign in, and when it soon cannot.</summary>
internal static class CertificateCheck
{
    /// <summary>What Entra takes; MSAL takes RSA only.</summary>
    private const int SmallestKey = 2048;

    // NTE_BAD_ALGID and NTE_NOT_SUPPORTED: the key may be used, and cannot do what is asked.
    private const int BadAlgorithm = unchecked((int)0x80090008);
    private const int NotSupported = unchecked((int)0x80090029);

    private static readonly TimeSpan Notice = TimeSpan.FromDays(14);

    /// <summary>Looks at everything, and signs something: only that shows that the key may be used.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="openKey">Opens its private key; null opens it as .NET does.</param>
    /// <exception cref="DefenderException">It cannot sign in; the id says why.</exception>
    public static void Require(X509Certificate2 certificate, Func<X509Certificate2, RSA?>? openKey = null)
    {
        RequireReadable(certificate);
        if (!HasBegun(certificate))
            throw DefenderErrors.Create(ErrorIds.CertificateExpired, $"The certificate {Name(certificate)} is not valid before {Time(certificate.NotBefore)}.",
                "Check this machine's clock, or use the certificate that is valid now.");
        if (IsOver(certificate))
            throw Expired(certificate);
        if (!certificate.HasPrivateKey)
            throw WithoutKey(certificate);

        using var publicKey = certificate.GetRSAPublicKey();
        if (publicKey is null)
            throw DefenderErrors.Create(ErrorIds.CertificateNotSupported, $"The certificate {Name(certificate)} has no RSA key but {certificate.PublicKey.Oid.FriendlyName ?? certificate.PublicKey.Oid.Value}.");
        if (publicKey.KeySize < SmallestKey)
            throw DefenderErrors.Create(ErrorIds.CertificateNotSupported, $"The certificate {Name(certificate)} has an RSA key of {publicKey.KeySize} bits.");
        RequireSignature(certificate, openKey ?? (c => c.GetRSAPrivateKey()));
    }

    /// <summary>What to tell the user of a certificate that ends within two weeks, or null.</summary>
    public static string? EndsSoon(X509Certificate2 certificate)
    {
        var left = certificate.NotAfter.ToUniversalTime() - DateTime.UtcNow;
        if (left > Notice) return null;
        var days = (int)left.TotalDays;
        return $"The certificate {Name(certificate)} ends on {Time(certificate.NotAfter)}, {(days < 1 ? "in less than a day" : days == 1 ? "in a day" : $"in {days} days")}. Make a new one, and upload its public part to the app registration before then.";
    }

    public static bool IsOver(X509Certificate2 certificate) => certificate.NotAfter.ToUniversalTime() < DateTime.UtcNow;

    public static bool IsInTime(X509Certificate2 certificate) => HasBegun(certificate) && !IsOver(certificate);

    public static DefenderException Expired(X509Certificate2 certificate, Exception? inner = null) =>
        DefenderErrors.Create(ErrorIds.CertificateExpired, $"The certificate {Name(certificate)} ended on {Time(certificate.NotAfter)}.", inner: inner);

    public static DefenderException KeyDenied(string name, CryptographicException inner) =>
        DefenderErrors.Create(ErrorIds.CertificateKeyDenied, $"The private key of the certificate {name} cannot be used by this account: {inner.Message}", inner: inner);

    /// <summary>Subject and thumbprint, for messages.</summary>
    public static string Name(X509Certificate2 certificate) => $"'{certificate.Subject}' ({certificate.Thumbprint})";

    private static DefenderException WithoutKey(X509Certificate2 certificate) =>
        DefenderErrors.Create(ErrorIds.CertificateWithoutKey, $"The certificate {Name(certificate)} has no private key here.");

    private static void RequireReadable(X509Certificate2 certificate)
    {
        try
        {
            _ = certificate.Thumbprint;
        }
        catch (CryptographicException e)
        {
            throw DefenderErrors.Create(ErrorIds.CertificateUnreadable, $"The certificate is empty, or has been disposed: {e.Message}", "Load the certificate again.", e);
        }
    }

    private static void RequireSignature(X509Certificate2 certificate, Func<X509Certificate2, RSA?> openKey)
    {
        try
        {
            using var key = openKey(certificate) ?? throw WithoutKey(certificate);
            key.SignData([0], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException e) when (e.HResult is BadAlgorithm or NotSupported)
        {
            throw DefenderErrors.Create(ErrorIds.CertificateNotSupported, $"The private key of the certificate {Name(certificate)} cannot sign with SHA-256: {e.Message}",
                "Import the certificate again with a provider that can: Microsoft Software Key Storage Provider, or Microsoft Enhanced RSA and AES Cryptographic Provider.", e);
        }
        catch (CryptographicException e)
        {
            throw KeyDenied(Name(certificate), e);
        }
    }

    private static bool HasBegun(X509Certificate2 certificate) => certificate.NotBefore.ToUniversalTime() <= DateTime.UtcNow;

    private static string Time(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
