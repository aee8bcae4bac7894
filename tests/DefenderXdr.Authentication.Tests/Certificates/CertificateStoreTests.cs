using System.Security.Cryptography.X509Certificates;
using DefenderXdr.Authentication;

namespace DefenderXdr.Tests.Certificates;

/// <summary>Which of the stores' certificates is taken. What the stores hold is the test's own.</summary>
public sealed class CertificateStoreTests
{
    private readonly List<X509Certificate2> user = [];
    private readonly List<X509Certificate2> machine = [];

    [Theory]
    [InlineData("{0}")]
    [InlineData("  {1}  ")]
    [InlineData("\u200e{2}")]
    [InlineData("{3}")]
    [InlineData("{2}\u200f\ufeff")]
    public void A_thumbprint_may_look_as_it_was_copied(string form)
    {
        var certificate = Add(user, TestCertificate.Rsa());
        Add(user, TestCertificate.Rsa("CN=another"));
        var print = certificate.Thumbprint;
        var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, form,
            print, print.ToLowerInvariant(), Spread(print, " "), Spread(print, ":").ToLowerInvariant());

        Assert.Equal(print, CertificateStore.FindByThumbprint(text, Read).Thumbprint);
    }

    [Theory]
    [InlineData("")]
    [InlineData("runbook")]
    [InlineData("00112233445566778899aabbccddeeff0011223g")]
    [InlineData("CN=0123456789012345678901234567890123456789")]
    public void What_is_no_thumbprint_is_refused_without_a_search(string text)
    {
        var error = Assert.ThrowsAny<DefenderException>(() => CertificateStore.FindByThumbprint(text, _ => throw new InvalidOperationException()));

        Assert.Equal(ErrorIds.InvalidParameter, error.ErrorId);
    }

    [Theory]
    [InlineData("CN=DefenderXdr runbook, O=Contoso")]
    [InlineData("cn=defenderxdr RUNBOOK,o=contoso")]
    [InlineData("DefenderXdr runbook")]
    [InlineData("  defenderxdr runbook ")]
    public void A_subject_is_the_whole_name_or_the_common_name(string subject)
    {
        var certificate = Add(user, TestCertificate.Rsa());
        Add(user, TestCertificate.Rsa("CN=DefenderXdr"));

        Assert.Equal(certificate.Thumbprint, CertificateStore.FindBySubject(subject, Read).Thumbprint);
    }

    [Theory]
    [InlineData("DefenderXdr")]
    [InlineData("O=Contoso")]
    [InlineData("runbook")]
    public void A_part_of_a_subject_is_not_enough(string subject)
    {
        Add(user, TestCertificate.Rsa());

        Assert.Equal(ErrorIds.CertificateNotFound, Error(() => CertificateStore.FindBySubject(subject, Read)).ErrorId);
    }

    [Fact]
    public void The_newest_that_works_is_taken_wherever_it_is()
    {
        Add(user, TestCertificate.Rsa(fromDays: -300, toDays: 300));
        Add(user, TestCertificate.Rsa(fromDays: 5));
        Add(user, TestCertificate.Rsa(fromDays: -20, toDays: -1));
        Add(user, TestCertificate.Rsa(fromDays: -2).WithoutKey());
        var newest = Add(machine, TestCertificate.Rsa(fromDays: -10)).Thumbprint;

        Assert.Equal(newest, CertificateStore.FindBySubject("DefenderXdr runbook", Read).Thumbprint);
    }

    [Fact]
    public void A_copy_with_its_key_comes_before_one_without()
    {
        var certificate = Add(machine, TestCertificate.Rsa());
        Add(user, certificate.WithoutKey());

        Assert.True(CertificateStore.FindByThumbprint(certificate.Thumbprint, Read).HasPrivateKey);
    }

    [Fact]
    public void Where_it_was_looked_for_is_said()
    {
        Add(user, TestCertificate.Rsa());

        var error = Error(() => CertificateStore.FindByThumbprint(new string('a', 40), Read));

        Assert.Equal(ErrorIds.CertificateNotFound, error.ErrorId);
        Assert.Contains(@"thumbprint AAAA", error.Message, StringComparison.Ordinal);
        Assert.Contains(@"CurrentUser\My (1 certificate) or LocalMachine\My (0 certificates)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_platform_without_stores_has_no_certificate()
    {
        var error = Error(() => CertificateStore.FindBySubject("runbook", _ => null));

        Assert.Equal(ErrorIds.CertificateNotFound, error.ErrorId);
    }

    [Fact]
    public void A_store_without_the_machine_is_searched_alone()
    {
        var certificate = Add(user, TestCertificate.Rsa());

        Assert.Equal(certificate.Thumbprint, CertificateStore.FindByThumbprint(certificate.Thumbprint, l => l == StoreLocation.CurrentUser ? user : null).Thumbprint);
    }

    [Fact]
    public void What_is_wrong_with_the_only_one_is_said()
    {
        Assert.Equal(ErrorIds.CertificateExpired, Only(TestCertificate.Rsa(toDays: -0.5)));
        Assert.Equal(ErrorIds.CertificateExpired, Only(TestCertificate.Rsa(fromDays: 1)));
        Assert.Equal(ErrorIds.CertificateWithoutKey, Only(TestCertificate.Rsa().WithoutKey()));
        Assert.Equal(ErrorIds.CertificateNotSupported, Only(TestCertificate.EllipticCurve()));

        static string Only(X509Certificate2 certificate) => Error(() => CertificateStore.FindByThumbprint(certificate.Thumbprint, _ => [certificate])).ErrorId;
    }

    [Fact]
    public void Only_the_one_that_was_found_stays_open()
    {
        var certificate = Add(user, TestCertificate.Rsa());
        var other = Add(user, TestCertificate.Rsa("CN=another"));
        var older = Add(machine, TestCertificate.Rsa(fromDays: -3));

        var found = CertificateStore.FindBySubject("DefenderXdr runbook", Read);

        Assert.Same(certificate, found);
        Assert.Equal(IntPtr.Zero, other.Handle);
        Assert.Equal(IntPtr.Zero, older.Handle);
        Assert.NotEqual(IntPtr.Zero, found.Handle);
    }

    [Fact]
    public void The_real_stores_are_read_where_there_are_any()
    {
        Assert.Equal(ErrorIds.CertificateNotFound, Error(() => CertificateStore.FindByThumbprint(new string('0', 40))).ErrorId);
        Assert.Equal(ErrorIds.CertificateNotFound, Error(() => CertificateStore.FindBySubject("CN=" + Guid.NewGuid())).ErrorId);
    }

    private List<X509Certificate2> Read(StoreLocation location) => location == StoreLocation.CurrentUser ? user : machine;

    private static X509Certificate2 Add(List<X509Certificate2> store, X509Certificate2 certificate)
    {
        store.Add(certificate);
        return certificate;
    }

    private static string Spread(string print, string between) => string.Join(between, Enumerable.Range(0, 20).Select(i => print.Substring(2 * i, 2)));

    private static DefenderException Error(Action action) => Assert.ThrowsAny<DefenderException>(action);
}
