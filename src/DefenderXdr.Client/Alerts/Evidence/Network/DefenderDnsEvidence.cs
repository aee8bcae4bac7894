using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A name that was asked of a DNS server. Graph only.</summary>
public sealed class DefenderDnsEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderDnsEvidence() : base("Dns") { }

    /// <summary>The name that was asked for.</summary>
    public override string? DomainName { get; set; }

    /// <summary>The addresses that it was resolved to.</summary>
    public IReadOnlyList<DefenderIpEvidence> IpAddresses { get; set; } = [];

    /// <summary>The server that resolved it.</summary>
    public DefenderIpEvidence? DnsServerIp { get; set; }

    /// <summary>The client that asked.</summary>
    public DefenderIpEvidence? HostIpAddress { get; set; }

    /// <inheritdoc/>
    public override string? Name => DomainName;

    internal static readonly ObjectReader<DefenderDnsEvidence> Table = EvidenceTable.Of(() => new DefenderDnsEvidence())
        .List("ipAddresses", () => DefenderIpEvidence.Table, (e, v) => e.IpAddresses = v)
        .One("dnsServerIp", () => DefenderIpEvidence.Table, (e, v) => e.DnsServerIp = v)
        .One("hostIpAddress", () => DefenderIpEvidence.Table, (e, v) => e.HostIpAddress = v);
}
