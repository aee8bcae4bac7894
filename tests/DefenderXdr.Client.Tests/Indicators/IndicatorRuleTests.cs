namespace DefenderXdr.Tests.Indicators;

public sealed class IndicatorRuleTests
{
    private const string Sha1 = "220e7d15b011d7fac48f2bd61114db1022197f7f";
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e", "FileMd5")]
    [InlineData(Sha1, "FileSha1")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", "FileSha256")]
    [InlineData("8.8.8.8", "IpAddress")]
    [InlineData("2001:4860:4860::8888", "IpAddress")]
    [InlineData("example.com", "DomainName")]
    [InlineData("a_b.xn--mnchen-3ya.example", "DomainName")]
    [InlineData("münchen.example", "DomainName")]
    [InlineData("https://example.com/block?a=1&b=[2]", "Url")]
    [InlineData("http://10.0.0.1", "Url")]
    [InlineData("abc", null)]
    [InlineData("1.2.3", null)]
    [InlineData("256.1.1.1", null)]
    [InlineData("010.1.1.1", null)]
    [InlineData("1.2.3.4/32", null)]
    [InlineData("1.2.3.4.", null)]
    [InlineData("fe80::1%eth0", null)]
    [InlineData("localhost", null)]
    [InlineData("-a.example", null)]
    [InlineData("*.example.com", null)]
    [InlineData("example.com/path", null)]
    [InlineData("ftp://example.com/x", null)]
    [InlineData("https://a b.example", null)]
    [InlineData("evil[.]com", null)]
    [InlineData("", null)]
    public void The_type_is_told_from_the_value(string value, string? type) => Assert.Equal(type, IndicatorValue.TypeOf(value));

    [Theory]
    [InlineData("FileSha1", "abc", "40 hexadecimal digits")]
    [InlineData("FileSha1", "220e7d15b011d7fac48f2bd61114db1022197f7g", "something else")]
    [InlineData("FileSha256", Sha1, "64 hexadecimal digits")]
    [InlineData("CertificateThumbprint", "d41d8cd98f00b204e9800998ecf8427e", "40 hexadecimal digits")]
    [InlineData("IpAddress", "10.0.0.0/8", "CIDR")]
    [InlineData("IpAddress", "example.com", "no IPv4 address")]
    [InlineData("DomainName", "https://example.com", "Give it alone")]
    [InlineData("Url", "example.com", "https://")]
    [InlineData("Url", "hxxps://example.com", "defanged")]
    [InlineData(null, "1.2.3.0/24", "CIDR")]
    [InlineData(null, "example.com/x", "https://")]
    [InlineData(null, "zz", "no hash")]
    [InlineData(null, "abcd", "4 hexadecimal digits")]
    [InlineData("FileSha512", "abcd", "Did you mean FileSha1")]
    public void A_value_that_does_not_fit_is_refused(string? type, string value, string because)
    {
        var error = Assert.Throws<DefenderException>(() => IndicatorRules.Complete(new() { Type = type, Value = value }));

        Assert.Equal(ErrorIds.IndicatorValueInvalid, error.ErrorId);
        Assert.Contains(because, error.Message);
    }

    [Theory]
    [InlineData("FileSha1", "Allowed Audit Warn Block BlockAndRemediate")]
    [InlineData("FileMd5", "Allowed Audit Warn Block BlockAndRemediate")]
    [InlineData("FileSha256", "Allowed Audit Warn Block BlockAndRemediate")]
    [InlineData("IpAddress", "Allowed Audit Warn Block")]
    [InlineData("DomainName", "Allowed Audit Warn Block")]
    [InlineData("Url", "Allowed Audit Warn Block")]
    [InlineData("CertificateThumbprint", "Allowed BlockAndRemediate")]
    public void Each_type_has_its_actions_and_no_others(string type, string allowed)
    {
        foreach (var action in new[] { "Allowed", "Audit", "Warn", "Block", "BlockAndRemediate", "Alert", "AlertAndBlock", "Explode" })
        {
            var error = Record.Exception(() => IndicatorRules.Check(Good(type, action), Now)) as DefenderException;
            Assert.Equal(allowed.Split(' ').Contains(action) ? null : ErrorIds.IndicatorActionNotSupported, error?.ErrorId);
        }
    }

    [Fact]
    public void What_else_the_service_would_refuse_is_refused()
    {
        Assert.Equal(ErrorIds.IndicatorIncomplete, ErrorOf(i => i.Title = " "));
        Assert.Equal(ErrorIds.IndicatorIncomplete, ErrorOf(i => i.Description = null));
        Assert.Equal(ErrorIds.IndicatorIncomplete, ErrorOf(i => i.Action = null));
        Assert.Equal(ErrorIds.IndicatorExpired, ErrorOf(i => i.ExpirationTime = Now));
        Assert.Equal(ErrorIds.InvalidParameter, ErrorOf(i => i.Severity = "Terrible"));
        Assert.Equal(ErrorIds.IndicatorActionNotSupported, ErrorOf(i => (i.Action, i.GenerateAlert) = ("Audit", false)));
        Assert.Equal(ErrorIds.IndicatorActionNotSupported, ErrorOf(i => i.EducateUrl = "https://contoso.example/why"));
        Assert.Null(ErrorOf(i => (i.Type, i.Value, i.EducateUrl) = ("Url", "https://a.example", "https://contoso.example/why")));
        Assert.Null(ErrorOf(i => i.ExpirationTime = Now.AddTicks(1)));
    }

    [Fact]
    public void An_audit_raises_alerts_and_IPv6_has_eight_segments()
    {
        var indicator = new DefenderIndicator { Value = " 2001:4860:4860::8888 ", Action = "Audit" };
        IndicatorRules.Complete(indicator);

        Assert.Equal(("2001:4860:4860:0:0:0:0:8888", "IpAddress", true), (indicator.Value, indicator.Type, indicator.GenerateAlert));
    }

    [Theory]
    [InlineData("IpAddress", "2001:DB8::1", "2001:db8:0:0:0:0:0:1")]
    [InlineData("FileSha1", "ABCDEF", "abcdef")]
    [InlineData("DomainName", "Example.COM", "example.com")]
    [InlineData("Url", "HTTPS://Example.com", "https://example.com/")]
    public void Two_spellings_of_one_value_have_one_key(string type, string one, string other) => Assert.Equal(IndicatorValue.Key(type, one), IndicatorValue.Key(type, other));

    [Fact]
    public void The_paths_of_URLs_have_letter_case() => Assert.NotEqual(IndicatorValue.Key("Url", "https://a.example/B"), IndicatorValue.Key("Url", "https://a.example/b"));

    private static string? ErrorOf(Action<DefenderIndicator> change)
    {
        var indicator = Good("FileSha1", "Block");
        change(indicator);
        return (Record.Exception(() => IndicatorRules.Check(indicator, Now)) as DefenderException)?.ErrorId;
    }

    private static DefenderIndicator Good(string type, string action) => new() { Type = type, Value = Sha1, Action = action, Title = "t", Description = "d" };
}
