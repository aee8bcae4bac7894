using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A sender of a mail. Graph only.</summary>
public sealed class DefenderEmailSender : DefenderOpenObject
{
    /// <summary>The mail address.</summary>
    public string? EmailAddress { get; set; }

    /// <summary>The display name.</summary>
    public string? DisplayName { get; set; }

    /// <summary>The address's domain.</summary>
    public string? DomainName { get; set; }

    /// <summary>The name and the mail address.</summary>
    public override string ToString() => DisplayName is null ? EmailAddress ?? "?" : $"{DisplayName} <{EmailAddress}>";

    internal static readonly ObjectReader<DefenderEmailSender> Table = EvidenceTable.PartOf(() => new DefenderEmailSender())
        .Text("emailAddress", (p, v) => p.EmailAddress = v)
        .Text("displayName", (p, v) => p.DisplayName = v)
        .Text("domainName", (p, v) => p.DomainName = v);
}
