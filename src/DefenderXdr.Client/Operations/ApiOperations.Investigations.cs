namespace DefenderXdr;

// Operations on automated investigations.
public static partial class ApiOperations
{
    /// <summary>Defender for Endpoint: list automated investigations.</summary>
    public static ApiOperation EndpointListInvestigations => field ??= new(DefenderApi.Endpoint, "GET", "/api/investigations", Needs.EndpointAlertRead);

    /// <summary>Defender for Endpoint: get an automated investigation.</summary>
    public static ApiOperation EndpointGetInvestigation => field ??= new(DefenderApi.Endpoint, "GET", "/api/investigations/{id}", Needs.EndpointAlertRead);

    /// <summary>Defender for Endpoint: start an automated investigation of a machine.</summary>
    public static ApiOperation EndpointStartInvestigation => field ??= new(DefenderApi.Endpoint, "POST", "/api/machines/{id}/startInvestigation", Needs.EndpointAlertWrite);

    private static ApiOperation[] Investigations =>
    [
        EndpointListInvestigations, EndpointGetInvestigation, EndpointStartInvestigation,
    ];
}
