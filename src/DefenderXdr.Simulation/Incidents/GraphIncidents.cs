namespace DefenderXdr.Simulation;

/// <summary>Graph's incidents: <c>/v1.0/security/incidents</c>.</summary>
internal sealed class GraphIncidents(Estate estate)
{
    private static readonly string[] Read = ["SecurityIncident.Read.All", "SecurityIncident.ReadWrite.All"];

    private static readonly ListRules<Incident> Rules = new(
        new FilterFields<Incident>(graph: true)
            .Text("assignedTo", incident => incident.AssignedTo)
            .Enumeration("classification", incident => incident.Classification, Classification.All)
            .Date("createdDateTime", incident => incident.Created)
            .Enumeration("determination", incident => incident.Determination, Determination.All)
            .Date("lastUpdateDateTime", incident => incident.LastUpdate)
            .Enumeration("severity", incident => incident.Severity, Severity.All)
            .Enumeration("status", incident => incident.Status, IncidentStatus.All),
        DefaultTop: 50,
        MaxTop: 50,
        ["$filter", "$top", "$skip", "$skiptoken", "$count", "$orderby", "$expand"]) { Expands = ["alerts"] };

    private static readonly ListRules<Incident> Single = Rules with { Options = ["$expand"] };

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Graph, "GET", "v1.0/security/incidents", Read, List),
        new(Api.Graph, "GET", "v1.0/security/incidents/$count", Read, call => GraphList.Count(call, estate.Incidents, Rules)),
        new(Api.Graph, "GET", "v1.0/security/incidents/{id}", Read, Get),
        new(Api.Graph, "GET", "v1.0/security/incidents/{id}/alerts", Read, Alerts),
    ];

    private SimulatedResponse List(Call call)
    {
        var query = new ListQuery<Incident>(call, Rules);
        var expand = query.Expand is not null;
        var context = expand ? "security/incidents(alerts())" : "security/incidents";
        return GraphList.Answer(call, context, query.Page(estate.Incidents), (json, incident) => GraphIncident.Write(call, json, incident, estate.TenantId, withAlerts: expand));
    }

    private SimulatedResponse Get(Call call)
    {
        var expand = new ListQuery<Incident>(call, Single).Expand is not null;
        var incident = Find(call);
        var context = call.Context(expand ? "security/incidents(alerts())/$entity" : "security/incidents/$entity");
        return call.Answer(json => GraphIncident.Write(call, json, incident, estate.TenantId, context, expand));
    }

    private SimulatedResponse Alerts(Call call)
    {
        var incident = Find(call);
        var page = new ListQuery<Alert>(call, GraphAlerts.Rules).Page(incident.Alerts);
        return GraphList.Answer(call, $"security/incidents('{incident.Id}')/alerts", page, (json, alert) => GraphAlert.Write(call, json, alert, estate.TenantId));
    }

    private Incident Find(Call call) => estate.Incident(call.Values["id"]) ?? throw NotFound(call.Values["id"]);

    internal static ApiFault NotFound(string id) => new(404, "NotFound", $"Incident '{id}' was not found.");
}
