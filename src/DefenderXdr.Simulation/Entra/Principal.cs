namespace DefenderXdr.Simulation;

/// <summary>Who calls, as the checked token says.</summary>
internal sealed record Principal(string Audience, string Name, bool IsApplication, string[] Permissions)
{
    /// <summary>How a comment of theirs is signed.</summary>
    internal string Author => IsApplication ? Modifier : Name;

    /// <summary>How an incident that they changed through an API names them.</summary>
    internal string Modifier => "API-App:" + Name;
}
