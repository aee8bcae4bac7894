namespace DefenderXdr.Simulation;

/// <summary>Who changes something.</summary>
/// <param name="Author">How a comment of theirs is signed.</param>
/// <param name="Modifier">How an incident that they changed names them.</param>
internal sealed record Actor(string Author, string Modifier);
