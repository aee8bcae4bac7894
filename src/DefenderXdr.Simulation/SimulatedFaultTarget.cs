namespace DefenderXdr.Simulation;

/// <summary>Which calls a fault can strike.</summary>
public enum SimulatedFaultTarget
{
    /// <summary>All calls of the APIs. Sign-in is never struck.</summary>
    Any,

    /// <summary>Calls that only read; hunting is one of them.</summary>
    Reads,

    /// <summary>Calls that change something.</summary>
    Changes,
}
