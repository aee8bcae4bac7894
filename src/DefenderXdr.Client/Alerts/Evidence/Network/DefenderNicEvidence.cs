using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A network interface. Graph only.</summary>
public sealed class DefenderNicEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderNicEvidence() : base("Nic") { }

    /// <summary>Its address, which <see cref="Ip"/> has as evidence of its own.</summary>
    public override string? IpAddress => Ip?.IpAddress ?? base.IpAddress;

    /// <summary>Its address. Graph calls it <c>ipAddress</c>.</summary>
    public DefenderIpEvidence? Ip { get; set; }

    /// <summary>Its MAC address.</summary>
    public string? MacAddress { get; set; }

    /// <summary>Its virtual networks.</summary>
    public IReadOnlyList<string> Vlans { get; set; } = [];

    /// <inheritdoc/>
    public override string? Name => MacAddress ?? IpAddress;

    internal static readonly ObjectReader<DefenderNicEvidence> Table = EvidenceTable.Of(() => new DefenderNicEvidence())
        .One("ipAddress", () => DefenderIpEvidence.Table, (e, v) => e.Ip = v)
        .Text("macAddress", (e, v) => e.MacAddress = v)
        .TextList("vlans", (e, v) => e.Vlans = v);
}
