namespace DefenderXdr;

// Operations on exports of whole inventories and assessments.
public static partial class ApiOperations
{
    /// <summary>Defender for Endpoint: export the assessment of secure configurations.</summary>
    public static ApiOperation EndpointExportConfigurations => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/SecureConfigurationsAssessmentByMachine", Needs.VulnerabilityRead) { CallsPerMinute = 30 };

    /// <summary>Defender for Endpoint: export the assessment of secure configurations, as links to files.</summary>
    public static ApiOperation EndpointExportConfigurationsFiles => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/SecureConfigurationsAssessmentExport", Needs.VulnerabilityRead) { CallsPerMinute = 5 };

    /// <summary>Defender for Endpoint: export the inventory of software.</summary>
    public static ApiOperation EndpointExportSoftware => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/SoftwareInventoryByMachine", Needs.SoftwareRead) { CallsPerMinute = 30 };

    /// <summary>Defender for Endpoint: export the inventory of software, as links to files.</summary>
    public static ApiOperation EndpointExportSoftwareFiles => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/SoftwareInventoryExport", Needs.SoftwareRead) { CallsPerMinute = 5 };

    /// <summary>Defender for Endpoint: export the inventory of software without a product code.</summary>
    public static ApiOperation EndpointExportUnlistedSoftware => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/SoftwareInventoryNoProductCodeByMachine", Needs.SoftwareRead) { CallsPerMinute = 30 };

    /// <summary>Defender for Endpoint: export the inventory of software without a product code, as links to files.</summary>
    public static ApiOperation EndpointExportUnlistedSoftwareFiles => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/SoftwareInventoryNonCpeExport", Needs.SoftwareRead) { CallsPerMinute = 5 };

    /// <summary>Defender for Endpoint: export the vulnerabilities of software.</summary>
    public static ApiOperation EndpointExportVulnerabilities => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/SoftwareVulnerabilitiesByMachine", Needs.VulnerabilityRead) { CallsPerMinute = 30 };

    /// <summary>Defender for Endpoint: export the vulnerabilities of software, as links to files.</summary>
    public static ApiOperation EndpointExportVulnerabilitiesFiles => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/SoftwareVulnerabilitiesExport", Needs.VulnerabilityRead) { CallsPerMinute = 5 };

    /// <summary>Defender for Endpoint: export what changed in the vulnerabilities of software.</summary>
    public static ApiOperation EndpointExportVulnerabilityChanges => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/SoftwareVulnerabilityChangesByMachine", Needs.VulnerabilityRead) { CallsPerMinute = 30 };

    /// <summary>Defender for Endpoint: export the inventory of browser extensions.</summary>
    public static ApiOperation EndpointExportBrowserExtensions => field ??= new(DefenderApi.Endpoint, "GET", "/api/Machines/BrowserExtensionsInventoryByMachine", Needs.SoftwareRead) { CallsPerMinute = 30 };

    /// <summary>Defender for Endpoint: export the inventory of browser extensions, as links to files.</summary>
    public static ApiOperation EndpointExportBrowserExtensionsFiles => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/browserextensionsinventoryExport", Needs.SoftwareRead) { CallsPerMinute = 5 };

    /// <summary>Defender for Endpoint: list the permissions of browser extensions.</summary>
    public static ApiOperation EndpointListBrowserExtensionPermissions => field ??= new(DefenderApi.Endpoint, "GET", "/api/browserextensions/permissionsinfo", Needs.SoftwareRead);

    /// <summary>Defender for Endpoint: export the assessment of certificates.</summary>
    public static ApiOperation EndpointExportCertificates => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/certificateAssessmentByMachine", Needs.VulnerabilityRead) { CallsPerMinute = 30 };

    /// <summary>Defender for Endpoint: export the assessment of certificates, as links to files.</summary>
    public static ApiOperation EndpointExportCertificatesFiles => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/certificateAssessmentExport", Needs.VulnerabilityRead) { CallsPerMinute = 5 };

    /// <summary>Defender for Endpoint: export the inventory of hardware and firmware.</summary>
    public static ApiOperation EndpointExportHardware => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/HardwareFirmwareInventoryByMachine", Needs.SoftwareRead) { CallsPerMinute = 30 };

    /// <summary>Defender for Endpoint: export the inventory of hardware and firmware, as links to files.</summary>
    public static ApiOperation EndpointExportHardwareFiles => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/HardwareFirmwareInventoryExport", Needs.SoftwareRead) { CallsPerMinute = 5 };

    /// <summary>Defender for Endpoint: export gathered information, as links to files.</summary>
    public static ApiOperation EndpointExportGatheredInformationFiles => field ??= new(DefenderApi.Endpoint, "GET", "/api/machines/InfoGatheringExport", Needs.VulnerabilityRead) { CallsPerMinute = 5 };

    /// <summary>Defender for Endpoint: export the health of antivirus.</summary>
    public static ApiOperation EndpointExportAntivirusHealth => field ??= new(DefenderApi.Endpoint, "GET", "/api/deviceavinfo", Needs.AntivirusHealth) { CallsPerMinute = 30 };

    private static ApiOperation[] Exports =>
    [
        EndpointExportConfigurations, EndpointExportConfigurationsFiles, EndpointExportSoftware, EndpointExportSoftwareFiles,
        EndpointExportUnlistedSoftware, EndpointExportUnlistedSoftwareFiles, EndpointExportVulnerabilities,
        EndpointExportVulnerabilitiesFiles, EndpointExportVulnerabilityChanges, EndpointExportBrowserExtensions,
        EndpointExportBrowserExtensionsFiles, EndpointListBrowserExtensionPermissions, EndpointExportCertificates,
        EndpointExportCertificatesFiles, EndpointExportHardware, EndpointExportHardwareFiles, EndpointExportGatheredInformationFiles,
        EndpointExportAntivirusHealth,
    ];
}
