using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A port of a Kubernetes service. Graph only.</summary>
public sealed class DefenderKubernetesServicePort : DefenderOpenObject
{
    /// <summary>The port's name.</summary>
    public string? Name { get; set; }

    /// <summary>The port that the service listens on.</summary>
    public long? Port { get; set; }

    /// <summary>The pod's port, by number or name.</summary>
    public string? TargetPort { get; set; }

    /// <summary>The port on each node.</summary>
    public long? NodePort { get; set; }

    /// <summary><c>Udp</c>, <c>Tcp</c> or <c>Sctp</c>.</summary>
    public string? Protocol { get; set; }

    /// <summary>The application's protocol.</summary>
    public string? AppProtocol { get; set; }

    /// <summary>The port and the protocol.</summary>
    public override string ToString() => $"{Port}/{Protocol}";

    private static readonly OpenEnum Protocols = new("Udp", "Tcp", "Sctp");

    internal static readonly ObjectReader<DefenderKubernetesServicePort> Table = EvidenceTable.PartOf(() => new DefenderKubernetesServicePort())
        .Text("name", (p, v) => p.Name = v)
        .Number("port", (p, v) => p.Port = v)
        .Text("targetPort", (p, v) => p.TargetPort = v)
        .Number("nodePort", (p, v) => p.NodePort = v)
        .Word("protocol", Protocols, (p, v) => p.Protocol = v)
        .Text("appProtocol", (p, v) => p.AppProtocol = v);
}
