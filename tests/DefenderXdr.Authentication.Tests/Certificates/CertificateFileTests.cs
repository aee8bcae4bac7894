using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using DefenderXdr.Authentication;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Certificates;

/// <summary>PFX and PEM files, good and bad.</summary>
public sealed class CertificateFileTests : IDisposable
{
    private static readonly PbeParameters Encryption = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 2000);

    private readonly string folder = Directory.CreateTempSubdirectory("DefenderXdr").FullName;
    private readonly X509Certificate2 certificate = TestCertificate.Rsa();

    [Fact]
    public void A_PFX_opens_with_its_password()
    {
        Check(Load(Pfx(TestCertificate.Password), TestCertificate.Password));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_PFX_without_a_password_opens_without(string? password)
    {
        Check(Load(Pfx(password), null));
    }

    [Fact]
    public void Of_a_PFX_with_its_issuers_the_one_with_the_key_is_taken()
    {
        using var key = RSA.Create(2048);
        using var issuer = TestCertificate.Rsa("CN=issuer", key: key);
        X509Certificate2Collection all = [issuer.WithoutKey(), certificate];

        Check(Load(File("chain.pfx", all.Export(X509ContentType.Pfx, TestCertificate.Password)!), TestCertificate.Password));
    }

    [Fact]
    public void A_wrong_password_is_told_from_a_missing_one()
    {
        var path = Pfx(TestCertificate.Password);

        var wrong = Error(path, "guess");
        var missing = Error(path, null);

        Assert.Equal((ErrorIds.CertificatePasswordWrong, ErrorIds.CertificatePasswordWrong), (wrong.ErrorId, missing.ErrorId));
        Assert.Contains("does not open", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("none was given", missing.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("guess", wrong.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_else_is_wrong_with_a_PFX_is_not_called_its_password()
    {
        // Two certificates of one key, as a renewal leaves them.
        using var renewed = TestCertificate.Rsa();
        X509Certificate2Collection all = [renewed.WithoutKey(), certificate];

        var error = Error(File("twins.pfx", all.Export(X509ContentType.Pfx, TestCertificate.Password)!), TestCertificate.Password);

        Assert.Equal(ErrorIds.CertificateUnreadable, error.ErrorId);
        Assert.Contains("private key", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_PFX_that_is_cut_off_is_unreadable()
    {
        var content = certificate.Export(X509ContentType.Pfx, TestCertificate.Password);

        Assert.Equal(ErrorIds.CertificateUnreadable, Error(File("cut.pfx", content[..^100]), TestCertificate.Password).ErrorId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Not a certificate at all.")]
    [InlineData("0")]
    public void Something_else_is_unreadable(string text)
    {
        var error = Error(File("x.pfx", Encoding.UTF8.GetBytes(text)), null);

        Assert.Equal(ErrorIds.CertificateUnreadable, error.ErrorId);
        Assert.Contains("x.pfx", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_unreadable()
    {
        Assert.Equal(ErrorIds.CertificateUnreadable, Error(Path.Combine(folder, "nowhere", "x.pfx"), null).ErrorId);
        Assert.Equal(ErrorIds.CertificateUnreadable, Error(folder, null).ErrorId);
        Assert.Equal(ErrorIds.CertificateUnreadable, Error("", null).ErrorId);
    }

    [Fact]
    public void The_file_for_the_app_registration_has_no_key()
    {
        Assert.Equal(ErrorIds.CertificateWithoutKey, Error(File("x.cer", certificate.RawData), null).ErrorId);
        Assert.Equal(ErrorIds.CertificateWithoutKey, Error(File("x.pem", certificate.ExportCertificatePem()), null).ErrorId);
        using var bare = certificate.WithoutKey();
        Assert.Equal(ErrorIds.CertificateWithoutKey, Error(File("bare.pfx", bare.Export(X509ContentType.Pfx, "")), null).ErrorId);
    }

    [Fact]
    public void A_PEM_may_have_its_key_in_any_of_three_forms()
    {
        var pem = certificate.ExportCertificatePem();

        Check(Load(File("pkcs8.pem", pem + "\n" + TestCertificate.Key.ExportPkcs8PrivateKeyPem()), null));
        Check(Load(File("pkcs1.pem", TestCertificate.Key.ExportRSAPrivateKeyPem() + "\r\n" + pem), null));
        Check(Load(File("encrypted.pem", pem + "\n" + TestCertificate.Key.ExportEncryptedPkcs8PrivateKeyPem(TestCertificate.Password, Encryption)), TestCertificate.Password));
    }

    [Fact]
    public void A_PEM_may_be_as_OpenSSL_or_Windows_PowerShell_wrote_it()
    {
        using var issuer = TestCertificate.Rsa("CN=issuer", key: RSA.Create(2048));
        var text = "Bag Attributes\n    localKeyID: 01 02\nsubject=CN = issuer\n" + issuer.ExportCertificatePem()
            + "\nBag Attributes\n    friendlyName: runbook\n" + certificate.ExportCertificatePem() + "\nKey Attributes: <No Attributes>\n" + TestCertificate.Key.ExportPkcs8PrivateKeyPem();

        Check(Load(File("openssl.pem", text), null));
        Check(Load(File("utf16.pem", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]), null));
    }

    [Fact]
    public void A_PEM_whose_key_is_encrypted_needs_the_password()
    {
        var path = File("encrypted.pem", certificate.ExportCertificatePem() + "\n" + TestCertificate.Key.ExportEncryptedPkcs8PrivateKeyPem(TestCertificate.Password, Encryption));

        Assert.Contains("none was given", Error(path, null).Message, StringComparison.Ordinal);
        Assert.Contains("does not open", Error(path, "guess").Message, StringComparison.Ordinal);
        Assert.Equal(ErrorIds.CertificatePasswordWrong, Error(path, "guess").ErrorId);
    }

    [Fact]
    public void A_PEM_with_somebody_elses_key_is_refused()
    {
        using var other = RSA.Create(2048);

        var error = Error(File("x.pem", certificate.ExportCertificatePem() + "\n" + other.ExportPkcs8PrivateKeyPem()), null);

        Assert.Equal(ErrorIds.CertificateWithoutKey, error.ErrorId);
        Assert.Contains("another certificate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_PEM_with_a_key_alone_or_a_damaged_one_is_unreadable()
    {
        var pem = certificate.ExportCertificatePem() + "\n";
        var encrypted = TestCertificate.Key.ExportEncryptedPkcs8PrivateKey(TestCertificate.Password, Encryption);

        Assert.Equal(ErrorIds.CertificateUnreadable, Error(File("key.pem", TestCertificate.Key.ExportPkcs8PrivateKeyPem()), null).ErrorId);
        Assert.Equal(ErrorIds.CertificateUnreadable, Error(File("a.pem", pem + PemEncoding.WriteString("PRIVATE KEY", [1, 2, 3])), null).ErrorId);
        Assert.Equal(ErrorIds.CertificateUnreadable, Error(File("b.pem", PemEncoding.WriteString("CERTIFICATE", [1, 2, 3])), null).ErrorId);
        Assert.Equal(ErrorIds.CertificateUnreadable, Error(File("c.pem", pem + PemEncoding.WriteString("ENCRYPTED PRIVATE KEY", encrypted.AsSpan(..^20))), TestCertificate.Password).ErrorId);
    }

    [Fact]
    public void A_key_in_OpenSSLs_old_encryption_says_how_to_convert_it()
    {
        var error = Error(File("old.pem", certificate.ExportCertificatePem() + "\n-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n"), TestCertificate.Password);

        Assert.Equal(ErrorIds.CertificateUnreadable, error.ErrorId);
        Assert.Contains("openssl pkcs8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_PEM_with_another_kind_of_key_is_not_supported()
    {
        using var elliptic = TestCertificate.EllipticCurve();
        using var key = elliptic.GetECDsaPrivateKey()!;

        Assert.Equal(ErrorIds.CertificateNotSupported, Error(File("ec.pem", elliptic.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem()), null).ErrorId);
    }

    public void Dispose()
    {
        certificate.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void Check(X509Certificate2 loaded)
    {
        using (loaded)
        {
            Assert.Equal(certificate.Thumbprint, loaded.Thumbprint);
            CertificateCheck.Require(loaded);
        }
    }

    private static X509Certificate2 Load(string path, string? password) => CertificateFile.Load(path, password is null ? null : Entra.Secure(password));

    private static DefenderException Error(string path, string? password) => Assert.ThrowsAny<DefenderException>(() => Load(path, password).Dispose());

    private string Pfx(string? password) => File("x.pfx", certificate.Export(X509ContentType.Pfx, password));

    private string File(string name, string text) => File(name, Encoding.ASCII.GetBytes(text));

    private string File(string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }
}
