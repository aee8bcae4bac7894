using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>An Active Directory domain. Graph only.</summary>
public sealed class DefenderActiveDirectoryDomainEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderActiveDirectoryDomainEvidence() : base("ActiveDirectoryDomain") { }

    /// <summary>The domain's name.</summary>
    public string? ActiveDirectoryDomainName { get; set; }

    /// <summary>The domain's name.</summary>
    public override string? DomainName => ActiveDirectoryDomainName ?? base.DomainName;

    /// <summary>The domains that it trusts.</summary>
    public IReadOnlyList<DefenderActiveDirectoryDomainEvidence> TrustedDomains { get; set; } = [];

    /// <inheritdoc/>
    public override string? Name => DomainName;

    internal static readonly ObjectReader<DefenderActiveDirectoryDomainEvidence> Table = EvidenceTable.Of(() => new DefenderActiveDirectoryDomainEvidence())
        .Text("activeDirectoryDomainName", (e, v) => e.ActiveDirectoryDomainName = v)
        .List("trustedDomains", () => Table!, (e, v) => e.TrustedDomains = v);
}
