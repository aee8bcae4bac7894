namespace DefenderXdr.Simulation;

/// <summary>An API that tokens are issued for: its audiences and the permissions that exist on it.</summary>
internal sealed class ProtectedApi
{
    internal static readonly ProtectedApi Graph = new()
    {
        Name = "Microsoft Graph",
        Audiences =
        [
            "https://graph.microsoft.com", "00000003-0000-0000-c000-000000000000",
            "https://graph.microsoft.us", "https://dod-graph.microsoft.us",
        ],
        DelegatedSuffix = ".All",
        Known =
        [
            "SecurityIncident.Read.All", "SecurityIncident.ReadWrite.All", "SecurityAlert.Read.All", "SecurityAlert.ReadWrite.All",
            "SecurityData.Manage.All", "ThreatHunting.Read.All",
        ],
        Defaults = ["SecurityIncident.ReadWrite.All", "SecurityAlert.ReadWrite.All", "SecurityData.Manage.All", "ThreatHunting.Read.All"],
    };

    internal static readonly ProtectedApi Xdr = new()
    {
        Name = "Microsoft Threat Protection",
        Audiences =
        [
            "https://api.security.microsoft.com", "https://api-gcc.security.microsoft.us",
            "https://api-gov.security.microsoft.us", "8ee8fdad-f234-4243-8f3b-15c294843740",
        ],
        Known = ["Incident.Read.All", "Incident.ReadWrite.All", "AdvancedHunting.Read.All"],
        Defaults = ["Incident.ReadWrite.All", "AdvancedHunting.Read.All"],
    };

    internal static readonly ProtectedApi Endpoint = new()
    {
        Name = "WindowsDefenderATP",
        Audiences =
        [
            "https://api.securitycenter.microsoft.com", "https://api.securitycenter.windows.com",
            "https://securitycenter.onmicrosoft.com/windowsatpservice", "https://api-gcc.securitycenter.microsoft.us",
            "https://api-gov.securitycenter.microsoft.us", "fc780465-2017-40d4-a0c5-307022471b92",
        ],
        Known =
        [
            "AdvancedQuery.Read.All", "Alert.Read.All", "Alert.ReadWrite.All", "File.Read.All", "Incident.Read.All", "Incident.ReadWrite.All",
            "Ip.Read.All", "Library.Manage", "Machine.CollectForensics", "Machine.Isolate", "Machine.LiveResponse", "Machine.Offboard",
            "Machine.Read.All", "Machine.ReadWrite.All", "Machine.RestrictExecution", "Machine.Scan", "Machine.StopAndQuarantine",
            "RemediationTasks.Read.All", "Score.Read.All", "SecurityBaselinesAssessment.Read.All", "SecurityRecommendation.Read.All",
            "Software.Read.All", "Ti.ReadWrite", "Ti.ReadWrite.All", "URL.Read.All", "User.Read.All", "Vulnerability.Read.All",
        ],
        // Incident.Read.All: the vendor's partner page asks for this API's token and then lists incidents with it.
        Defaults =
        [
            "Alert.ReadWrite.All", "AdvancedQuery.Read.All", "Machine.Read.All", "Machine.ReadWrite.All", "Incident.Read.All",
            "File.Read.All", "Ip.Read.All", "URL.Read.All", "User.Read.All",
            "Software.Read.All", "Vulnerability.Read.All", "SecurityRecommendation.Read.All",
            "Machine.Isolate", "Machine.RestrictExecution", "Machine.Scan", "Machine.StopAndQuarantine", "Machine.CollectForensics",
            "Machine.LiveResponse", "Machine.Offboard", "Library.Manage", "Ti.ReadWrite.All",
        ],
        OneName = ["File.Read.All", "Ip.Read.All", "URL.Read.All", "User.Read.All"],
    };

    private static readonly ProtectedApi[] Every = [Graph, Xdr, Endpoint];

    internal required string Name { get; init; }

    internal required string[] Audiences { get; init; }

    /// <summary>The API's own application id, which a v2 token names as its audience.</summary>
    internal string AppId => Array.Find(Audiences, audience => Guid.TryParse(audience, out _))!;

    private string[] Known { get; init; } = [];

    private string[] Defaults { get; init; } = [];

    /// <summary>What follows a delegated permission's name; Graph's keep the <c>.All</c> that the other two drop.</summary>
    private string DelegatedSuffix { get; init; } = "";

    /// <summary>Permissions that are called the same in both kinds all the same.</summary>
    private string[] OneName { get; init; } = [];

    internal static ProtectedApi? ByAudience(string audience) =>
        Array.Find(Every, api => Array.Exists(api.Audiences, known => string.Equals(known, audience, StringComparison.OrdinalIgnoreCase)));

    internal string Delegated(string permission) => Array.IndexOf(OneName, permission) >= 0 ? permission : WithoutAll(permission) + (permission.EndsWith(".All", StringComparison.Ordinal) ? DelegatedSuffix : "");

    internal string[] Granted(IReadOnlyList<string>? chosen, bool delegated)
    {
        var names = (chosen ?? Defaults).Where(name => Array.Exists(Known, known => known == name || (delegated && Delegated(known) == name)));
        return [.. names.Select(name => delegated ? Delegated(name) : name).Distinct()];
    }

    private static string WithoutAll(string permission) =>
        permission.EndsWith(".All", StringComparison.Ordinal) ? permission.Substring(0, permission.Length - 4) : permission;
}
