using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A connection between two addresses. Graph only.</summary>
public sealed class DefenderNetworkConnectionEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderNetworkConnectionEvidence() : base("NetworkConnection") { }

    /// <summary>Where it came from.</summary>
    public DefenderIpEvidence? SourceAddress { get; set; }

    /// <summary>The port that it came from.</summary>
    public long? SourcePort { get; set; }

    /// <summary>Where it went.</summary>
    public DefenderIpEvidence? DestinationAddress { get; set; }

    /// <summary>The port that it went to.</summary>
    public long? DestinationPort { get; set; }

    /// <summary><c>Tcp</c> or <c>Udp</c>.</summary>
    public string? Protocol { get; set; }

    /// <summary>Where it went; <see cref="SourceAddress"/> is the other end.</summary>
    public override string? IpAddress => DestinationAddress?.IpAddress ?? base.IpAddress;

    /// <inheritdoc/>
    public override string? Name => DestinationPort is null ? IpAddress : $"{IpAddress}:{DestinationPort}";

    private static readonly OpenEnum Protocols = new("Tcp", "Udp");

    internal static readonly ObjectReader<DefenderNetworkConnectionEvidence> Table = EvidenceTable.Of(() => new DefenderNetworkConnectionEvidence())
        .One("sourceAddress", () => DefenderIpEvidence.Table, (e, v) => e.SourceAddress = v)
        .Number("sourcePort", (e, v) => e.SourcePort = v)
        .One("destinationAddress", () => DefenderIpEvidence.Table, (e, v) => e.DestinationAddress = v)
        .Number("destinationPort", (e, v) => e.DestinationPort = v)
        .Word("protocol", Protocols, (e, v) => e.Protocol = v);
}
