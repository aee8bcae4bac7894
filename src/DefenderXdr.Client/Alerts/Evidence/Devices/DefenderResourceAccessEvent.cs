using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A resource that an account reached. Graph only.</summary>
public sealed class DefenderResourceAccessEvent : DefenderOpenObject
{
    /// <summary>When, UTC.</summary>
    public DateTimeOffset? AccessTime { get; set; }

    /// <summary>The account's id.</summary>
    public string? AccountId { get; set; }

    /// <summary>The resource's address.</summary>
    public string? IpAddress { get; set; }

    /// <summary>The protocol and the host of the connection.</summary>
    public string? ResourceIdentifier { get; set; }

    /// <summary>The resource, and when it was reached.</summary>
    public override string ToString() => $"{ResourceIdentifier ?? IpAddress ?? "?"} ({AccessTime:u})";

    internal static readonly ObjectReader<DefenderResourceAccessEvent> Table = EvidenceTable.PartOf(() => new DefenderResourceAccessEvent())
        .Time("accessDateTime", (p, v) => p.AccessTime = v)
        .Text("accountId", (p, v) => p.AccountId = v)
        .Text("ipAddress", (p, v) => p.IpAddress = v)
        .Text("resourceIdentifier", (p, v) => p.ResourceIdentifier = v);
}
