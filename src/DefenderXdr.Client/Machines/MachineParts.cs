namespace DefenderXdr;

/// <summary>What can be read besides a device itself, each with a call of its own.</summary>
[Flags]
public enum MachineParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The users who logged on.</summary>
    LogonUsers = 1,

    /// <summary>Its alerts.</summary>
    Alerts = 2,

    /// <summary>Its software.</summary>
    Software = 4,

    /// <summary>Its vulnerabilities.</summary>
    Vulnerabilities = 8,

    /// <summary>What the service recommends for it.</summary>
    Recommendations = 16,

    /// <summary>The security updates that it lacks.</summary>
    MissingKbs = 32,
}
