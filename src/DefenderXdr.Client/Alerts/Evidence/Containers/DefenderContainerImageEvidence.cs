using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>An image of a container. Graph only.</summary>
public sealed class DefenderContainerImageEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderContainerImageEvidence() : base("ContainerImage") { }

    /// <summary>The image's id.</summary>
    public string? ImageId { get; set; }

    /// <summary>The registry that it is in.</summary>
    public DefenderContainerRegistryEvidence? Registry { get; set; }

    /// <summary>The image by its digest, where this one is by its tag.</summary>
    public DefenderContainerImageEvidence? DigestImage { get; set; }

    /// <inheritdoc/>
    public override string? Name => ImageId;

    internal static readonly ObjectReader<DefenderContainerImageEvidence> Table = EvidenceTable.Of(() => new DefenderContainerImageEvidence())
        .Text("imageId", (e, v) => e.ImageId = v)
        .One("registry", () => DefenderContainerRegistryEvidence.Table, (e, v) => e.Registry = v)
        .One("digestImage", () => Table!, (e, v) => e.DigestImage = v);
}
