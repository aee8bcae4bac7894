namespace DefenderXdr.Simulation;

/// <summary>The product that raised an alert, as each API and the hunting tables name it.</summary>
internal sealed record Product(string Name, Term Source, string IdPrefix)
{
    internal static readonly Product Endpoint = new(
        "Microsoft Defender for Endpoint", new("MicrosoftDefenderATP", "microsoftDefenderForEndpoint"), "da");

    internal static readonly Product Office = new(
        "Microsoft Defender for Office 365", new("OfficeATP", "microsoftDefenderForOffice365"), "fa");

    internal static readonly Product CloudApps = new(
        "Microsoft Defender for Cloud Apps", new("MicrosoftCloudAppSecurity", "microsoftDefenderForCloudApps"), "ca");

    internal static readonly Product Identity = new(
        "Microsoft Defender for Identity", new("MicrosoftDefenderForIdentity", "microsoftDefenderForIdentity"), "aa");

    internal static readonly Product EntraProtection = new(
        "Microsoft Entra ID Protection", new("AadIdentityProtection", "azureAdIdentityProtection"), "ad");

    internal static readonly Product Sentinel = new(
        "Microsoft Sentinel", new("MicrosoftSentinel", "microsoftSentinel", newer: true), "sn");

    internal static readonly Product Cloud = new(
        "Microsoft Defender for Cloud", new("MicrosoftDefenderForCloud", "microsoftDefenderForCloud", newer: true), "dc");

    internal static readonly Product[] All = [Endpoint, Office, CloudApps, Identity, EntraProtection, Sentinel, Cloud];

    /// <summary>All that Graph knows, also those that raise nothing here.</summary>
    internal static readonly Term[] Sources =
    [
        .. All.Select(product => product.Source),
        .. new[]
        {
            "Unknown", "Microsoft365Defender", "MicrosoftAppGovernance", "DataLossPrevention", "MicrosoftInsiderRiskManagement", "MicrosoftThreatIntelligence",
            "MicrosoftSecurityForAI",
        }.Select(Term.Of),
    ];
}

/// <summary>The technology that detected.</summary>
internal static class DetectionSource
{
    internal static readonly Term Antivirus = new("WindowsDefenderAv", "antivirus");
    internal static readonly Term Edr = new("WindowsDefenderAtp", "microsoftDefenderForEndpoint");
    internal static readonly Term SmartScreen = new("WindowsDefenderSmartScreen", "smartScreen");
    internal static readonly Term CustomDetection = new("CustomDetection", "customDetection");
    internal static readonly Term CustomTi = new("CustomerTI", "customTi");
    internal static readonly Term Office = new("OfficeATP", "microsoftDefenderForOffice365");
    internal static readonly Term CloudApps = new("MCAS", "cloudAppSecurity");
    internal static readonly Term Identity = new("MicrosoftDefenderForIdentity", "microsoftDefenderForIdentity");
    internal static readonly Term EntraProtection = new("AadIdentityProtection", "azureAdIdentityProtection");
    internal static readonly Term Scheduled = new("ScheduledAlerts", "scheduledAlerts", newer: true);
    internal static readonly Term Containers = new("MicrosoftDefenderForContainers", "microsoftDefenderForContainers", newer: true);

    /// <summary>Somebody made the alert of an event.</summary>
    internal static readonly Term Manual = Term.Of("Manual");

    internal static readonly Term[] All =
        [Antivirus, Edr, SmartScreen, CustomDetection, CustomTi, Office, CloudApps, Identity, EntraProtection, Scheduled, Containers, Manual];
}
