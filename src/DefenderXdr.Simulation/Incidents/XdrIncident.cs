using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>An incident as Defender XDR writes it.</summary>
internal static class XdrIncident
{
    internal static void Write(JsonTextWriter json, Incident incident, string? context)
    {
        json.WriteStartObject();
        if (context is not null)
            json.Member("@odata.context", context);
        json.Member("incidentId", incident.Id);
        json.Member("redirectIncidentId", incident.RedirectedTo);
        json.Member("incidentName", incident.Name);
        json.Member("createdTime", incident.Created);
        json.Member("lastUpdateTime", incident.LastUpdate);
        json.Member("assignedTo", incident.AssignedTo);
        json.Member("classification", incident.Classification.Legacy);
        json.Member("determination", incident.Determination.Legacy);
        json.Member("status", incident.Status.Legacy);
        json.Member("severity", incident.Severity.Legacy);
        json.Member("tags", incident.Tags.Concat(incident.SystemTags));
        LegacyParts.Comments(json, incident.Comments);
        json.StartArray("alerts");
        foreach (var alert in incident.Alerts)
            XdrAlert.Write(json, alert);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
