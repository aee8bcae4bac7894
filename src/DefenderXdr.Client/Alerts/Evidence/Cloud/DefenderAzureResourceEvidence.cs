using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A resource in Azure. Graph only.</summary>
public sealed class DefenderAzureResourceEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderAzureResourceEvidence() : base("AzureResource") { }

    /// <summary>The resource id.</summary>
    public override string? ResourceId { get; set; }

    /// <summary>The resource's name.</summary>
    public string? ResourceName { get; set; }

    /// <summary>The resource's type.</summary>
    public string? ResourceType { get; set; }

    /// <inheritdoc/>
    public override string? Name => ResourceName ?? ResourceId;

    internal static readonly ObjectReader<DefenderAzureResourceEvidence> Table = EvidenceTable.Of(() => new DefenderAzureResourceEvidence())
        .Text("resourceId", (e, v) => e.ResourceId = v)
        .Text("resourceName", (e, v) => e.ResourceName = v)
        .Text("resourceType", (e, v) => e.ResourceType = v);
}
