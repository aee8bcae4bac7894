namespace DefenderXdr;

/// <summary>Which alerts are wanted.</summary>
public sealed class AlertQuery : ListQuery
{
    /// <summary>Alerts of this incident, or null for any.</summary>
    public long? IncidentId { get; set; }
}
