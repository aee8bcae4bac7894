using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A container of blobs. Graph only.</summary>
public sealed class DefenderBlobContainerEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderBlobContainerEvidence() : base("BlobContainer") { }

    /// <summary>The container's URL.</summary>
    public override string? Url { get; set; }

    /// <summary>The storage account.</summary>
    public DefenderAzureResourceEvidence? StorageResource { get; set; }

    /// <inheritdoc/>
    public override string? Name { get; set; }

    internal static readonly ObjectReader<DefenderBlobContainerEvidence> Table = EvidenceTable.Of(() => new DefenderBlobContainerEvidence())
        .One("storageResource", () => DefenderAzureResourceEvidence.Table, (e, v) => e.StorageResource = v)
        .Text("name", (e, v) => e.Name = v);
}
