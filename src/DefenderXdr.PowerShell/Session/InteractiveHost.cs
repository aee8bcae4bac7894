namespace DefenderXdr.PowerShell;

/// <summary>Whether somebody sits before this host.</summary>
internal static class InteractiveHost
{
    /// <summary>Why nobody would see a page that is opened from here, or null when somebody may.</summary>
    public static string? Obstacle(string? hostName) =>
        hostName == "ServerRemoteHost" ? "this is a remote session"
        // PowerShell takes any beginning of the switch that is no other's.
        : Environment.GetCommandLineArgs().Any(argument => argument.Length >= 5 && "-NonInteractive".StartsWith(argument.Replace('/', '-'), StringComparison.OrdinalIgnoreCase))
            ? "PowerShell runs with -NonInteractive"
            : null;
}
