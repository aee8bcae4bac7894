using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A Kubernetes cluster. Graph only.</summary>
public sealed class DefenderKubernetesClusterEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderKubernetesClusterEvidence() : base("KubernetesCluster") { }

    /// <summary>
    /// The cloud resource that it is: <see cref="DefenderAzureResourceEvidence"/>, <see cref="DefenderAmazonResourceEvidence"/> or <see
    /// cref="DefenderGoogleCloudResourceEvidence"/>.
    /// </summary>
    public DefenderEvidence? CloudResource { get; set; }

    /// <summary>The distribution.</summary>
    public string? Distribution { get; set; }

    /// <summary><c>Unknown</c>, <c>Aks</c>, <c>Eks</c>, <c>Gke</c> or <c>Arc</c>.</summary>
    public string? Platform { get; set; }

    /// <summary>The version of Kubernetes.</summary>
    public string? Version { get; set; }

    /// <inheritdoc/>
    public override string? Name { get; set; }

    private static readonly OpenEnum Platforms = new("Unknown", "Aks", "Eks", "Gke", "Arc");

    internal static readonly ObjectReader<DefenderKubernetesClusterEvidence> Table = EvidenceTable.Of(() => new DefenderKubernetesClusterEvidence())
        .One("cloudResource", () => EvidenceReader.Instance, (e, v) => e.CloudResource = v)
        .Text("distribution", (e, v) => e.Distribution = v)
        .Word("platform", Platforms, (e, v) => e.Platform = v)
        .Text("version", (e, v) => e.Version = v)
        .Text("name", (e, v) => e.Name = v);
}
