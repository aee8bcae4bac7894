namespace DefenderXdr;

/// <summary>Which automated investigations are wanted.</summary>
/// <remarks>A list of texts means any of them; empty means all. Case does not matter. <c>*</c>, <c>?</c> and <c>[a-z]</c> are wildcards.</remarks>
public sealed class InvestigationQuery
{
    /// <summary>Of any of these devices, by id.</summary>
    public IReadOnlyList<string> MachineId { get; set; } = [];

    /// <summary>Any of these states: <c>Running</c>, <c>PendingApproval</c>, <c>Benign</c> …</summary>
    public IReadOnlyList<string> State { get; set; } = [];

    /// <summary>Begun with any of these alerts.</summary>
    public IReadOnlyList<string> TriggeringAlertId { get; set; } = [];

    /// <summary>Begun at this time or later.</summary>
    public DateTimeOffset? StartedAfter { get; set; }

    /// <summary>Begun at this time or earlier.</summary>
    public DateTimeOffset? StartedBefore { get; set; }

    /// <summary>An OData expression of the API's own, added to the rest.</summary>
    public string? Filter { get; set; }

    /// <summary>How many at the most, or null for all.</summary>
    public int? First { get; set; }
}
