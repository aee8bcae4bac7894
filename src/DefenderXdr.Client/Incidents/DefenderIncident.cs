using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>An incident: what belongs together of the alerts of one attack. The same class whichever API it came from.</summary>
/// <remarks>Words such as <see cref="Status"/> are open sets in one spelling (<c>InProgress</c>); a word nobody knows is kept as it came.</remarks>
public sealed class DefenderIncident : IDated, IOriginated
{
    /// <summary>The incident's number in its tenant.</summary>
    public long IncidentId { get; set; }

    /// <summary>The name that the portal shows.</summary>
    public string? DisplayName { get; set; }

    /// <summary><c>Informational</c>, <c>Low</c>, <c>Medium</c>, <c>High</c> or <c>Unknown</c>.</summary>
    public string? Severity { get; set; }

    /// <summary><c>Active</c>, <c>InProgress</c>, <c>Resolved</c>, <c>Redirected</c> or <c>AwaitingAction</c>.</summary>
    public string? Status { get; set; }

    /// <summary><c>Unknown</c>, <c>TruePositive</c>, <c>FalsePositive</c> or <c>InformationalExpectedActivity</c>.</summary>
    public string? Classification { get; set; }

    /// <summary>Why it was classified so, such as <c>Malware</c>, <c>Phishing</c> or <c>NotMalicious</c>.</summary>
    public string? Determination { get; set; }

    /// <summary>The owner, or null.</summary>
    public string? AssignedTo { get; set; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreatedTime { get; set; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset? LastUpdateTime { get; set; }

    /// <summary>The incident that this one was merged into, or null.</summary>
    public long? RedirectIncidentId { get; set; }

    /// <summary>All of its tags: those that people set, then those that the service set.</summary>
    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>Those of <see cref="Tags"/> that the service set. Graph only: empty from Defender XDR, which does not tell them apart.</summary>
    public IReadOnlyList<string> SystemTags { get; set; } = [];

    /// <summary>The tags to change: those that people set, as far as the API tells them apart.</summary>
    internal IReadOnlyList<string> CustomTags { get; set; } = [];

    /// <summary>What people wrote about it.</summary>
    public IReadOnlyList<DefenderComment> Comments { get; set; } = [];

    /// <summary>Its alerts with their evidence.</summary>
    public IReadOnlyList<DefenderAlert> Alerts { get; set; } = [];

    /// <summary>What happened, in the service's words. Graph only.</summary>
    public string? Description { get; set; }

    /// <summary>An expert's summary. Graph only.</summary>
    public string? Summary { get; set; }

    /// <summary>Why it was resolved. Graph only.</summary>
    public string? ResolvingComment { get; set; }

    /// <summary>Who changed it last. Graph only.</summary>
    public string? LastModifiedBy { get; set; }

    /// <summary>Which incident to look at first, 0 to 100. Graph only.</summary>
    public long? PriorityScore { get; set; }

    /// <summary>The incident's page in the portal. Graph only.</summary>
    public string? WebUrl { get; set; }

    /// <summary>The tenant it belongs to. Null from Defender XDR; in PowerShell the connection's then.</summary>
    public string? TenantId { get; set; }

    /// <summary>The connection it was read through, or null outside PowerShell.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>Whatever else the service sent, under the service's own names.</summary>
    public IDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Its number and name.</summary>
    public override string ToString() => $"{IncidentId}: {DisplayName}";
}
