using System.Security.Cryptography;
using DefenderXdr.Authentication;

namespace DefenderXdr.Tests.Certificates;

/// <summary>Whether a certificate can sign in, and what is said when not.</summary>
public sealed class CertificateCheckTests
{
    [Fact]
    public void A_good_certificate_passes_and_is_not_warned_of()
    {
        using var certificate = TestCertificate.Rsa();

        CertificateCheck.Require(certificate);

        Assert.Null(CertificateCheck.EndsSoon(certificate));
    }

    [Fact]
    public void One_that_has_ended_says_when()
    {
        using var certificate = TestCertificate.Rsa(fromDays: -30, toDays: -2);

        var error = Error(() => CertificateCheck.Require(certificate));

        Assert.Equal(ErrorIds.CertificateExpired, error.ErrorId);
        Assert.Contains(certificate.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) + " UTC", error.Message, StringComparison.Ordinal);
        Assert.Contains(certificate.Thumbprint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_has_not_begun_says_when()
    {
        using var certificate = TestCertificate.Rsa(fromDays: 2);

        var error = Error(() => CertificateCheck.Require(certificate));

        Assert.Equal(ErrorIds.CertificateExpired, error.ErrorId);
        Assert.Contains("not valid before " + certificate.NotBefore.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
        Assert.Contains("clock", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void One_without_its_key_is_told_apart()
    {
        using var whole = TestCertificate.Rsa();
        using var certificate = whole.WithoutKey();

        Assert.Equal(ErrorIds.CertificateWithoutKey, Error(() => CertificateCheck.Require(certificate)).ErrorId);
    }

    [Fact]
    public void Only_RSA_signs_in()
    {
        using var certificate = TestCertificate.EllipticCurve();

        var error = Error(() => CertificateCheck.Require(certificate));

        Assert.Equal(ErrorIds.CertificateNotSupported, error.ErrorId);
        Assert.Contains("ECC", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_key_does_not()
    {
        using var key = RSA.Create(1024);
        using var certificate = TestCertificate.Rsa(key: key);

        var error = Error(() => CertificateCheck.Require(certificate));

        Assert.Equal(ErrorIds.CertificateNotSupported, error.ErrorId);
        Assert.Contains("1024 bits", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(unchecked((int)0x80090016), "Keyset does not exist", ErrorIds.CertificateKeyDenied)]
    [InlineData(unchecked((int)0x80090010), "Access denied", ErrorIds.CertificateKeyDenied)]
    [InlineData(unchecked((int)0x80090008), "Invalid algorithm specified", ErrorIds.CertificateNotSupported)]
    public void A_key_that_will_not_sign_is_found_out_before_anything_is_sent(int code, string message, string id)
    {
        using var certificate = TestCertificate.Rsa();

        var error = Error(() => CertificateCheck.Require(certificate, _ => throw new CryptographicException(message) { HResult = code }));

        Assert.Equal(id, error.ErrorId);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(13.5, "in 13 days")]
    [InlineData(1.5, "in a day")]
    [InlineData(0.5, "in less than a day")]
    public void The_last_two_weeks_are_warned_of(double days, string left)
    {
        using var certificate = TestCertificate.Rsa(toDays: days);

        Assert.Contains(left, CertificateCheck.EndsSoon(certificate), StringComparison.Ordinal);
    }

    private static DefenderException Error(Action action) => Assert.ThrowsAny<DefenderException>(action);
}
