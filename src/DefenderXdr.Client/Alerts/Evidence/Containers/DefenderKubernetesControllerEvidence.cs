using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>What runs pods: a deployment, a job. Graph only.</summary>
public sealed class DefenderKubernetesControllerEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderKubernetesControllerEvidence() : base("KubernetesController") { }

    /// <summary>What it is, such as <c>Deployment</c>.</summary>
    public string? Type { get; set; }

    /// <summary>Its namespace.</summary>
    public DefenderKubernetesNamespaceEvidence? Namespace { get; set; }

    /// <summary>Its labels: names with their values; null without any.</summary>
    public IDictionary<string, object?>? Labels { get; set; }

    /// <inheritdoc/>
    public override string? Name { get; set; }

    internal static readonly ObjectReader<DefenderKubernetesControllerEvidence> Table = EvidenceTable.Of(() => new DefenderKubernetesControllerEvidence())
        .Text("type", (e, v) => e.Type = v)
        .One("namespace", () => DefenderKubernetesNamespaceEvidence.Table, (e, v) => e.Namespace = v)
        .Open("labels", (e, v) => e.Labels = v)
        .Text("name", (e, v) => e.Name = v);
}
