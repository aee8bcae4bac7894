using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A registry of container images. Graph only.</summary>
public sealed class DefenderContainerRegistryEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderContainerRegistryEvidence() : base("ContainerRegistry") { }

    /// <summary>The registry's URI.</summary>
    public string? Registry { get; set; }

    /// <inheritdoc/>
    public override string? Name => Registry;

    internal static readonly ObjectReader<DefenderContainerRegistryEvidence> Table = EvidenceTable.Of(() => new DefenderContainerRegistryEvidence())
        .Text("registry", (e, v) => e.Registry = v);
}
