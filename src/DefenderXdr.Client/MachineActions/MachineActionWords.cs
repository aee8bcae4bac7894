using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>The words of actions on devices, in their one spelling.</summary>
internal static class MachineActionWords
{
    public static readonly OpenEnum Type = new OpenEnum(
            "Isolate", "Unisolate", "RestrictCodeExecution", "UnrestrictCodeExecution", "RunAntiVirusScan", "Offboard", "StopAndQuarantineFile",
            "CollectInvestigationPackage", "LiveResponse")
        .Alias("Offboard", "Offboard", "OffboardMachine");

    public static readonly OpenEnum Status = new("Pending", "InProgress", "Succeeded", "Failed", "TimeOut", "Cancelled");

    // Without it no action could be given up before its end, so a status that is not known yet is none.
    private static readonly HashSet<string> Final = new(["Succeeded", "Failed", "TimeOut", "Cancelled"], StringComparer.OrdinalIgnoreCase);

    public static bool IsFinal(string? status) => status is not null && Final.Contains(status);
}
