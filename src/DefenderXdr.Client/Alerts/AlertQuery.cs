namespace DefenderXdr;

/// <summary>Which alerts are wanted. Each API filters what it can; the rest is filtered here while the list streams.</summary>
public sealed class AlertQuery
{
    /// <summary>Alerts of this incident, or null for any.</summary>
    public long? IncidentId { get; init; }

    /// <summary>Updated at this time or later.</summary>
    public DateTimeOffset? UpdatedAfter { get; init; }

    /// <summary>Updated at this time or earlier.</summary>
    public DateTimeOffset? UpdatedBefore { get; init; }

    /// <summary>Created at this time or later.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Created at this time or earlier.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Any of these statuses: <c>New</c>, <c>InProgress</c>, <c>Resolved</c>. Empty for all.</summary>
    public IReadOnlyList<string> Status { get; init; } = [];

    /// <summary>Any of these severities: <c>Informational</c>, <c>Low</c>, <c>Medium</c>, <c>High</c>. Empty for all.</summary>
    public IReadOnlyList<string> Severity { get; init; } = [];

    /// <summary>Any of these owners. Empty for all.</summary>
    public IReadOnlyList<string> AssignedTo { get; init; } = [];

    /// <summary>An OData expression of the API's own, added to the rest.</summary>
    public string? Filter { get; init; }

    /// <summary>How many alerts at the most, or null for all.</summary>
    public int? First { get; init; }
}
