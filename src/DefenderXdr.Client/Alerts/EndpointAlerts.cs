using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Alerts on Defender for Endpoint: filters everything, gives no links between pages, adds evidence when asked.</summary>
internal sealed class EndpointAlerts : IListBackEnd<DefenderAlert, AlertQuery, string>
{
    public ListPlan<DefenderAlert> List(AlertQuery query) => new ODataList
    {
        Operation = ApiOperations.EndpointListAlerts,
        Intent = "list alerts",
        // The service allows 10,000; with evidence that is 30 MB, and the first object should not wait for the service to make them.
        MaxPage = 1000,
        Limit = query.First,
        Expand = "evidence",
        Filter = new ODataFilter()
            .Equal("incidentId", query.IncidentId)
            .Common(query, updated: "lastUpdateTime", created: "alertCreationTime")
            .AnyOf("status", query.Status.Select(AlertWords.Status.ToLegacy))
            .AnyOf("severity", query.Severity.Select(IncidentWords.Severity.ToLegacy)),
    }.Plan(AlertReader.Instance, AlertReader.Key);

    public ApiRequest Get(string id) => ApiRequest.ForOne(ApiOperations.EndpointGetAlert, id, $"get alert '{id}'", ErrorIds.AlertNotFound);
}
