using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A resource in Amazon's cloud. Graph only.</summary>
public sealed class DefenderAmazonResourceEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderAmazonResourceEvidence() : base("AmazonResource") { }

    /// <summary>The resource's ARN.</summary>
    public string? AmazonResourceId { get; set; }

    /// <summary>The resource's ARN.</summary>
    public override string? ResourceId => AmazonResourceId ?? base.ResourceId;

    /// <summary>The account's id.</summary>
    public string? AmazonAccountId { get; set; }

    /// <summary>The resource's name.</summary>
    public string? ResourceName { get; set; }

    /// <summary>The resource's type.</summary>
    public string? ResourceType { get; set; }

    /// <inheritdoc/>
    public override string? Name => ResourceName ?? ResourceId;

    internal static readonly ObjectReader<DefenderAmazonResourceEvidence> Table = EvidenceTable.Of(() => new DefenderAmazonResourceEvidence())
        .Text("amazonResourceId", (e, v) => e.AmazonResourceId = v)
        .Text("amazonAccountId", (e, v) => e.AmazonAccountId = v)
        .Text("resourceName", (e, v) => e.ResourceName = v)
        .Text("resourceType", (e, v) => e.ResourceType = v);
}
