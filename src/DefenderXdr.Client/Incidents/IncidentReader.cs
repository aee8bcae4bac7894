using System.Globalization;
using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>The members of an incident as both APIs name them.</summary>
internal static class IncidentReader
{
    /// <summary>What tells one incident from another, or null when it came without a number.</summary>
    public static string? Key(DefenderIncident incident) => incident.IncidentId == 0 ? null : incident.IncidentId.ToString(CultureInfo.InvariantCulture);

    public static readonly ObjectReader<DefenderIncident> Instance = new ObjectReader<DefenderIncident>(() => new DefenderIncident(), i => i.AdditionalProperties)
        .Number("incidentId|id", (i, v) => i.IncidentId = v ?? 0)
        .Number("redirectIncidentId", (i, v) => i.RedirectIncidentId = v)
        .Text("incidentName|displayName", (i, v) => i.DisplayName = v)
        .Time("createdTime|createdDateTime", (i, v) => i.CreatedTime = v)
        .Time("lastUpdateTime|lastUpdateDateTime", (i, v) => i.LastUpdateTime = v)
        .Text("assignedTo", (i, v) => i.AssignedTo = v)
        .Word("classification", IncidentWords.Classification, (i, v) => i.Classification = v)
        .Word("determination", IncidentWords.Determination, (i, v) => i.Determination = v)
        .Word("status", IncidentWords.IncidentStatus, (i, v) => i.Status = v)
        .Word("severity", IncidentWords.Severity, (i, v) => i.Severity = v)
        .TextList("tags|customTags", (i, v) => i.Tags = i.CustomTags = v)
        .TextList("systemTags", (i, v) => i.SystemTags = v)
        .List("comments", CommentReader.Instance, (i, v) => i.Comments = v)
        .List("alerts", AlertReader.Instance, (i, v) => i.Alerts = v)
        .Text("description", (i, v) => i.Description = v)
        .Text("summary", (i, v) => i.Summary = v)
        .Text("resolvingComment", (i, v) => i.ResolvingComment = v)
        .Text("lastModifiedBy", (i, v) => i.LastModifiedBy = v)
        .Number("priorityScore", (i, v) => i.PriorityScore = v)
        .Text("incidentWebUrl", (i, v) => i.WebUrl = v)
        .Text("tenantId", (i, v) => i.TenantId = v)
        .Finally(AllTags);

    // Defender XDR has one list of both kinds; Graph has two.
    private static void AllTags(DefenderIncident incident)
    {
        if (incident.SystemTags.Count > 0) incident.Tags = [.. incident.CustomTags, .. incident.SystemTags.Except(incident.CustomTags, StringComparer.Ordinal)];
    }
}
