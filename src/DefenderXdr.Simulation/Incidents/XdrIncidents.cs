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
                XdrIncident.Write(json, incident, null);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private SimulatedResponse Get(Call call)
    {
        var id = call.Values["id"];
        var incident = estate.Incident(id) ?? throw NotFound(id);
        return call.Answer(json => XdrIncident.Write(json, incident, call.Context("Incidents/$entity")));
    }

    internal static ApiFault NotFound(string id) => new(404, "ResourceNotFound", $"Incident {id} was not found");
}
