namespace DefenderXdr.Simulation;

/// <summary>Who calls, as the checked token says.</summary>
internal sealed record Principal(string Audience, string Name, bool IsApplication, string[] Permissions);
