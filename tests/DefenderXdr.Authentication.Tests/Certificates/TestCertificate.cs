using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DefenderXdr.Tests.Certificates;

/// <summary>Certificates of our own making. They share their key, for making one takes a while.</summary>
internal static class TestCertificate
{
    public const string Password = "Pa55 wörd";

    public static RSA Key { get; } = RSA.Create(2048);

    /// <summary>One that is good for a year from yesterday, unless told otherwise.</summary>
    public static X509Certificate2 Rsa(string subject = "CN=DefenderXdr runbook, O=Contoso", double fromDays = -1, double toDays = 365, RSA? key = null) =>
        new CertificateRequest(subject, key ?? Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(fromDays), DateTimeOffset.UtcNow.AddDays(toDays));

    public static X509Certificate2 EllipticCurve()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=Elliptic", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(365));
    }

    /// <summary>What a .cer file holds.</summary>
    public static X509Certificate2 WithoutKey(this X509Certificate2 certificate) => X509CertificateLoader.LoadCertificate(certificate.RawData);
}
