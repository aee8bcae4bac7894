using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>An account of a Kubernetes cluster. Graph only.</summary>
public sealed class DefenderKubernetesServiceAccountEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderKubernetesServiceAccountEvidence() : base("KubernetesServiceAccount") { }

    /// <summary>Its namespace.</summary>
    public DefenderKubernetesNamespaceEvidence? Namespace { get; set; }

    /// <inheritdoc/>
    public override string? Name { get; set; }

    internal static readonly ObjectReader<DefenderKubernetesServiceAccountEvidence> Table = EvidenceTable.Of(() => new DefenderKubernetesServiceAccountEvidence())
        .One("namespace", () => DefenderKubernetesNamespaceEvidence.Table, (e, v) => e.Namespace = v)
        .Text("name", (e, v) => e.Name = v);
}
