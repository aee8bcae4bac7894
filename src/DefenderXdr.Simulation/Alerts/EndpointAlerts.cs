using Newtonsoft.Json;

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
            .Enumeration("detectionSource", alert => alert.Template.Detection, DetectionSource.All)
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
        return call.Answer(json =>
        {
            json.WriteStartObject();
            json.Member("@odata.context", call.Context("Alerts"));
            json.StartArray("value");
            foreach (var alert in page.Items)
                Write(json, alert, null, withEvidence: query.Expand is not null);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private SimulatedResponse Get(Call call)
    {
        var id = call.Values["id"];
        var alert = estate.Alert(id) is { } found && IsOurs(found) ? found : throw new ApiFault(404, "ResourceNotFound", $"Alert {id} was not found");
        return call.Answer(json => Write(json, alert, call.Context("Alerts/$entity"), withEvidence: true));
    }

    private static bool IsOurs(Alert alert) => alert.Product == Product.Endpoint;

    private void Write(JsonTextWriter json, Alert alert, string? context, bool withEvidence)
    {
        var device = alert.Story.Device;
        json.WriteStartObject();
        if (context is not null)
            json.Member("@odata.context", context);
        json.Member("id", alert.Id);
        json.Member("incidentId", alert.IncidentId);
        json.Member("investigationId", alert.InvestigationId);
        json.Member("assignedTo", alert.AssignedTo);
        json.Member("severity", alert.Severity.Legacy);
        json.Member("status", alert.Status.Legacy);
        json.Member("classification", LegacyParts.Given(alert.Classification));
        json.Member("determination", LegacyParts.Given(alert.Determination));
        json.Member("investigationState", alert.InvestigationState.Legacy);
        json.Member("detectionSource", alert.Template.Detection.Legacy);
        json.Member("detectorId", alert.DetectorId);
        json.Member("category", alert.Template.Category);
        json.Member("threatFamilyName", alert.Family);
        json.Member("title", alert.Title);
        json.Member("description", alert.Description);
        json.Member("alertCreationTime", alert.Created);
        json.Member("firstEventTime", alert.FirstActivity);
        json.Member("lastEventTime", alert.LastActivity);
        json.Member("lastUpdateTime", alert.LastUpdate);
        json.Member("resolvedTime", alert.Resolved);
        json.Member("machineId", device.Id);
        json.Member("computerDnsName", device.DnsName);
        json.Member("rbacGroupName", device.Group.Name);
        json.Member("aadTenantId", estate.TenantId);
        json.Member("threatName", alert.Threat);
        json.Member("mitreTechniques", alert.Template.Mitre);
        json.StartObject("relatedUser");
        json.Member("userName", alert.Story.User.Account);
        json.Member("domainName", User.Domain);
        json.WriteEndObject();
        LegacyParts.Comments(json, alert.Comments);
        json.StartArray("evidence");
        if (withEvidence)
            foreach (var one in alert.Evidence)
                if (FlatEntity.From(one) is { } entity)
                    EndpointEvidence.Write(json, entity, one.Created);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
