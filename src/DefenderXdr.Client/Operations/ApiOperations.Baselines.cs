namespace DefenderXdr;

// Operations on security baselines.
public static partial class ApiOperations
{
    /// <summary>Defender for Endpoint: export the assessment of security baselines.</summary>
    public static ApiOperation EndpointExportBaselines => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/baselineComplianceAssessmentByMachine", Needs.BaselineRead) { CallsPerMinute = 30 };

    /// <summary>Defender for Endpoint: export the assessment of security baselines, as links to files.</summary>
    /// <remarks>Its permissions are stated for the other form.</remarks>
    public static ApiOperation EndpointExportBaselinesFiles => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/BaselineComplianceAssessmentExport", Needs.BaselineRead) { CallsPerMinute = 5 };

    /// <summary>Defender for Endpoint: list baseline profiles.</summary>
    /// <remarks>No permission is stated: the service decides.</remarks>
    public static ApiOperation EndpointListBaselineProfiles => field ??= new(DefenderApi.Endpoint, "GET", "/api/baselineProfiles", Needs.Unstated);

    /// <summary>Defender for Endpoint: list baseline configurations.</summary>
    /// <remarks>No permission is stated: the service decides.</remarks>
    public static ApiOperation EndpointListBaselineConfigurations => field ??= new(DefenderApi.Endpoint, "GET", "/api/baselineConfigurations", Needs.Unstated);

    private static ApiOperation[] Baselines =>
    [
        EndpointExportBaselines, EndpointExportBaselinesFiles, EndpointListBaselineProfiles, EndpointListBaselineConfigurations,
    ];
}
