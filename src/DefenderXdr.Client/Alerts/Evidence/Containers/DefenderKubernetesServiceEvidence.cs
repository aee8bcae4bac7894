using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A Kubernetes service. Graph only.</summary>
public sealed class DefenderKubernetesServiceEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderKubernetesServiceEvidence() : base("KubernetesService") { }

    /// <summary><c>Unknown</c>, <c>ClusterIP</c>, <c>ExternalName</c>, <c>NodePort</c> or <c>LoadBalancer</c>.</summary>
    public string? ServiceType { get; set; }

    /// <summary>Its namespace.</summary>
    public DefenderKubernetesNamespaceEvidence? Namespace { get; set; }

    /// <summary>Its address in the cluster.</summary>
    public DefenderIpEvidence? ClusterIP { get; set; }

    /// <summary>Its addresses outside.</summary>
    public IReadOnlyList<DefenderIpEvidence> ExternalIPs { get; set; } = [];

    /// <summary>Its ports.</summary>
    public IReadOnlyList<DefenderKubernetesServicePort> ServicePorts { get; set; } = [];

    /// <summary>Its labels: names with their values; null without any.</summary>
    public IDictionary<string, object?>? Labels { get; set; }

    /// <summary>Which pods it stands for: labels with their values; null without any.</summary>
    public IDictionary<string, object?>? Selector { get; set; }

    /// <inheritdoc/>
    public override string? Name { get; set; }

    private static readonly OpenEnum ServiceTypes = new("Unknown", "ClusterIP", "ExternalName", "NodePort", "LoadBalancer");

    internal static readonly ObjectReader<DefenderKubernetesServiceEvidence> Table = EvidenceTable.Of(() => new DefenderKubernetesServiceEvidence())
        .Word("serviceType", ServiceTypes, (e, v) => e.ServiceType = v)
        .One("namespace", () => DefenderKubernetesNamespaceEvidence.Table, (e, v) => e.Namespace = v)
        .One("clusterIP", () => DefenderIpEvidence.Table, (e, v) => e.ClusterIP = v)
        .List("externalIPs", () => DefenderIpEvidence.Table, (e, v) => e.ExternalIPs = v)
        .List("servicePorts", () => DefenderKubernetesServicePort.Table, (e, v) => e.ServicePorts = v)
        .Open("labels", (e, v) => e.Labels = v)
        .Open("selector", (e, v) => e.Selector = v)
        .Text("name", (e, v) => e.Name = v);
}
