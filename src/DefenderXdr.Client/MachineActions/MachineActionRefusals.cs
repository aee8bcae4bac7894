using System.Net;
using DefenderXdr.Http;

namespace DefenderXdr;

/// <summary>What the service means when it refuses an action on a device. It says all of it with 400, and tells it apart by code and words alone.</summary>
internal static class MachineActionRefusals
{
    /// <summary>The reading of a refused order.</summary>
    public static Func<ServiceFault, DefenderException?> Meaning(string does, string machineId) => fault =>
    {
        if (fault.StatusCode != HttpStatusCode.BadRequest) return null;
        var id = Says(fault, "ActiveRequestAlreadyExists", "already in progress", "already exists") ? ErrorIds.MachineActionInProgress
            : Says(fault, "offboarded", "not onboarded", "isn't onboarded") ? ErrorIds.MachineNotOnboarded
            : Says(fault, "not supported", "unsupported", "isn't supported") ? ErrorIds.MachineNotSupported
            : null;
        return id is null ? null : ResponseErrors.Error(id, fault, $"Defender for Endpoint does not {does} on device '{machineId}'.");
    };

    /// <summary>The reading of a cancellation that is refused.</summary>
    public static Func<ServiceFault, DefenderException?> OfCancelling(string actionId) => fault =>
        fault.StatusCode == HttpStatusCode.BadRequest ? ResponseErrors.Error(ErrorIds.MachineActionEnded, fault, $"Action '{actionId}' cannot be cancelled.") : null;

    private static bool Says(ServiceFault fault, params string[] texts) => texts.Any(text =>
        fault.Code?.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0 || fault.Message?.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0);
}
