using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A namespace of a Kubernetes cluster. Graph only.</summary>
public sealed class DefenderKubernetesNamespaceEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderKubernetesNamespaceEvidence() : base("KubernetesNamespace") { }

    /// <summary>Its cluster.</summary>
    public DefenderKubernetesClusterEvidence? Cluster { get; set; }

    /// <summary>Its labels: names with their values; null without any.</summary>
    public IDictionary<string, object?>? Labels { get; set; }

    /// <inheritdoc/>
    public override string? Name { get; set; }

    internal static readonly ObjectReader<DefenderKubernetesNamespaceEvidence> Table = EvidenceTable.Of(() => new DefenderKubernetesNamespaceEvidence())
        .One("cluster", () => DefenderKubernetesClusterEvidence.Table, (e, v) => e.Cluster = v)
        .Open("labels", (e, v) => e.Labels = v)
        .Text("name", (e, v) => e.Name = v);
}
