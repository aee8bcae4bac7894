namespace DefenderXdr;

// Operations on machines.
public static partial class ApiOperations
{
    /// <summary>Defender for Endpoint: list machines.</summary>
    public static ApiOperation EndpointListMachines => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines", Needs.MachineRead);

    /// <summary>Defender for Endpoint: get a machine.</summary>
    public static ApiOperation EndpointGetMachine => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/{id}", Needs.MachineRead);

    /// <summary>Defender for Endpoint: find the machines that had an internal IP address at a time.</summary>
    public static ApiOperation EndpointFindMachinesByIp => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/findbyip(ip='{ip}',timestamp={timestamp})", Needs.MachineRead);

    /// <summary>Defender for Endpoint: find the machine that had an internal IP address at a time, the older form.</summary>
    /// <remarks>The page lists application permissions alone. findbyip has taken its place.</remarks>
    public static ApiOperation EndpointFindMachineByIp => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/find(timestamp={timestamp},key='{ip}')", Needs.MachineReadByApp);

    /// <summary>Defender for Endpoint: find machines by tag.</summary>
    public static ApiOperation EndpointFindMachinesByTag => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/findbytag", Needs.MachineRead);

    /// <summary>Defender for Endpoint: list the users who logged on to a machine.</summary>
    public static ApiOperation EndpointListMachineUsers => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/{id}/logonusers", Needs.UserRead);

    /// <summary>Defender for Endpoint: list the alerts of a machine.</summary>
    public static ApiOperation EndpointListMachineAlerts => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/{id}/alerts", Needs.EndpointAlertRead);

    /// <summary>Defender for Endpoint: list the software of a machine.</summary>
    public static ApiOperation EndpointListMachineSoftware => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/{id}/software", Needs.SoftwareRead);

    /// <summary>Defender for Endpoint: list the vulnerabilities of a machine.</summary>
    public static ApiOperation EndpointListMachineVulnerabilities => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/{id}/vulnerabilities", Needs.VulnerabilityRead) { CallsPerMinute = 50 };

    /// <summary>Defender for Endpoint: list the security recommendations for a machine.</summary>
    public static ApiOperation EndpointListMachineRecommendations => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/{id}/recommendations", Needs.RecommendationRead);

    /// <summary>Defender for Endpoint: list the security updates that a machine lacks.</summary>
    /// <remarks>The page lists the application permission alone.</remarks>
    public static ApiOperation EndpointListMachineMissingKbs => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/{id}/getmissingkbs", Needs.SoftwareReadByApp);

    /// <summary>Defender for Endpoint: update a machine.</summary>
    public static ApiOperation EndpointUpdateMachine => field ??= new(DefenderApi.Endpoint, "PATCH", "/api/machines/{id}", Needs.MachineWrite);

    /// <summary>Defender for Endpoint: add a tag to a machine, or remove it.</summary>
    public static ApiOperation EndpointTagMachine => field ??= new(DefenderApi.Endpoint, "POST", "/api/machines/{id}/tags", Needs.MachineWrite);

    /// <summary>Defender for Endpoint: add a tag to many machines, or remove it.</summary>
    public static ApiOperation EndpointTagMachines => field ??= new(DefenderApi.Endpoint, "POST", "/api/machines/AddOrRemoveTagForMultipleMachines", Needs.MachineWrite);

    /// <summary>Defender for Endpoint: set the value of a machine.</summary>
    public static ApiOperation EndpointSetMachineValue => field ??= new(DefenderApi.Endpoint, "POST", "/api/machines/{id}/setDeviceValue", Needs.MachineWrite);

    private static ApiOperation[] Machines =>
    [
        EndpointListMachines, EndpointGetMachine, EndpointFindMachinesByIp, EndpointFindMachineByIp, EndpointFindMachinesByTag,
        EndpointListMachineUsers, EndpointListMachineAlerts, EndpointListMachineSoftware, EndpointListMachineVulnerabilities,
        EndpointListMachineRecommendations, EndpointListMachineMissingKbs, EndpointUpdateMachine, EndpointTagMachine, EndpointTagMachines,
        EndpointSetMachineValue,
    ];
}
