using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>The words that only alerts have, in their one spelling.</summary>
internal static class AlertWords
{
    public static readonly OpenEnum Status = new("Unknown", "New", "InProgress", "Resolved");

    /// <summary>The statuses to set. Inside an incident of Defender XDR an alert that nobody works on is called Active.</summary>
    public static readonly OpenEnum SettableStatus = new OpenEnum("New", "InProgress", "Resolved").Alias("New", "New", "Active");

    public static readonly OpenEnum InvestigationState = new(
        "Unknown", "Terminated", "SuccessfullyRemediated", "Benign", "Failed", "PartiallyRemediated", "Running", "PendingApproval", "PendingResource", "Queued",
        "InnerFailure", "PreexistingAlert", "UnsupportedOs", "UnsupportedAlertType", "SuppressedAlert", "PartiallyInvestigated", "TerminatedByUser", "TerminatedBySystem");

    public static readonly OpenEnum ServiceSource = new OpenEnum(
            "Unknown", "MicrosoftDefenderForEndpoint", "MicrosoftDefenderForIdentity", "MicrosoftDefenderForCloudApps", "MicrosoftDefenderForOffice365",
            "Microsoft365Defender", "AzureAdIdentityProtection", "MicrosoftAppGovernance", "DataLossPrevention", "MicrosoftDefenderForCloud", "MicrosoftSentinel",
            "MicrosoftInsiderRiskManagement", "MicrosoftThreatIntelligence", "MicrosoftSecurityForAI")
        .Alias("MicrosoftDefenderForEndpoint", "MicrosoftDefenderATP")
        .Alias("MicrosoftDefenderForCloudApps", "MicrosoftCloudAppSecurity")
        .Alias("MicrosoftDefenderForOffice365", "OfficeATP")
        .Alias("AzureAdIdentityProtection", "AadIdentityProtection");

    public static readonly OpenEnum DetectionSource = new OpenEnum(
            "Unknown", "MicrosoftDefenderForEndpoint", "Antivirus", "SmartScreen", "CustomTi", "MicrosoftDefenderForOffice365", "AutomatedInvestigation",
            "MicrosoftThreatExperts", "CustomDetection", "MicrosoftDefenderForIdentity", "CloudAppSecurity", "Microsoft365Defender", "AzureAdIdentityProtection",
            "Manual", "MicrosoftDataLossPrevention", "AppGovernancePolicy", "AppGovernanceDetection", "MicrosoftDefenderForCloud", "MicrosoftDefenderForIoT",
            "MicrosoftDefenderForServers", "MicrosoftDefenderForStorage", "MicrosoftDefenderForDNS", "MicrosoftDefenderForDatabases", "MicrosoftDefenderForContainers",
            "MicrosoftDefenderForNetwork", "MicrosoftDefenderForAppService", "MicrosoftDefenderForKeyVault", "MicrosoftDefenderForResourceManager",
            "MicrosoftDefenderForApiManagement", "NrtAlerts", "ScheduledAlerts", "MicrosoftDefenderThreatIntelligenceAnalytics", "BuiltInMl",
            "MicrosoftInsiderRiskManagement", "MicrosoftThreatIntelligence", "MicrosoftDefenderForAIServices", "SecurityCopilot", "MicrosoftSentinel")
        .Alias("MicrosoftDefenderForEndpoint", "WindowsDefenderAtp")
        .Alias("Antivirus", "WindowsDefenderAv")
        .Alias("SmartScreen", "WindowsDefenderSmartScreen")
        .Alias("CustomTi", "CustomerTI")
        .Alias("AzureAdIdentityProtection", "AadIdentityProtection")
        .Alias("CloudAppSecurity", "MCAS")
        .Alias("MicrosoftDefenderForOffice365", "OfficeATP");
}
