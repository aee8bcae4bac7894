using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>Software that the tenant's devices have, as vulnerability management knows it.</summary>
public sealed class DefenderSoftware
{
    internal static readonly ObjectReader<DefenderSoftware> Reader = new ObjectReader<DefenderSoftware>(() => new DefenderSoftware(), s => s.AdditionalProperties)
        .Text("id", (s, v) => s.SoftwareId = v)
        .Text("name", (s, v) => s.Name = v)
        .Text("vendor", (s, v) => s.Vendor = v)
        .Number("weaknesses", (s, v) => s.Weaknesses = v)
        .Flag("publicExploit", (s, v) => s.PublicExploit = v)
        .Flag("activeAlert", (s, v) => s.ActiveAlert = v)
        .Number("exposedMachines", (s, v) => s.ExposedMachines = v)
        .Real("impactScore", (s, v) => s.ImpactScore = v);

    /// <summary>The id: <c>vendor-_-product</c>.</summary>
    public string? SoftwareId { get; set; }

    /// <summary>The product.</summary>
    public string? Name { get; set; }

    /// <summary>Its vendor.</summary>
    public string? Vendor { get; set; }

    /// <summary>How many vulnerabilities are known.</summary>
    public long? Weaknesses { get; set; }

    /// <summary>Whether an exploit of one of them is public.</summary>
    public bool? PublicExploit { get; set; }

    /// <summary>Whether an alert is open that has to do with it.</summary>
    public bool? ActiveAlert { get; set; }

    /// <summary>How many devices are exposed.</summary>
    public long? ExposedMachines { get; set; }

    /// <summary>What it adds to the exposure score.</summary>
    public double? ImpactScore { get; set; }

    /// <summary>Whatever else the service sent, under the service's own names.</summary>
    public IDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The product and its vendor.</summary>
    public override string ToString() => $"{Name} ({Vendor})";
}
