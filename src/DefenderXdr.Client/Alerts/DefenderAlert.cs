using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>An alert with its evidence. The same class whichever API it came from, alone or inside an incident.</summary>
public sealed class DefenderAlert : IDated, IOriginated
{
    /// <summary>The alert's id, opaque: <c>da637472900382838869_1364969609</c>.</summary>
    public string? AlertId { get; set; }

    /// <summary>The incident it belongs to, or null.</summary>
    public long? IncidentId { get; set; }

    /// <summary>What was seen, in a line.</summary>
    public string? Title { get; set; }

    /// <summary><c>Informational</c>, <c>Low</c>, <c>Medium</c>, <c>High</c> or <c>Unknown</c>.</summary>
    public string? Severity { get; set; }

    /// <summary><c>New</c>, <c>InProgress</c>, <c>Resolved</c> or <c>Unknown</c>.</summary>
    public string? Status { get; set; }

    /// <summary><c>Unknown</c>, <c>TruePositive</c>, <c>FalsePositive</c> or <c>InformationalExpectedActivity</c>.</summary>
    public string? Classification { get; set; }

    /// <summary>Why it was classified so, such as <c>Malware</c>, <c>Phishing</c> or <c>NotMalicious</c>; <c>Unknown</c> where nobody said.</summary>
    public string? Determination { get; set; }

    /// <summary>The owner, or null.</summary>
    public string? AssignedTo { get; set; }

    /// <summary>The kill-chain tactic, such as <c>Execution</c>.</summary>
    public string? Category { get; set; }

    /// <summary>The product behind it, such as <c>MicrosoftDefenderForEndpoint</c>. Null from Defender for Endpoint, which has its own alerts alone.</summary>
    public string? ServiceSource { get; set; }

    /// <summary>What detected it, such as <c>Antivirus</c>.</summary>
    public string? DetectionSource { get; set; }

    /// <summary>The detector's id. Null from Defender XDR.</summary>
    public string? DetectorId { get; set; }

    /// <summary>What it means, in the service's words.</summary>
    public string? Description { get; set; }

    /// <summary>What the service advises to do. Graph, and old alerts of Defender for Endpoint: null from the older APIs otherwise.</summary>
    public string? RecommendedActions { get; set; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreatedTime { get; set; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset? LastUpdateTime { get; set; }

    /// <summary>When it was resolved, UTC, or null.</summary>
    public DateTimeOffset? ResolvedTime { get; set; }

    /// <summary>The earliest activity behind it, UTC.</summary>
    public DateTimeOffset? FirstActivityTime { get; set; }

    /// <summary>The latest activity behind it, UTC.</summary>
    public DateTimeOffset? LastActivityTime { get; set; }

    /// <summary>The automated investigation's number. Null from Graph.</summary>
    public long? InvestigationId { get; set; }

    /// <summary>How far the automated investigation is.</summary>
    public string? InvestigationState { get; set; }

    /// <summary>The threat's name, or null. Null from Defender XDR.</summary>
    public string? ThreatName { get; set; }

    /// <summary>The malware family, or null.</summary>
    public string? ThreatFamilyName { get; set; }

    /// <summary>The actor behind it, or null. Null from Defender for Endpoint but for old alerts.</summary>
    public string? ActorName { get; set; }

    /// <summary>MITRE ATT&amp;CK techniques.</summary>
    public IReadOnlyList<string> MitreTechniques { get; set; } = [];

    /// <summary>The device it was raised on: its 40 hexadecimal digits. On Defender XDR and Graph, the first device of the evidence.</summary>
    public string? DeviceId { get; set; }

    /// <summary>The DNS name of that device.</summary>
    public string? DeviceName { get; set; }

    /// <summary>The device group of that device.</summary>
    public string? DeviceGroup { get; set; }

    /// <summary>The user it is about: <c>domain\name</c> or a user principal name. On Defender XDR and Graph, the first user of the evidence.</summary>
    public string? UserName { get; set; }

    /// <summary>What it is made of: devices, users, files, processes, addresses, mails. No devices from Defender for Endpoint, where the alert itself names one; and some types are of Graph only.</summary>
    public IReadOnlyList<DefenderEvidence> Evidence { get; set; } = [];

    /// <summary>What people wrote about it. Empty from Defender XDR.</summary>
    public IReadOnlyList<DefenderComment> Comments { get; set; } = [];

    /// <summary>Tags that the service set. Graph only.</summary>
    public IReadOnlyList<string> SystemTags { get; set; } = [];

    /// <summary>The product's own id of it. Graph only.</summary>
    public string? ProviderAlertId { get; set; }

    /// <summary>The product's name. Graph only.</summary>
    public string? ProductName { get; set; }

    /// <summary>The policy that raised it. Graph only.</summary>
    public string? AlertPolicyId { get; set; }

    /// <summary>The alert's page in the portal. Graph only.</summary>
    public string? WebUrl { get; set; }

    /// <summary>The incident's page in the portal. Graph only.</summary>
    public string? IncidentWebUrl { get; set; }

    /// <summary>The tenant it belongs to. Null from Defender XDR; in PowerShell the connection's then.</summary>
    public string? TenantId { get; set; }

    /// <summary>The connection it was read through, or null outside PowerShell.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>Whatever else the service sent, under the service's own names.</summary>
    public IDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Its title and id.</summary>
    public override string ToString() => $"{Title} ({AlertId})";
}
