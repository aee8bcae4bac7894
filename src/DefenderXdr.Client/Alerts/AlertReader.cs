using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>The members of an alert as Graph, Defender XDR's incidents and Defender for Endpoint name them.</summary>
internal static class AlertReader
{
    /// <summary>What tells one alert from another, or null when it came without an id.</summary>
    public static string? Key(DefenderAlert alert) => alert.AlertId;

    public static readonly ObjectReader<DefenderAlert> Instance = new ObjectReader<DefenderAlert>(() => new DefenderAlert(), a => a.AdditionalProperties)
        .Text("alertId|id", (a, v) => a.AlertId = v)
        .Number("incidentId", (a, v) => a.IncidentId = v)
        .Text("title", (a, v) => a.Title = v)
        .Word("severity", IncidentWords.Severity, (a, v) => a.Severity = v)
        .Word("status", AlertWords.Status, (a, v) => a.Status = v)
        .Word("classification", IncidentWords.Classification, (a, v) => a.Classification = v)
        .Word("determination", IncidentWords.Determination, (a, v) => a.Determination = v)
        .Text("assignedTo", (a, v) => a.AssignedTo = v)
        .Text("category", (a, v) => a.Category = v)
        .Word("serviceSource", AlertWords.ServiceSource, (a, v) => a.ServiceSource = v)
        .Word("detectionSource", AlertWords.DetectionSource, (a, v) => a.DetectionSource = v)
        .Text("detectorId", (a, v) => a.DetectorId = v)
        .Text("description", (a, v) => a.Description = v)
        .Text("recommendedActions|recommendedAction", (a, v) => a.RecommendedActions = v)
        .Time("creationTime|alertCreationTime|createdDateTime", (a, v) => a.CreatedTime = v)
        .Time("lastUpdatedTime|lastUpdateTime|lastUpdateDateTime", (a, v) => a.LastUpdateTime = v)
        .Time("resolvedTime|resolvedDateTime", (a, v) => a.ResolvedTime = v)
        .Time("firstActivity|firstEventTime|firstActivityDateTime", (a, v) => a.FirstActivityTime = v)
        .Time("lastActivity|lastEventTime|lastActivityDateTime", (a, v) => a.LastActivityTime = v)
        .Number("investigationId", (a, v) => a.InvestigationId = v)
        .Word("investigationState", AlertWords.InvestigationState, (a, v) => a.InvestigationState = v)
        .Text("threatName|threatDisplayName", (a, v) => a.ThreatName = v)
        .Text("threatFamilyName", (a, v) => a.ThreatFamilyName = v)
        .Text("actorName|actorDisplayName", (a, v) => a.ActorName = v)
        .TextList("mitreTechniques", (a, v) => a.MitreTechniques = v)
        .Text("machineId", (a, v) => a.DeviceId = v)
        .Text("computerDnsName", (a, v) => a.DeviceName = v)
        .Text("rbacGroupName", (a, v) => a.DeviceGroup = v)
        .List("evidence|entities", EvidenceReader.Instance, (a, v) => a.Evidence = a.Evidence.Count == 0 ? v : [.. a.Evidence, .. v])
        .List("devices", EvidenceReader.Device, (a, v) => a.Evidence = a.Evidence.Count == 0 ? v : [.. v, .. a.Evidence])
        .List("comments", CommentReader.Instance, (a, v) => a.Comments = v)
        .TextList("systemTags", (a, v) => a.SystemTags = v)
        .Text("providerAlertId", (a, v) => a.ProviderAlertId = v)
        .Text("productName", (a, v) => a.ProductName = v)
        .Text("alertPolicyId", (a, v) => a.AlertPolicyId = v)
        .Text("alertWebUrl", (a, v) => a.WebUrl = v)
        .Text("incidentWebUrl", (a, v) => a.IncidentWebUrl = v)
        .Text("tenantId|aadTenantId", (a, v) => a.TenantId = v)
        .Finally(NotClassified)
        .Finally(FromEvidence);

    // What nobody has classified is null on the older APIs and unknown on Graph, as it is on incidents everywhere.
    private static void NotClassified(DefenderAlert alert)
    {
        alert.Classification ??= IncidentWords.NotClassified;
        alert.Determination ??= IncidentWords.NotClassified;
    }

    // Defender for Endpoint names the device and the user on the alert itself; elsewhere they are the first of the evidence.
    private static void FromEvidence(DefenderAlert alert)
    {
        DefenderDeviceEvidence? device = null;
        DefenderUserEvidence? user = null;
        foreach (var evidence in alert.Evidence)
        {
            device ??= evidence as DefenderDeviceEvidence;
            user ??= evidence as DefenderUserEvidence;
        }

        if (alert.DeviceId is null && device is not null)
        {
            alert.DeviceId = device.DeviceId;
            alert.DeviceName = device.DeviceName;
            alert.DeviceGroup = device.DeviceGroup;
        }
        if (user is not null)
            alert.UserName = user.UserPrincipalName ?? (user.DomainName is null ? user.AccountName : $@"{user.DomainName}\{user.AccountName}");
    }
}
