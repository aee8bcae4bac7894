namespace DefenderXdr;

// Operations on files, domains, IP addresses and users.
public static partial class ApiOperations
{
    /// <summary>Defender for Endpoint: get a file.</summary>
    public static ApiOperation EndpointGetFile => field ??= new(DefenderApi.Endpoint, "GET", "/api/files/{id}", Needs.FileRead);

    /// <summary>Defender for Endpoint: list the alerts about a file.</summary>
    public static ApiOperation EndpointListFileAlerts => field ??= new(DefenderApi.Endpoint, "GET", "/api/files/{id}/alerts", Needs.EndpointAlertRead);

    /// <summary>Defender for Endpoint: list the machines that have a file.</summary>
    public static ApiOperation EndpointListFileMachines => field ??= new(DefenderApi.Endpoint, "GET", "/api/files/{id}/machines", Needs.MachineRead);

    /// <summary>Defender for Endpoint: get how often a file was seen.</summary>
    public static ApiOperation EndpointGetFileStatistics => field ??= new(DefenderApi.Endpoint, "GET", "/api/files/{id}/stats", Needs.FileRead);

    /// <summary>Defender for Endpoint: list the alerts about a domain.</summary>
    /// <remarks>The page lists the permission to write alone; its siblings take the one to read.</remarks>
    public static ApiOperation EndpointListDomainAlerts => field ??= new(DefenderApi.Endpoint, "GET", "/api/domains/{domain}/alerts", Needs.EndpointAlertWrite);

    /// <summary>Defender for Endpoint: list the machines that talked to a domain.</summary>
    public static ApiOperation EndpointListDomainMachines => field ??= new(DefenderApi.Endpoint, "GET", "/api/domains/{domain}/machines", Needs.MachineRead);

    /// <summary>Defender for Endpoint: get how often a domain was seen.</summary>
    public static ApiOperation EndpointGetDomainStatistics => field ??= new(DefenderApi.Endpoint, "GET", "/api/domains/{domain}/stats", Needs.UrlRead);

    /// <summary>Defender for Endpoint: list the alerts about an IP address.</summary>
    public static ApiOperation EndpointListIpAlerts => field ??= new(DefenderApi.Endpoint, "GET", "/api/ips/{ip}/alerts", Needs.EndpointAlertRead);

    /// <summary>Defender for Endpoint: get how often an IP address was seen.</summary>
    public static ApiOperation EndpointGetIpStatistics => field ??= new(DefenderApi.Endpoint, "GET", "/api/ips/{ip}/stats", Needs.IpRead);

    /// <summary>Defender for Endpoint: list the alerts about a user.</summary>
    public static ApiOperation EndpointListUserAlerts => field ??= new(DefenderApi.Endpoint, "GET", "/api/users/{id}/alerts", Needs.EndpointAlertRead);

    /// <summary>Defender for Endpoint: list the machines of a user.</summary>
    /// <remarks>The page lists the permission to write alone; its siblings take the one to read.</remarks>
    public static ApiOperation EndpointListUserMachines => field ??= new(DefenderApi.Endpoint, "GET", "/api/users/{id}/machines", Needs.MachineWrite);

    private static ApiOperation[] Entities =>
    [
        EndpointGetFile, EndpointListFileAlerts, EndpointListFileMachines, EndpointGetFileStatistics, EndpointListDomainAlerts,
        EndpointListDomainMachines, EndpointGetDomainStatistics, EndpointListIpAlerts, EndpointGetIpStatistics, EndpointListUserAlerts,
        EndpointListUserMachines,
    ];
}
