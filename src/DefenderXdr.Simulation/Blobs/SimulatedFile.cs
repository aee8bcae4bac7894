namespace DefenderXdr.Simulation;

/// <summary>A file for download.</summary>
internal sealed record SimulatedFile(string Name, string ContentType, byte[] Content);
