using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A security recommendation of vulnerability management.</summary>
public sealed class DefenderRecommendation
{
    internal static readonly ObjectReader<DefenderRecommendation> Reader = new ObjectReader<DefenderRecommendation>(() => new DefenderRecommendation(), r => r.AdditionalProperties)
        .Text("id", (r, v) => r.RecommendationId = v)
        .Text("recommendationName", (r, v) => r.RecommendationName = v)
        .Text("productName", (r, v) => r.ProductName = v)
        .Text("vendor", (r, v) => r.Vendor = v)
        .Number("weaknesses", (r, v) => r.Weaknesses = v)
        .Text("recommendedVersion", (r, v) => r.RecommendedVersion = v)
        .Text("recommendedProgram", (r, v) => r.RecommendedProgram = v)
        .Text("recommendedVendor", (r, v) => r.RecommendedVendor = v)
        .Text("recommendationCategory", (r, v) => r.RecommendationCategory = v)
        .Text("subCategory", (r, v) => r.SubCategory = v)
        .Real("severityScore", (r, v) => r.SeverityScore = v)
        .Flag("publicExploit", (r, v) => r.PublicExploit = v)
        .Flag("activeAlert", (r, v) => r.ActiveAlert = v)
        .TextList("associatedThreats", (r, v) => r.AssociatedThreats = v)
        .Text("remediationType", (r, v) => r.RemediationType = v)
        .Text("status", (r, v) => r.Status = v)
        .Real("configScoreImpact", (r, v) => r.ConfigScoreImpact = v)
        .Real("exposureImpact", (r, v) => r.ExposureImpact = v)
        .Number("totalMachineCount", (r, v) => r.TotalMachineCount = v)
        .Number("exposedMachinesCount", (r, v) => r.ExposedMachinesCount = v)
        .Number("nonProductivityImpactedAssets", (r, v) => r.NonProductivityImpactedAssets = v)
        .Text("relatedComponent", (r, v) => r.RelatedComponent = v)
        .Number("exposedCriticalDevices", (r, v) => r.ExposedCriticalDevices = v)
        .TextList("tags", (r, v) => r.Tags = v);

    /// <summary>The id: <c>va-_-vendor-_-product</c> or <c>sca-_-scid-N</c>.</summary>
    public string? RecommendationId { get; set; }

    /// <summary>What to do, in a line.</summary>
    public string? RecommendationName { get; set; }

    /// <summary>The product it is about.</summary>
    public string? ProductName { get; set; }

    /// <summary>That product's vendor.</summary>
    public string? Vendor { get; set; }

    /// <summary>How many vulnerabilities are known.</summary>
    public long? Weaknesses { get; set; }

    /// <summary>The version to update to; may be empty.</summary>
    public string? RecommendedVersion { get; set; }

    /// <summary>The program to change to.</summary>
    public string? RecommendedProgram { get; set; }

    /// <summary>That program's vendor.</summary>
    public string? RecommendedVendor { get; set; }

    /// <summary><c>Accounts</c>, <c>Application</c>, <c>Network</c>, <c>OS</c> or <c>SecurityControls</c>.</summary>
    public string? RecommendationCategory { get; set; }

    /// <summary>The kind within that.</summary>
    public string? SubCategory { get; set; }

    /// <summary>How bad it is, 1 to 10.</summary>
    public double? SeverityScore { get; set; }

    /// <summary>Whether an exploit is public.</summary>
    public bool? PublicExploit { get; set; }

    /// <summary>Whether an alert is open that has to do with it.</summary>
    public bool? ActiveAlert { get; set; }

    /// <summary>Threats that use it.</summary>
    public IReadOnlyList<string> AssociatedThreats { get; set; } = [];

    /// <summary><c>ConfigurationChange</c>, <c>Update</c>, <c>Upgrade</c> or <c>Uninstall</c>.</summary>
    public string? RemediationType { get; set; }

    /// <summary><c>Active</c> or <c>Exception</c>.</summary>
    public string? Status { get; set; }

    /// <summary>What it would add to the secure score for devices.</summary>
    public double? ConfigScoreImpact { get; set; }

    /// <summary>What it would take from the exposure score.</summary>
    public double? ExposureImpact { get; set; }

    /// <summary>How many devices it is about.</summary>
    public long? TotalMachineCount { get; set; }

    /// <summary>How many of them are exposed.</summary>
    public long? ExposedMachinesCount { get; set; }

    /// <summary>How many devices would not notice the change.</summary>
    public long? NonProductivityImpactedAssets { get; set; }

    /// <summary>The component it is about.</summary>
    public string? RelatedComponent { get; set; }

    /// <summary>How many exposed devices are critical.</summary>
    public long? ExposedCriticalDevices { get; set; }

    /// <summary>Tags of the service, such as <c>internetFacing</c>.</summary>
    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>Whatever else the service sent, under the service's own names.</summary>
    public IDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What to do.</summary>
    public override string ToString() => RecommendationName ?? RecommendationId ?? "";
}
