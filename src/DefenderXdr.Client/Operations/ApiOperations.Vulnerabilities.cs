namespace DefenderXdr;

// Operations on vulnerabilities, software, recommendations and scores.
public static partial class ApiOperations
{
    /// <summary>Defender for Endpoint: list vulnerabilities.</summary>
    public static ApiOperation EndpointListVulnerabilities => field ??= new(DefenderApi.Endpoint, "GET", "/api/vulnerabilities", Needs.VulnerabilityRead);

    /// <summary>Defender for Endpoint: get a vulnerability.</summary>
    public static ApiOperation EndpointGetVulnerability => field ??= new(DefenderApi.Endpoint, "GET", "/api/vulnerabilities/{cveId}", Needs.VulnerabilityRead);

    /// <summary>Defender for Endpoint: list the machines that have a vulnerability.</summary>
    public static ApiOperation EndpointListVulnerabilityMachines => field ??= new(DefenderApi.Endpoint, "GET", "/api/vulnerabilities/{cveId}/machineReferences", Needs.VulnerabilityRead);

    /// <summary>Defender for Endpoint: list vulnerabilities by machine and software.</summary>
    public static ApiOperation EndpointListMachinesVulnerabilities => field ??= new(DefenderApi.Endpoint, "GET", "/api/vulnerabilities/machinesVulnerabilities", Needs.VulnerabilityRead);

    /// <summary>Defender for Endpoint: list software.</summary>
    public static ApiOperation EndpointListSoftware => field ??= new(DefenderApi.Endpoint, "GET", "/api/Software", Needs.SoftwareRead);

    /// <summary>Defender for Endpoint: get a software.</summary>
    public static ApiOperation EndpointGetSoftware => field ??= new(DefenderApi.Endpoint, "GET", "/api/Software/{id}", Needs.SoftwareRead);

    /// <summary>Defender for Endpoint: list the versions of a software.</summary>
    public static ApiOperation EndpointListSoftwareVersions => field ??= new(DefenderApi.Endpoint, "GET", "/api/Software/{id}/distributions", Needs.SoftwareRead);

    /// <summary>Defender for Endpoint: list the machines that have a software.</summary>
    public static ApiOperation EndpointListSoftwareMachines => field ??= new(DefenderApi.Endpoint, "GET", "/api/Software/{id}/machineReferences", Needs.SoftwareRead);

    /// <summary>Defender for Endpoint: list the vulnerabilities of a software.</summary>
    public static ApiOperation EndpointListSoftwareVulnerabilities => field ??= new(DefenderApi.Endpoint, "GET", "/api/Software/{id}/vulnerabilities", Needs.VulnerabilityRead);

    /// <summary>Defender for Endpoint: list the security updates that a software lacks.</summary>
    public static ApiOperation EndpointListSoftwareMissingKbs => field ??= new(DefenderApi.Endpoint, "GET", "/api/Software/{id}/getmissingkbs", Needs.SoftwareRead);

    /// <summary>Defender for Endpoint: list security recommendations.</summary>
    public static ApiOperation EndpointListRecommendations => field ??= new(DefenderApi.Endpoint, "GET", "/api/recommendations", Needs.RecommendationRead);

    /// <summary>Defender for Endpoint: get a security recommendation.</summary>
    public static ApiOperation EndpointGetRecommendation => field ??= new(DefenderApi.Endpoint, "GET", "/api/recommendations/{id}", Needs.RecommendationRead);

    /// <summary>Defender for Endpoint: get the software of a security recommendation.</summary>
    /// <remarks>The two kinds differ on the page: an app needs to read software, a user recommendations.</remarks>
    public static ApiOperation EndpointGetRecommendationSoftware => field ??= new(DefenderApi.Endpoint, "GET", "/api/recommendations/{id}/software", Needs.RecommendationSoftware);

    /// <summary>Defender for Endpoint: list the machines of a security recommendation.</summary>
    public static ApiOperation EndpointListRecommendationMachines => field ??= new(DefenderApi.Endpoint, "GET", "/api/recommendations/{id}/machineReferences", Needs.RecommendationRead);

    /// <summary>Defender for Endpoint: list the vulnerabilities of a security recommendation.</summary>
    public static ApiOperation EndpointListRecommendationVulnerabilities => field ??= new(DefenderApi.Endpoint, "GET", "/api/recommendations/{id}/vulnerabilities", Needs.VulnerabilityRead);

    /// <summary>Defender for Endpoint: get the exposure score.</summary>
    public static ApiOperation EndpointGetExposureScore => field ??= new(DefenderApi.Endpoint, "GET", "/api/exposureScore", Needs.ScoreRead);

    /// <summary>Defender for Endpoint: list the exposure scores of the device groups.</summary>
    public static ApiOperation EndpointListExposureScores => field ??= new(DefenderApi.Endpoint, "GET", "/api/exposureScore/ByMachineGroups", Needs.ScoreRead);

    /// <summary>Defender for Endpoint: get the secure score for devices.</summary>
    public static ApiOperation EndpointGetDeviceScore => field ??= new(DefenderApi.Endpoint, "GET", "/api/configurationScore", Needs.ScoreRead);

    private static ApiOperation[] Vulnerabilities =>
    [
        EndpointListVulnerabilities, EndpointGetVulnerability, EndpointListVulnerabilityMachines, EndpointListMachinesVulnerabilities,
        EndpointListSoftware, EndpointGetSoftware, EndpointListSoftwareVersions, EndpointListSoftwareMachines,
        EndpointListSoftwareVulnerabilities, EndpointListSoftwareMissingKbs, EndpointListRecommendations, EndpointGetRecommendation,
        EndpointGetRecommendationSoftware, EndpointListRecommendationMachines, EndpointListRecommendationVulnerabilities,
        EndpointGetExposureScore, EndpointListExposureScores, EndpointGetDeviceScore,
    ];
}
