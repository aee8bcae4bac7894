using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>Defender XDR's incidents: <c>/api/incidents</c>.</summary>
internal sealed class XdrIncidents(Estate estate)
{
    private static readonly string[] Read = ["Incident.Read.All", "Incident.ReadWrite.All"];

    private static readonly ListRules<Incident> Rules = new(
        new FilterFields<Incident>(graph: false)
            .Date("lastUpdateTime", incident => incident.LastUpdate)
            .Date("createdTime", incident => incident.Created)
            .Enumeration("status", incident => incident.Status, IncidentStatus.All)
            .Text("assignedTo", incident => incident.AssignedTo),
        DefaultTop: 100,
        MaxTop: 100,
        ["$filter", "$top", "$skip"]);

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Xdr, "GET", "api/incidents", Read, List),
        new(Api.Xdr, "GET", "api/incidents/{id}", Read, Get),
    ];

    private SimulatedResponse List(Call call)
    {
        // No nextLink: this API documents $skip alone.
        var page = new ListQuery<Incident>(call, Rules).Page(estate.Incidents);
        return call.Answer(json =>
        {
            json.WriteStartObject();
            json.Member("@odata.context", call.Context("Incidents"));
            json.StartArray("value");
            foreach (var incident in page.Items)
                Write(json, incident, null);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private SimulatedResponse Get(Call call)
    {
        var id = call.Values["id"];
        var incident = estate.Incident(id) ?? throw new ApiFault(404, "ResourceNotFound", $"Incident {id} was not found");
        return call.Answer(json => Write(json, incident, call.Context("Incidents/$entity")));
    }

    private static void Write(JsonTextWriter json, Incident incident, string? context)
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
