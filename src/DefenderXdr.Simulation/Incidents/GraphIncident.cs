using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>An incident as Graph writes it.</summary>
internal static class GraphIncident
{
    internal static void Write(Call call, JsonTextWriter json, Incident incident, string tenantId, string? context = null, bool withAlerts = false)
    {
        json.WriteStartObject();
        if (context is not null)
            json.Member("@odata.context", context);
        json.Member("id", GraphParts.Id(incident.Id));
        json.Member("tenantId", tenantId);
        json.Member("status", incident.Status.GraphFor(call));
        json.Member("incidentWebUrl", GraphParts.IncidentUrl(incident.Id, tenantId));
        json.Member("redirectIncidentId", incident.RedirectedTo is { } other ? GraphParts.Id(other) : null);
        json.Member("displayName", incident.Name);
        json.Member("createdDateTime", incident.Created);
        json.Member("lastUpdateDateTime", incident.LastUpdate);
        json.Member("assignedTo", incident.AssignedTo);
        json.Member("classification", incident.Classification.GraphFor(call));
        json.Member("determination", incident.Determination.GraphFor(call));
        json.Member("severity", incident.Severity.GraphFor(call));
        json.Member("customTags", incident.Tags);
        json.Member("systemTags", incident.SystemTags);
        json.Member("description", incident.Description);
        json.Member("lastModifiedBy", incident.ModifiedBy ?? (incident.AssignedTo is { } owner ? "API-App:" + owner : "Microsoft 365 Defender-AlertCorrelation"));
        json.Member("resolvingComment", incident.ResolvingComment);
        json.Member("summary", incident.Summary);
        json.Member("priorityScore", 20L * Array.IndexOf(Severity.All, incident.Severity) + 15);
        GraphParts.Comments(json, "comments", incident.Comments);
        if (withAlerts)
        {
            json.StartArray("alerts");
            foreach (var alert in incident.Alerts)
                GraphAlert.Write(call, json, alert, tenantId);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
