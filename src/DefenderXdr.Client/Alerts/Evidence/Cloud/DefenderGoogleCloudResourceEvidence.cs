using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A resource in Google's cloud. Graph only.</summary>
public sealed class DefenderGoogleCloudResourceEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderGoogleCloudResourceEvidence() : base("GoogleCloudResource") { }

    /// <summary>The full resource name.</summary>
    public string? FullResourceName { get; set; }

    /// <summary>The full resource name.</summary>
    public override string? ResourceId => FullResourceName ?? base.ResourceId;

    /// <summary>The resource's name.</summary>
    public string? ResourceName { get; set; }

    /// <summary>The resource's type.</summary>
    public string? ResourceType { get; set; }

    /// <summary>The zone or region.</summary>
    public string? Location { get; set; }

    /// <summary><c>Unknown</c>, <c>Regional</c>, <c>Zonal</c> or <c>Global</c>.</summary>
    public string? LocationType { get; set; }

    /// <summary>The project's id.</summary>
    public string? ProjectId { get; set; }

    /// <summary>The project's number.</summary>
    public long? ProjectNumber { get; set; }

    /// <inheritdoc/>
    public override string? Name => ResourceName ?? ResourceId;

    private static readonly OpenEnum LocationTypes = new("Unknown", "Regional", "Zonal", "Global");

    internal static readonly ObjectReader<DefenderGoogleCloudResourceEvidence> Table = EvidenceTable.Of(() => new DefenderGoogleCloudResourceEvidence())
        .Text("fullResourceName", (e, v) => e.FullResourceName = v)
        .Text("resourceName", (e, v) => e.ResourceName = v)
        .Text("resourceType", (e, v) => e.ResourceType = v)
        .Text("location", (e, v) => e.Location = v)
        .Word("locationType", LocationTypes, (e, v) => e.LocationType = v)
        .Text("projectId", (e, v) => e.ProjectId = v)
        .Number("projectNumber", (e, v) => e.ProjectNumber = v);
}
