using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>Someone who was logged on to a device. Graph only.</summary>
public sealed class DefenderLoggedOnUser : DefenderOpenObject
{
    /// <summary>The account's name.</summary>
    public string? AccountName { get; set; }

    /// <summary>The account's domain.</summary>
    public string? DomainName { get; set; }

    /// <summary>The domain and the name.</summary>
    public override string ToString() => DomainName is null ? AccountName ?? "?" : $@"{DomainName}\{AccountName}";

    internal static readonly ObjectReader<DefenderLoggedOnUser> Table = EvidenceTable.PartOf(() => new DefenderLoggedOnUser())
        .Text("accountName", (p, v) => p.AccountName = v)
        .Text("domainName", (p, v) => p.DomainName = v);
}
