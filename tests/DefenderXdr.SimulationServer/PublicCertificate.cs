using System.Security.Cryptography.X509Certificates;

namespace DefenderXdr.SimulationServer;

/// <summary>Reads the public half of a certificate from a PFX file without a password, or from a PEM or DER file.</summary>
internal static class PublicCertificate
{
    internal static X509Certificate2 Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        using var read = X509Certificate2.GetCertContentType(bytes) is X509ContentType.Pfx
            ? X509CertificateLoader.LoadPkcs12(bytes, null)
            : X509CertificateLoader.LoadCertificate(bytes);
        return X509CertificateLoader.LoadCertificate(read.RawData);
    }
}
