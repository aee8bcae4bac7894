namespace DefenderXdr;

/// <summary>What came of an order for a device.</summary>
/// <param name="Action">The action.</param>
/// <param name="WasRunning">Whether it ran before: the service starts no second one beside it.</param>
public sealed record MachineActionStart(DefenderMachineAction Action, bool WasRunning);
