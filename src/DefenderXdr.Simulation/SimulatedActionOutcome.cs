namespace DefenderXdr.Simulation;

/// <summary>How an action on a device ends.</summary>
public enum SimulatedActionOutcome
{
    /// <summary>It does what it is to do.</summary>
    Succeeded,

    /// <summary>It fails, and changes nothing about the device. Of a live response the first command fails.</summary>
    Failed,

    /// <summary>It takes too long, and changes nothing about the device.</summary>
    TimeOut,
}
