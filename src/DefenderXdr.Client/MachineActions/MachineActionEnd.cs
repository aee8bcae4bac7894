namespace DefenderXdr;

/// <summary>What became of an action that was waited for.</summary>
/// <param name="Action">The action as it was last seen.</param>
/// <param name="Error">Why it is no success, or null: it failed, was cancelled, has not ended in time, or cannot be followed.</param>
public sealed record MachineActionEnd(DefenderMachineAction Action, DefenderException? Error);
