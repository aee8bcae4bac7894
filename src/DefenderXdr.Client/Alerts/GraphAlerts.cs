using System.Globalization;
using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Alerts on Microsoft Graph, <c>alerts_v2</c>. An incident's alerts have a list of their own, which takes no documented filter.</summary>
internal sealed class GraphAlerts : IListBackEnd<DefenderAlert, AlertQuery, string>
{
    private const int MaxPage = 100;

    public ListPlan<DefenderAlert> List(AlertQuery query) => query.IncidentId is { } incidentId ? OfIncident(incidentId, query) : new ODataList
    {
        Operation = ApiOperations.GraphListAlerts,
        Intent = "list alerts",
        MaxPage = MaxPage,
        Limit = query.First,
        Filter = new ODataFilter()
            .Common(query, updated: "lastUpdateDateTime", created: "createdDateTime")
            .AnyOf("status", query.Status.Select(AlertWords.Status.ToGraph))
            .AnyOf("severity", query.Severity.Select(IncidentWords.Severity.ToGraph)),
    }.Plan(AlertReader.Instance, AlertReader.Key);

    public ApiRequest Get(string id) => ApiRequest.ForOne(ApiOperations.GraphGetAlert, id, $"get alert '{id}'", ErrorIds.AlertNotFound);

    private static ListPlan<DefenderAlert> OfIncident(long incidentId, AlertQuery query) => new ODataList
    {
        Operation = ApiOperations.GraphListIncidentAlerts,
        Id = incidentId.ToString(CultureInfo.InvariantCulture),
        Intent = $"list the alerts of incident '{incidentId}'",
        NotFoundErrorId = ErrorIds.IncidentNotFound,
        MaxPage = MaxPage,
        Limit = query.First,
        Filter = new ODataFilter().Raw(query.Filter),
    }.Plan(AlertReader.Instance, AlertReader.Key, keep: alert => Matches(alert, query));

    private static bool Matches(DefenderAlert alert, AlertQuery query) =>
        !(alert.LastUpdateTime < query.UpdatedAfter) && !(alert.LastUpdateTime > query.UpdatedBefore)
        && !(alert.CreatedTime < query.CreatedAfter) && !(alert.CreatedTime > query.CreatedBefore)
        && AlertWords.Status.Matches(alert.Status, query.Status)
        && IncidentWords.Severity.Matches(alert.Severity, query.Severity)
        && (query.AssignedTo.Count == 0 || query.AssignedTo.Contains(alert.AssignedTo, StringComparer.OrdinalIgnoreCase));
}
