namespace DefenderXdr;

/// <summary>What incidents and alerts can both be asked by. Each API filters what it can; the rest is filtered here while the list streams.</summary>
/// <remarks>
/// A list of texts means any of them; empty means all objects. Case does not matter, nor which API's spelling of a word it is. <c>*</c>, <c>?</c> and
/// <c>[a-z]</c> are wildcards, with a backtick before one that is meant as it is; by a property with a wildcard it is always filtered here. An empty text
/// means objects that have no such value.
/// </remarks>
public abstract class ListQuery
{
    private protected ListQuery() { }

    /// <summary>Updated at this time or later.</summary>
    public DateTimeOffset? UpdatedAfter { get; set; }

    /// <summary>Updated at this time or earlier.</summary>
    public DateTimeOffset? UpdatedBefore { get; set; }

    /// <summary>Created at this time or later.</summary>
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Created at this time or earlier.</summary>
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>Any of these owners.</summary>
    public IReadOnlyList<string> AssignedTo { get; set; } = [];

    /// <summary>Any of these statuses. Incidents: <c>Active</c>, <c>InProgress</c>, <c>Resolved</c>, <c>Redirected</c>, <c>AwaitingAction</c>; alerts: <c>New</c>, <c>InProgress</c>, <c>Resolved</c>.</summary>
    public IReadOnlyList<string> Status { get; set; } = [];

    /// <summary>Any of these severities: <c>Informational</c>, <c>Low</c>, <c>Medium</c>, <c>High</c>.</summary>
    public IReadOnlyList<string> Severity { get; set; } = [];

    /// <summary>Any of these classifications: <c>TruePositive</c>, <c>FalsePositive</c>, <c>InformationalExpectedActivity</c>, <c>Unknown</c>.</summary>
    public IReadOnlyList<string> Classification { get; set; } = [];

    /// <summary>Any of these determinations, such as <c>Malware</c>.</summary>
    public IReadOnlyList<string> Determination { get; set; } = [];

    /// <summary>Any of these products, such as <c>MicrosoftDefenderForEndpoint</c>. An incident is looked at through its alerts.</summary>
    public IReadOnlyList<string> ServiceSource { get; set; } = [];

    /// <summary>Any of these detectors, such as <c>Antivirus</c>. An incident is looked at through its alerts.</summary>
    public IReadOnlyList<string> DetectionSource { get; set; } = [];

    /// <summary>Any of these tactics, such as <c>Execution</c>. An incident is looked at through its alerts.</summary>
    public IReadOnlyList<string> Category { get; set; } = [];

    /// <summary>Any of these devices: id in Defender for Endpoint or Entra, DNS name, or host name. An incident is looked at through its alerts.</summary>
    public IReadOnlyList<string> Device { get; set; } = [];

    /// <summary>Any of these users of the evidence: user principal name, account name, or <c>domain\name</c>. An incident is looked at through its alerts.</summary>
    public IReadOnlyList<string> User { get; set; } = [];

    /// <summary>Any of these tags. Incidents: people's and the service's. Alerts: the service's, and those of the evidence; Graph only.</summary>
    public IReadOnlyList<string> Tag { get; set; } = [];

    /// <summary>An OData expression of the API's own, added to the rest.</summary>
    public string? Filter { get; set; }

    /// <summary><c>LastUpdateTime</c> or <c>CreatedTime</c>, with <c>asc</c> or <c>desc</c> after it; null for the service's own order, newest first. Graph only.</summary>
    public string? OrderBy { get; set; }

    /// <summary>How many at the most, or null for all.</summary>
    public int? First { get; set; }
}
