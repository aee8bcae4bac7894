namespace DefenderXdr;

// Operations on actions on machines.
public static partial class ApiOperations
{
    /// <summary>Defender for Endpoint: list actions on machines.</summary>
    public static ApiOperation EndpointListMachineActions => field ??= new(DefenderApi.Endpoint, "GET", "/api/machineactions", Needs.MachineRead);

    /// <summary>Defender for Endpoint: get an action on a machine.</summary>
    public static ApiOperation EndpointGetMachineAction => field ??= new(DefenderApi.Endpoint, "GET", "/api/machineactions/{id}", Needs.MachineRead);

    /// <summary>Defender for Endpoint: cancel an action on a machine.</summary>
    /// <remarks>The page lists every action's permission; the one that is needed is presumably that of the action.</remarks>
    public static ApiOperation EndpointCancelMachineAction => field ??= new(DefenderApi.Endpoint, "POST", "/api/machineactions/{id}/cancel", Needs.AnyMachineAction);

    /// <summary>Defender for Endpoint: isolate a machine from the network.</summary>
    public static ApiOperation EndpointIsolateMachine => field ??= new(DefenderApi.Endpoint, "POST", "/api/machines/{id}/isolate", Needs.MachineIsolate);

    /// <summary>Defender for Endpoint: release a machine from isolation.</summary>
    public static ApiOperation EndpointReleaseMachine => field ??= new(DefenderApi.Endpoint, "POST", "/api/machines/{id}/unisolate", Needs.MachineIsolate);

    /// <summary>Defender for Endpoint: let a machine run only what Microsoft signed.</summary>
    public static ApiOperation EndpointRestrictApps => field ??= new(DefenderApi.Endpoint, "POST", "/api/machines/{id}/restrictCodeExecution", Needs.MachineRestrictExecution);

    /// <summary>Defender for Endpoint: let a machine run everything again.</summary>
    public static ApiOperation EndpointUnrestrictApps => field ??= new(DefenderApi.Endpoint, "POST", "/api/machines/{id}/unrestrictCodeExecution", Needs.MachineRestrictExecution);

    /// <summary>Defender for Endpoint: run an antivirus scan on a machine.</summary>
    public static ApiOperation EndpointScanMachine => field ??= new(DefenderApi.Endpoint, "POST", "/api/machines/{id}/runAntiVirusScan", Needs.MachineScan);

    /// <summary>Defender for Endpoint: offboard a machine.</summary>
    public static ApiOperation EndpointOffboardMachine => field ??= new(DefenderApi.Endpoint, "POST", "/api/machines/{id}/offboard", Needs.MachineOffboard);

    /// <summary>Defender for Endpoint: stop a file on a machine and quarantine it.</summary>
    public static ApiOperation EndpointQuarantineFile => field ??= new(DefenderApi.Endpoint, "POST", "/api/machines/{id}/StopAndQuarantineFile", Needs.MachineStopAndQuarantine);

    /// <summary>Defender for Endpoint: collect an investigation package from a machine.</summary>
    public static ApiOperation EndpointCollectPackage => field ??= new(DefenderApi.Endpoint, "POST", "/api/machines/{id}/collectInvestigationPackage", Needs.MachineCollectForensics);

    /// <summary>Defender for Endpoint: get the link to an investigation package.</summary>
    /// <remarks>The two kinds differ on the page: an app needs to read machines, a user to collect packages.</remarks>
    public static ApiOperation EndpointGetPackageUri => field ??= new(DefenderApi.Endpoint, "GET", "/api/machineactions/{id}/getPackageUri", Needs.InvestigationPackage) { CallsPerMinute = 2 };

    private static ApiOperation[] MachineActions =>
    [
        EndpointListMachineActions, EndpointGetMachineAction, EndpointCancelMachineAction, EndpointIsolateMachine, EndpointReleaseMachine,
        EndpointRestrictApps, EndpointUnrestrictApps, EndpointScanMachine, EndpointOffboardMachine, EndpointQuarantineFile,
        EndpointCollectPackage, EndpointGetPackageUri,
    ];
}
