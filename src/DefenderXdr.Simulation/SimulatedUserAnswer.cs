namespace DefenderXdr.Simulation;

/// <summary>What the simulated user does in the browser.</summary>
public enum SimulatedUserAnswer
{
    /// <summary>Signs in and consents.</summary>
    Approve,

    /// <summary>Declines: a device code is declined, a browser sign-in goes back with <c>access_denied</c>.</summary>
    Decline,

    /// <summary>Nothing: a device code stays pending until it expires, a browser sign-in never comes back.</summary>
    Never,
}
