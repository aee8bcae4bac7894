namespace DefenderXdr;

// Operations on remediation activities.
public static partial class ApiOperations
{
    /// <summary>Defender for Endpoint: list remediation activities.</summary>
    public static ApiOperation EndpointListRemediations => field ??= new(DefenderApi.Endpoint, "GET", "/api/remediationTasks", Needs.RemediationRead);

    /// <summary>Defender for Endpoint: get a remediation activity.</summary>
    public static ApiOperation EndpointGetRemediation => field ??= new(DefenderApi.Endpoint, "GET", "/api/remediationTasks/{id}", Needs.RemediationRead);

    /// <summary>Defender for Endpoint: list the machines of a remediation activity.</summary>
    public static ApiOperation EndpointListRemediationMachines => field ??= new(DefenderApi.Endpoint, "GET", "/api/remediationTasks/{id}/machineReferences", Needs.RemediationRead);

    private static ApiOperation[] Remediation =>
    [
        EndpointListRemediations, EndpointGetRemediation, EndpointListRemediationMachines,
    ];
}
