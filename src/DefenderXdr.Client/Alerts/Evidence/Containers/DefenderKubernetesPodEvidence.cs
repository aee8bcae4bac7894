using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A Kubernetes pod. Graph only.</summary>
public sealed class DefenderKubernetesPodEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderKubernetesPodEvidence() : base("KubernetesPod") { }

    /// <summary>Its namespace.</summary>
    public DefenderKubernetesNamespaceEvidence? Namespace { get; set; }

    /// <summary>What runs it.</summary>
    public DefenderKubernetesControllerEvidence? Controller { get; set; }

    /// <summary>The account that it runs as.</summary>
    public DefenderKubernetesServiceAccountEvidence? ServiceAccount { get; set; }

    /// <summary>Its address, which <see cref="PodIp"/> has as evidence of its own.</summary>
    public override string? IpAddress => PodIp?.IpAddress ?? base.IpAddress;

    /// <summary>Its address.</summary>
    public DefenderIpEvidence? PodIp { get; set; }

    /// <summary>Its containers.</summary>
    public IReadOnlyList<DefenderContainerEvidence> Containers { get; set; } = [];

    /// <summary>The containers that ran before them.</summary>
    public IReadOnlyList<DefenderContainerEvidence> InitContainers { get; set; } = [];

    /// <summary>The containers that were added for a while.</summary>
    public IReadOnlyList<DefenderContainerEvidence> EphemeralContainers { get; set; } = [];

    /// <summary>Its labels: names with their values; null without any.</summary>
    public IDictionary<string, object?>? Labels { get; set; }

    /// <inheritdoc/>
    public override string? Name { get; set; }

    internal static readonly ObjectReader<DefenderKubernetesPodEvidence> Table = EvidenceTable.Of(() => new DefenderKubernetesPodEvidence())
        .One("namespace", () => DefenderKubernetesNamespaceEvidence.Table, (e, v) => e.Namespace = v)
        .One("controller", () => DefenderKubernetesControllerEvidence.Table, (e, v) => e.Controller = v)
        .One("serviceAccount", () => DefenderKubernetesServiceAccountEvidence.Table, (e, v) => e.ServiceAccount = v)
        .One("podIp", () => DefenderIpEvidence.Table, (e, v) => e.PodIp = v)
        .List("containers", () => DefenderContainerEvidence.Table, (e, v) => e.Containers = v)
        .List("initContainers", () => DefenderContainerEvidence.Table, (e, v) => e.InitContainers = v)
        .List("ephemeralContainers", () => DefenderContainerEvidence.Table, (e, v) => e.EphemeralContainers = v)
        .Open("labels", (e, v) => e.Labels = v)
        .Text("name", (e, v) => e.Name = v);
}
