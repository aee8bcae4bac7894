namespace DefenderXdr;

// Operations on authenticated scans.
public static partial class ApiOperations
{
    /// <summary>Defender for Endpoint: list scan definitions.</summary>
    public static ApiOperation EndpointListScanDefinitions => field ??= new(DefenderApi.Endpoint, "GET", "/api/DeviceAuthenticatedScanDefinitions", Needs.ScanRead);

    /// <summary>Defender for Endpoint: add a scan definition.</summary>
    /// <remarks>The page prints the delegated permission as Machine.Read.Write.</remarks>
    public static ApiOperation EndpointAddScanDefinition => field ??= new(DefenderApi.Endpoint, "POST", "/api/DeviceAuthenticatedScanDefinitions", Needs.MachineWrite);

    /// <summary>Defender for Endpoint: update a scan definition.</summary>
    public static ApiOperation EndpointUpdateScanDefinition => field ??= new(DefenderApi.Endpoint, "PATCH", "/api/DeviceAuthenticatedScanDefinitions/{id}", Needs.MachineWrite);

    /// <summary>Defender for Endpoint: delete scan definitions.</summary>
    public static ApiOperation EndpointDeleteScanDefinitions => field ??= new(DefenderApi.Endpoint, "POST", "/api/DeviceAuthenticatedScanDefinitions/BatchDelete", Needs.MachineWrite);

    /// <summary>Defender for Endpoint: list scan agents.</summary>
    public static ApiOperation EndpointListScanAgents => field ??= new(DefenderApi.Endpoint, "GET", "/api/DeviceAuthenticatedScanAgents", Needs.ScanRead);

    /// <summary>Defender for Endpoint: get a scan agent.</summary>
    public static ApiOperation EndpointGetScanAgent => field ??= new(DefenderApi.Endpoint, "GET", "/api/DeviceAuthenticatedScanAgents/{id}", Needs.ScanRead);

    /// <summary>Defender for Endpoint: list the scans of definitions.</summary>
    public static ApiOperation EndpointListScanHistoryOfDefinition => field ??= new(DefenderApi.Endpoint, "POST", "/api/DeviceAuthenticatedScanDefinitions/GetScanHistoryByScanDefinitionId", Needs.ScanRead) { IsRead = true };

    /// <summary>Defender for Endpoint: list the scans of sessions.</summary>
    public static ApiOperation EndpointListScanHistoryOfSession => field ??= new(DefenderApi.Endpoint, "POST", "/api/DeviceAuthenticatedScanDefinitions/GetScanHistoryBySessionId", Needs.ScanRead) { IsRead = true };

    private static ApiOperation[] Scans =>
    [
        EndpointListScanDefinitions, EndpointAddScanDefinition, EndpointUpdateScanDefinition, EndpointDeleteScanDefinitions,
        EndpointListScanAgents, EndpointGetScanAgent, EndpointListScanHistoryOfDefinition, EndpointListScanHistoryOfSession,
    ];
}
