namespace DefenderXdr;

/// <summary>Names that mean something in a hunting query already. KQL tells upper from lower case.</summary>
internal static class KqlWords
{
    /// <summary>The documented tables of advanced hunting.</summary>
    public static HashSet<string> Tables { get; } = new(StringComparer.Ordinal)
    {
        "AADSignInEventsBeta", "AADSpnSignInEventsBeta", "AIAgentsInfo", "AlertEvidence", "AlertInfo", "BehaviorEntities", "BehaviorInfo",
        "CampaignInfo", "CloudAppEvents", "CloudAuditEvents", "CloudDnsEvents", "CloudPolicyEnforcementEvents", "CloudProcessEvents", "CloudStorageAggregatedEvents",
        "DataSecurityBehaviors", "DataSecurityEvents",
        "DeviceBaselineComplianceAssessment", "DeviceBaselineComplianceAssessmentKB", "DeviceBaselineComplianceProfiles", "DeviceEvents",
        "DeviceFileCertificateInfo", "DeviceFileEvents", "DeviceImageLoadEvents", "DeviceInfo", "DeviceLogonEvents", "DeviceNetworkEvents",
        "DeviceNetworkInfo", "DeviceProcessEvents", "DeviceRegistryEvents",
        "DeviceTvmBrowserExtensions", "DeviceTvmBrowserExtensionsKB", "DeviceTvmCertificateInfo", "DeviceTvmHardwareFirmware",
        "DeviceTvmInfoGathering", "DeviceTvmInfoGatheringKB", "DeviceTvmSecureConfigurationAssessment", "DeviceTvmSecureConfigurationAssessmentKB",
        "DeviceTvmSoftwareEvidenceBeta", "DeviceTvmSoftwareInventory", "DeviceTvmSoftwareVulnerabilities", "DeviceTvmSoftwareVulnerabilitiesKB",
        "DisruptionAndResponseEvents",
        "EmailAttachmentInfo", "EmailEvents", "EmailPostDeliveryEvents", "EmailUrlInfo",
        "EntraIdSignInEvents", "EntraIdSpnSignInEvents", "ExposureGraphEdges", "ExposureGraphNodes", "FileMaliciousContentInfo",
        "GraphApiAuditEvents", "IdentityAccountInfo", "IdentityDirectoryEvents", "IdentityEvents", "IdentityInfo", "IdentityLogonEvents", "IdentityQueryEvents",
        "MessageEvents", "MessagePostDeliveryEvents", "MessageUrlInfo", "OAuthAppInfo", "UrlClickEvents",
    };

    /// <summary>KQL's statements, operators and type names.</summary>
    public static HashSet<string> Keywords { get; } = new(StringComparer.Ordinal)
    {
        "access", "alias", "and", "as", "asc", "between", "bool", "boolean", "by", "cluster", "consume", "contains", "contains_cs", "count",
        "database", "datatable", "date", "datetime", "decimal", "declare", "default", "desc", "distinct", "double", "dynamic", "endswith", "endswith_cs",
        "evaluate", "extend", "external_table", "externaldata", "facet", "false", "filter", "find", "first", "fork", "from", "getschema", "graph", "guid",
        "has", "has_all", "has_any", "has_cs", "hasprefix", "hasprefix_cs", "hassuffix", "hassuffix_cs", "hint", "in", "int", "invoke", "join", "kind",
        "last", "let", "like", "likecs", "limit", "long", "lookup", "materialize", "materialized_view", "matches", "not", "notcontains", "notlike", "null",
        "nulls", "of", "on", "or", "order", "parse", "partition", "pattern", "print", "project", "query_parameters", "range", "real", "reduce", "regex",
        "render", "restrict", "sample", "scan", "search", "serialize", "set", "sort", "startswith", "startswith_cs", "step", "string", "summarize",
        "table", "take", "time", "timespan", "to", "toscalar", "top", "true", "typeof", "union", "uniqueid", "view", "where", "with",
    };
}
