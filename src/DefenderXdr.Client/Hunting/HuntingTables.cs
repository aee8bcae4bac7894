namespace DefenderXdr;

/// <summary>The documented tables of advanced hunting, as of July 2026. KQL tells upper from lower case. A tenant has those of its products.</summary>
internal static class HuntingTables
{
    private static readonly HashSet<string> Timed = new(StringComparer.Ordinal)
    {
        // Replaced by EntraIdSignInEvents, EntraIdSpnSignInEvents and AgentsInfo, but still in the list.
        "AADSignInEventsBeta", "AADSpnSignInEventsBeta", "AIAgentsInfo",
        "AgentsInfo", "AlertEvidence", "AlertInfo", "BehaviorEntities", "BehaviorInfo", "CampaignInfo",
        "CloudAppEvents", "CloudAuditEvents", "CloudDnsEvents", "CloudPolicyEnforcementEvents", "CloudProcessEvents", "CloudStorageAggregatedEvents",
        "DataSecurityBehaviors", "DataSecurityEvents",
        "DeviceEvents", "DeviceFileCertificateInfo", "DeviceFileEvents", "DeviceImageLoadEvents", "DeviceInfo", "DeviceLogonEvents", "DeviceNetworkEvents",
        "DeviceNetworkInfo", "DeviceProcessEvents", "DeviceRegistryEvents", "DeviceTvmInfoGathering", "DeviceTvmSecureConfigurationAssessment",
        "DisruptionAndResponseEvents",
        "EmailAttachmentInfo", "EmailEvents", "EmailPostDeliveryEvents", "EmailUrlInfo", "EntraIdSignInEvents", "EntraIdSpnSignInEvents", "FileMaliciousContentInfo",
        // Documented in both spellings.
        "GraphAPIAuditEvents", "GraphApiAuditEvents",
        "IdentityAccountInfo", "IdentityDirectoryEvents", "IdentityEvents", "IdentityInfo", "IdentityLogonEvents", "IdentityQueryEvents",
        "MessageContents", "MessageEvents", "MessagePostDeliveryEvents", "MessageUrlInfo", "OAuthAppInfo", "UrlClickEvents",
    };

    // Snapshots and knowledge bases, and calls, whose time has another name.
    private static readonly HashSet<string> Untimed = new(StringComparer.Ordinal)
    {
        "CallActivityEvents", "DeviceBaselineComplianceAssessment", "DeviceBaselineComplianceAssessmentKB", "DeviceBaselineComplianceProfiles",
        "DeviceTvmBrowserExtensions", "DeviceTvmBrowserExtensionsKB", "DeviceTvmCertificateInfo", "DeviceTvmHardwareFirmware", "DeviceTvmInfoGatheringKB",
        "DeviceTvmSecureConfigurationAssessmentKB", "DeviceTvmSoftwareEvidenceBeta", "DeviceTvmSoftwareInventory", "DeviceTvmSoftwareVulnerabilities",
        "DeviceTvmSoftwareVulnerabilitiesKB", "ExposureGraphEdges", "ExposureGraphNodes",
    };

    /// <summary>Their names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Timed.Concat(Untimed).OrderBy(name => name, StringComparer.OrdinalIgnoreCase).ThenBy(name => name, StringComparer.Ordinal)];

    /// <summary>Whether a table has this name.</summary>
    public static bool IsKnown(string name) => Timed.Contains(name) || Untimed.Contains(name);

    /// <summary>Whether the table has a column <c>Timestamp</c>; no for a table that is not known.</summary>
    public static bool HasTimestamp(string name) => Timed.Contains(name);
}
