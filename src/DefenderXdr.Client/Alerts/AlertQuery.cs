namespace DefenderXdr;

/// <summary>Which alerts are wanted.</summary>
public sealed class AlertQuery : ListQuery
{
    /// <summary>Alerts of this incident, or null for any.</summary>
    public long? IncidentId { get; set; }

    /// <summary>Any of these statuses: <c>New</c>, <c>InProgress</c>, <c>Resolved</c>. Empty for all.</summary>
    public IReadOnlyList<string> Status { get; set; } = [];
}
