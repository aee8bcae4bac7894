namespace DefenderXdr;

/// <summary>The table of operations: every operation that the vendor documents for the three APIs, with the permissions that its page lists.</summary>
/// <remarks>
/// The single statement of paths and permissions: what is called, what is checked before a call, what an error names and what the help lists comes from here.
/// Each is made when it is first asked for: a command uses two or three of them.
/// Not in it, although the vendor's list of APIs has it: the streaming API, which is set up in the portal and has no address to call.
/// </remarks>
public static partial class ApiOperations
{
    /// <summary>All operations, by family.</summary>
    public static IReadOnlyList<ApiOperation> All => field ??=
    [
        .. Incidents, .. Alerts, .. Hunting, .. Investigations, .. Machines, .. MachineActions, .. LiveResponse,
        .. Indicators, .. Entities, .. Vulnerabilities, .. Remediation, .. Exports, .. Baselines, .. Scans,
    ];
}
