namespace DefenderXdr.Simulation;

/// <summary>A kind of action on a device: what it needs, where it runs, and what it does to the device.</summary>
internal sealed class ActionKind
{
    internal static readonly ActionKind Isolate = new("Isolate", "Machine.Isolate", 1703, "Linux") { Apply = (machine, action) => machine with { Isolation = action.Scope } };

    internal static readonly ActionKind Unisolate = new("Unisolate", "Machine.Isolate", 1703, "Linux") { Apply = (machine, _) => machine with { Isolation = null } };

    internal static readonly ActionKind Restrict = new("RestrictCodeExecution", "Machine.RestrictExecution", 1709) { Apply = (machine, _) => machine with { IsRestricted = true } };

    internal static readonly ActionKind Unrestrict = new("UnrestrictCodeExecution", "Machine.RestrictExecution", 1709) { Apply = (machine, _) => machine with { IsRestricted = false } };

    internal static readonly ActionKind Scan = new("RunAntiVirusScan", "Machine.Scan", 1709, "Linux", "macOS");

    internal static readonly ActionKind Quarantine = new("StopAndQuarantineFile", "Machine.StopAndQuarantine", 1703);

    internal static readonly ActionKind Collect = new("CollectInvestigationPackage", "Machine.CollectForensics", 1703, "Linux", "macOS");

    // The sensor stops; what is known of the device stays.
    internal static readonly ActionKind Offboard = new("Offboard", "Machine.Offboard", 0)
    {
        Status = 200,
        Apply = (machine, action) => machine with { Onboarding = OnboardingStatus.CanBeOnboarded, Health = HealthStatus.Inactive, LastReport = action.LastUpdate },
    };

    internal static readonly ActionKind LiveResponse = new("LiveResponse", "Machine.LiveResponse", 1709, "Linux", "macOS") { Status = 200 };

    /// <summary>It has a list of its own.</summary>
    internal static readonly ActionKind Investigation = new("Investigation", "Alert.ReadWrite.All", 1709);

    internal static readonly ActionKind[] All = [Scan, Offboard, LiveResponse, Collect, Isolate, Unisolate, Quarantine, Restrict, Unrestrict];

    private readonly int leastWindows10;
    private readonly string[] otherPlatforms;

    private ActionKind(string name, string permission, int leastWindows10, params string[] otherPlatforms)
    {
        Term = Term.Of(name);
        Permission = permission;
        this.leastWindows10 = leastWindows10;
        this.otherPlatforms = otherPlatforms;
    }

    internal Term Term { get; }

    /// <summary>The permission to start it, and to cancel it.</summary>
    internal string Permission { get; }

    /// <summary>The status of the answer that says it was taken.</summary>
    internal int Status { get; private init; } = 201;

    /// <summary>What it does to a device when it succeeds.</summary>
    internal Func<Machine, MachineAction, Machine> Apply { get; private init; } = (machine, _) => machine;

    /// <summary>The error of a device that it cannot run on; null when it can.</summary>
    internal ApiFault? Refuse(Machine machine, Term? scope)
    {
        var system = machine.Device.System;
        if (scope == ActionScope.Unmanaged)
            return machine.IsOnboarded ? ApiFault.BadRequest($"Machine {machine.Id} is managed, and cannot be contained as an unmanaged one") : null;
        if (!machine.IsOnboarded)
            return ApiFault.BadRequest($"Machine {machine.Id} is not onboarded");
        if (!machine.Device.IsWindows && (scope == ActionScope.Selective || Array.IndexOf(otherPlatforms, system.Platform) < 0))
            return new(400, "OsPlatformNotSupported", $"{Term} is not supported on OS platform {system.Platform}");

        // Since 20H2 a version is no number any more.
        var least = scope == ActionScope.Selective ? 1709 : leastWindows10;
        return system.Platform == "Windows10" && int.TryParse(system.Version, out var version) && version < least
            ? new(400, "ClientVersionNotSupported", $"{Term} needs Windows 10 version {least} or later")
            : null;
    }
}
