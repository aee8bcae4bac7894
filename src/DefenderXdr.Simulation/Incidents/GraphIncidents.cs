using Newtonsoft.Json;

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
        new(Api.Graph, "GET", "v1.0/security/incidents/{id}", Read, Get),
        new(Api.Graph, "GET", "v1.0/security/incidents/{id}/alerts", Read, Alerts),
    ];

    private SimulatedResponse List(Call call)
    {
        var query = new ListQuery<Incident>(call, Rules);
        var expand = query.Expand is not null;
        var context = expand ? "security/incidents(alerts())" : "security/incidents";
        return GraphList.Answer(call, context, query.Page(estate.Incidents), (json, incident) => Write(call, json, incident, null, expand));
    }

    private SimulatedResponse Get(Call call)
    {
        var expand = new ListQuery<Incident>(call, Single).Expand is not null;
        var incident = Find(call);
        var context = call.Context(expand ? "security/incidents(alerts())/$entity" : "security/incidents/$entity");
        return call.Answer(json => Write(call, json, incident, context, expand));
    }

    private SimulatedResponse Alerts(Call call)
    {
        var incident = Find(call);
        var page = new ListQuery<Alert>(call, GraphAlerts.Rules).Page(incident.Alerts);
        return GraphList.Answer(call, $"security/incidents('{incident.Id}')/alerts", page, (json, alert) => GraphAlert.Write(call, json, alert, estate.TenantId));
    }

    private Incident Find(Call call) =>
        estate.Incident(call.Values["id"]) ?? throw new ApiFault(404, "NotFound", $"Incident '{call.Values["id"]}' was not found.");

    private void Write(Call call, JsonTextWriter json, Incident incident, string? context, bool expand)
    {
        json.WriteStartObject();
        if (context is not null)
            json.Member("@odata.context", context);
        json.Member("id", GraphParts.Id(incident.Id));
        json.Member("tenantId", estate.TenantId);
        json.Member("status", incident.Status.GraphFor(call));
        json.Member("incidentWebUrl", GraphParts.IncidentUrl(incident.Id, estate.TenantId));
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
        GraphParts.Comments(json, incident.Comments);
        if (expand)
        {
            json.StartArray("alerts");
            foreach (var alert in incident.Alerts)
                GraphAlert.Write(call, json, alert, estate.TenantId);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
