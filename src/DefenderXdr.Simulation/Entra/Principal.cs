namespace DefenderXdr.Simulation;

/// <summary>Who calls, as the checked token says.</summary>
internal sealed record Principal(string Audience, string Name, bool IsApplication, string[] Permissions)
{
    private const string Application = "API-App:";

    /// <summary>The caller as author of changes.</summary>
    internal Actor Actor => new(IsApplication ? Application + Name : Name, Application + Name);
}
