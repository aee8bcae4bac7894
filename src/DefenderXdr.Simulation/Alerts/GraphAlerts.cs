namespace DefenderXdr.Simulation;

/// <summary>Graph's alerts: <c>/v1.0/security/alerts_v2</c>.</summary>
internal sealed class GraphAlerts(Estate estate)
{
    private static readonly string[] Read = ["SecurityAlert.Read.All", "SecurityAlert.ReadWrite.All"];

    internal static readonly ListRules<Alert> Rules = new(
        new FilterFields<Alert>(graph: true)
        {
            InnerItems = alert => alert.Evidence,
            Inner = new FilterFields<Evidence>(graph: true)
                .Text("microsoft.graph.security.deviceEvidence/deviceDnsName", one => (one as DeviceEvidence)?.Device.DnsName)
                .Text("microsoft.graph.security.deviceEvidence/mdeDeviceId", one => (one as DeviceEvidence)?.Device.Id)
                .Text("microsoft.graph.security.userEvidence/userAccount/userPrincipalName", one => (one as UserEvidence)?.User.Upn),
        }
            .Text("assignedTo", alert => alert.AssignedTo)
            .Enumeration("classification", alert => alert.Classification, Classification.All)
            .Enumeration("determination", alert => alert.Determination, Determination.All)
            .Date("createdDateTime", alert => alert.Created)
            .Date("lastUpdateDateTime", alert => alert.LastUpdate)
            .Enumeration("severity", alert => alert.Severity, Severity.All)
            .Enumeration("serviceSource", alert => alert.Product.Source, Product.Sources)
            .Enumeration("status", alert => alert.Status, AlertStatus.All),
        DefaultTop: 100,
        MaxTop: 1000,
        ["$filter", "$top", "$skip", "$skiptoken", "$count", "$orderby"]) { MaxSkip = 500 };

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Graph, "GET", "v1.0/security/alerts_v2", Read, List),
        new(Api.Graph, "GET", "v1.0/security/alerts_v2/$count", Read, call => GraphList.Count(call, estate.Alerts, Rules)),
        new(Api.Graph, "GET", "v1.0/security/alerts_v2/{id}", Read, Get),
    ];

    private SimulatedResponse List(Call call)
    {
        var page = new ListQuery<Alert>(call, Rules).Page(estate.Alerts);
        return GraphList.Answer(call, "security/alerts_v2", page, (json, alert) => GraphAlert.Write(call, json, alert, estate.TenantId));
    }

    private SimulatedResponse Get(Call call)
    {
        var id = call.Values["id"];
        var alert = estate.Alert(id) ?? throw NotFound(id);
        return call.Answer(json => GraphAlert.Write(call, json, alert, estate.TenantId, call.Context("security/alerts_v2/$entity")));
    }

    internal static ApiFault NotFound(string id) => new(404, "NotFound", $"Alert '{id}' was not found.");
}
