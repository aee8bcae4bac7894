namespace DefenderXdr.Simulation;

/// <summary>Something that changed in a simulated tenant, by a call or by itself.</summary>
/// <param name="Time">When: the last update of the incident, alert or action from then on.</param>
/// <param name="Kind">What happened to which kind of thing.</param>
/// <param name="Id">The id of the incident, alert, device, action or investigation.</param>
/// <param name="What">The members that changed, with commas between them; empty for what is new. Graph's names for incidents and alerts.</param>
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

    /// <summary>A call changed a device's tags or value, or an action took effect on it.</summary>
    MachineUpdated,

    /// <summary>There is a new action on a device.</summary>
    MachineActionCreated,

    /// <summary>An action on a device went on, ended, or was cancelled.</summary>
    MachineActionUpdated,

    /// <summary>There is a new automated investigation.</summary>
    InvestigationCreated,
}
