using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A Kubernetes secret: which one, not what is in it. Graph only.</summary>
public sealed class DefenderKubernetesSecretEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderKubernetesSecretEvidence() : base("KubernetesSecret") { }

    /// <summary>Its type.</summary>
    public string? SecretType { get; set; }

    /// <summary>Its namespace.</summary>
    public DefenderKubernetesNamespaceEvidence? Namespace { get; set; }

    /// <inheritdoc/>
    public override string? Name { get; set; }

    internal static readonly ObjectReader<DefenderKubernetesSecretEvidence> Table = EvidenceTable.Of(() => new DefenderKubernetesSecretEvidence())
        .Text("secretType", (e, v) => e.SecretType = v)
        .One("namespace", () => DefenderKubernetesNamespaceEvidence.Table, (e, v) => e.Namespace = v)
        .Text("name", (e, v) => e.Name = v);
}
