namespace DefenderXdr.Simulation;

/// <summary>Defender for Endpoint's alerts: <c>/api/alerts</c>. It knows its own product's alerts alone.</summary>
internal sealed class EndpointAlerts(Estate estate)
{
    private static readonly string[] Read = ["Alert.Read.All", "Alert.ReadWrite.All"];

    private static readonly ListRules<Alert> Rules = new(
        new FilterFields<Alert>(graph: false)
            .Text("id", alert => alert.Id)
            .Date("alertCreationTime", alert => alert.Created)
            .Date("lastUpdateTime", alert => alert.LastUpdate)
            .Date("lastEventTime", alert => alert.LastActivity)
            .Number("incidentId", alert => alert.IncidentId)
            .Number("investigationId", alert => alert.InvestigationId)
            .Text("assignedTo", alert => alert.AssignedTo)
            .Text("detectionSource", alert => alert.Template.Detection.Legacy)
            .Enumeration("status", alert => alert.Status, AlertStatus.All)
            .Enumeration("severity", alert => alert.Severity, Severity.All)
            .Text("category", alert => alert.Template.Category),
        DefaultTop: 10_000,
        MaxTop: 10_000,
        ["$filter", "$top", "$skip", "$expand"]) { Expands = ["evidence"] };

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Endpoint, "GET", "api/alerts", Read, List),
        new(Api.Endpoint, "GET", "api/alerts/{id}", Read, Get),
    ];

    private SimulatedResponse List(Call call)
    {
        var query = new ListQuery<Alert>(call, Rules);
        var page = query.Page(estate.Alerts.Where(IsOurs));
        return EndpointList.Answer(call, "Alerts", page.Items, (json, alert) => EndpointAlert.Write(json, alert, estate.TenantId, null, withEvidence: query.Expand is not null));
    }

    private SimulatedResponse Get(Call call)
    {
        var id = call.Values["id"];
        var alert = estate.Alert(id) is { } found && IsOurs(found) ? found : throw NotFound(id);
        return call.Answer(json => EndpointAlert.Write(json, alert, estate.TenantId, call.Context("Alerts/$entity"), withEvidence: true));
    }

    internal static bool IsOurs(Alert alert) => alert.Product == Product.Endpoint;

    internal static ApiFault NotFound(string id) => new(404, "ResourceNotFound", $"Alert {id} was not found");
}
