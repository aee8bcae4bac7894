using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>The virtual machine that a device is. Graph only.</summary>
public sealed class DefenderVmMetadata : DefenderOpenObject
{
    /// <summary>Where it runs: <c>Unknown</c> or <c>Azure</c>.</summary>
    public string? CloudProvider { get; set; }

    /// <summary>Its resource id in Azure.</summary>
    public string? ResourceId { get; set; }

    /// <summary>Its subscription, a GUID.</summary>
    public string? SubscriptionId { get; set; }

    /// <summary>The virtual machine's id, a GUID.</summary>
    public string? VmId { get; set; }

    /// <summary>Its resource id.</summary>
    public override string ToString() => ResourceId ?? VmId ?? "?";

    private static readonly OpenEnum CloudProviders = new("Unknown", "Azure");

    internal static readonly ObjectReader<DefenderVmMetadata> Table = EvidenceTable.PartOf(() => new DefenderVmMetadata())
        .Word("cloudProvider", CloudProviders, (p, v) => p.CloudProvider = v)
        .Text("resourceId", (p, v) => p.ResourceId = v)
        .Text("subscriptionId", (p, v) => p.SubscriptionId = v)
        .Text("vmId", (p, v) => p.VmId = v);
}
