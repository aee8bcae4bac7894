namespace DefenderXdr.Tests.Evidence;

/// <summary>What is inside evidence prints as what it is, in lists and tables.</summary>
public sealed class PartTests
{
    public static TheoryData<string, DefenderOpenObject> Parts => new()
    {
        { @"C:\Temp\a.exe", new DefenderFileDetails { FilePath = @"C:\Temp", FileName = "a.exe" } },
        { "/tmp/a", new DefenderFileDetails { FilePath = "/tmp", FileName = "a" } },
        { "a.exe", new DefenderFileDetails { FileName = "a.exe", Sha1 = "b" } },
        { "abc", new DefenderFileDetails { Sha256 = "abc" } },
        { "Sha1: abc", new DefenderFileHash { Algorithm = "Sha1", Value = "abc" } },
        { "ann@contoso.com", new DefenderUserAccount { UserPrincipalName = "ann@contoso.com", AccountName = "ann" } },
        { @"contoso\ann", new DefenderUserAccount { DomainName = "contoso", AccountName = "ann" } },
        { "S-1-5-18", new DefenderUserAccount { UserSid = "S-1-5-18" } },
        { @"contoso\ann", new DefenderLoggedOnUser { DomainName = "contoso", AccountName = "ann" } },
        { "/subscriptions/1", new DefenderVmMetadata { ResourceId = "/subscriptions/1", VmId = "2" } },
        { "https://a (2026-01-22 12:00:00Z)", new DefenderResourceAccessEvent { ResourceIdentifier = "https://a", AccessTime = new(2026, 1, 22, 12, 0, 0, TimeSpan.Zero) } },
        { "Oslo, Norway", new DefenderGeoLocation { City = "Oslo", CountryName = "Norway" } },
        { "main", new DefenderStream { Name = "main" } },
        { "Ann <ann@contoso.com>", new DefenderEmailSender { DisplayName = "Ann", EmailAddress = "ann@contoso.com" } },
        { "443/Tcp", new DefenderKubernetesServicePort { Port = 443, Protocol = "Tcp" } },
    };

    [Theory, MemberData(nameof(Parts))]
    public void A_part_prints_what_it_is(string expected, DefenderOpenObject part)
    {
        Assert.Equal(expected, part.ToString());
        Assert.NotNull(((DefenderOpenObject)Activator.CreateInstance(part.GetType())!).ToString());
    }
}
