namespace DefenderXdr.Simulation;

/// <summary>A value that an update sets; null of this is an update that does not mention the member, as against one that sets it to null.</summary>
internal readonly record struct Given<T>(T Value);
