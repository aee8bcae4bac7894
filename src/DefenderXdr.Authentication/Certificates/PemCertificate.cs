using System.Security;
using System.Security.Cryptography.X509Certificates;
#if NET
using System.Security.Cryptography;
#endif

namespace DefenderXdr.Authentication;

/// <summary>A certificate from a PEM file that has its RSA key, too: PKCS #1, PKCS #8, or PKCS #8 with a password. Other certificates may stand around it.</summary>
internal static class PemCertificate
{
#if NET
    public static X509Certificate2 Load(string path, string text, SecureString? password)
    {
        var blocks = Blocks(text);
        X509Certificate2[] certificates = [.. blocks.Where(b => b.Label is "CERTIFICATE" or "X509 CERTIFICATE").Select(b => Certificate(path, b.Content))];
        try
        {
            if (certificates.Length == 0) throw CertificateFile.Unreadable(path, "holds no certificate.");
            var key = blocks.Find(b => b.Label.EndsWith("PRIVATE KEY", StringComparison.Ordinal));
            if (key.Content is null)
                throw text.Contains("Proc-Type: 4,ENCRYPTED")
                    ? CertificateFile.Unreadable(path, "has its private key encrypted in OpenSSL's old way. Convert the key with: openssl pkcs8 -topk8.")
                    : CertificateFile.WithoutKey(path);
            return Pair(path, certificates, key, password);
        }
        finally
        {
            foreach (var certificate in certificates) certificate.Dispose();
        }
    }

    private static X509Certificate2 Pair(string path, X509Certificate2[] certificates, (string Label, byte[] Content) block, SecureString? password)
    {
        if (Array.TrueForAll(certificates, c => c.PublicKey.Oid.Value != Rsa))
            throw DefenderErrors.Create(ErrorIds.CertificateNotSupported, $"The certificate {CertificateCheck.Name(certificates[0])} has no RSA key but {certificates[0].PublicKey.Oid.FriendlyName ?? certificates[0].PublicKey.Oid.Value}.");

        using var key = RSA.Create();
        ImportKey(path, key, block, password);
        var modulus = key.ExportParameters(includePrivateParameters: false).Modulus!;
        foreach (var certificate in certificates)
        {
            using var publicKey = certificate.GetRSAPublicKey();
            if (publicKey?.ExportParameters(includePrivateParameters: false).Modulus!.AsSpan().SequenceEqual(modulus) == true)
                return certificate.CopyWithPrivateKey(key);
        }
        throw DefenderErrors.Create(ErrorIds.CertificateWithoutKey, $"The private key in the certificate file '{path}' belongs to another certificate than the file's.");
    }

    private static void ImportKey(string path, RSA key, (string Label, byte[] Content) block, SecureString? password)
    {
        var isEncrypted = block.Label == "ENCRYPTED PRIVATE KEY";
        if (isEncrypted && password is null) throw CertificateFile.PasswordWrong(path, given: false);
        try
        {
            if (isEncrypted) key.ImportEncryptedPkcs8PrivateKey(Secrets.Reveal(password!), block.Content, out _);
            else if (block.Label == "RSA PRIVATE KEY") key.ImportRSAPrivateKey(block.Content, out _);
            else key.ImportPkcs8PrivateKey(block.Content, out _);
        }
        catch (CryptographicException e) when (isEncrypted && IsWhole(block.Content))
        {
            throw CertificateFile.PasswordWrong(path, given: true, e);
        }
        catch (CryptographicException e)
        {
            throw CertificateFile.Unreadable(path, "holds a private key that cannot be read.", e);
        }
    }

    // An encrypted key that is undamaged as far as can be seen from outside was refused because of the password.
    private static bool IsWhole(byte[] content)
    {
        try
        {
            var outside = new System.Formats.Asn1.AsnReader(content, System.Formats.Asn1.AsnEncodingRules.BER).ReadSequence();
            outside.ReadSequence();
            outside.ReadOctetString();
            return true;
        }
        catch (System.Formats.Asn1.AsnContentException)
        {
            return false;
        }
    }

    private const string Rsa = "1.2.840.113549.1.1.1";

    private static X509Certificate2 Certificate(string path, byte[] content)
    {
        try
        {
            return new X509Certificate2(content);
        }
        catch (CryptographicException e)
        {
            throw CertificateFile.Unreadable(path, "holds a certificate that cannot be read.", e);
        }
    }

    private static List<(string Label, byte[] Content)> Blocks(string text)
    {
        var blocks = new List<(string, byte[])>();
        for (var rest = text.AsSpan(); PemEncoding.TryFind(rest, out var block); rest = rest[block.Location.End..])
            blocks.Add((rest[block.Label].ToString(), Convert.FromBase64String(rest[block.Base64Data].ToString())));
        return blocks;
    }
#else
    public static X509Certificate2 Load(string path, string text, SecureString? password) =>
        throw CertificateFile.Unreadable(path, "is a PEM file, which needs PowerShell 7. Windows PowerShell reads PFX files.");
#endif
}
