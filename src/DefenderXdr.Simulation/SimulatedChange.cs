namespace DefenderXdr.Simulation;

/// <summary>Something that changed in a simulated tenant, by a call or by itself.</summary>
/// <param name="Time">When: the incident's or alert's last update from then on, or its creation.</param>
/// <param name="Kind">What happened to which kind of thing.</param>
/// <param name="Id">The incident's or the alert's id.</param>
/// <param name="What">The members that changed, in Graph's names and with commas between them; empty for what is new.</param>
public sealed record SimulatedChange(DateTimeOffset Time, SimulatedChangeKind Kind, string Id, string What);

/// <summary>What happened to which kind of thing.</summary>
public enum SimulatedChangeKind
{
    /// <summary>There is a new incident.</summary>
    IncidentCreated,

    /// <summary>An incident changed, or one of its alerts did.</summary>
    IncidentUpdated,

    /// <summary>There is a new alert.</summary>
    AlertCreated,

    /// <summary>An alert changed.</summary>
    AlertUpdated,
}
