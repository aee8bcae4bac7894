using System.Globalization;
using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Alerts on Microsoft Graph, <c>alerts_v2</c>. An incident's alerts have a list of their own, which takes no documented filter.</summary>
internal sealed class GraphAlerts : IAlertBackEnd
{
    private const int MaxPage = 100;

    public ApiOperation Operation => ApiOperations.GraphListAlerts;

    public ListPlan<DefenderAlert> List(AlertQuery query)
    {
        var ofIncident = query.IncidentId is not null;
        var operation = ofIncident ? ApiOperations.GraphListIncidentAlerts : Operation;
        var filter = ofIncident ? query.Filter : new ODataFilter()
            .AtLeast("lastUpdateDateTime", query.UpdatedAfter)
            .AtMost("lastUpdateDateTime", query.UpdatedBefore)
            .AtLeast("createdDateTime", query.CreatedAfter)
            .AtMost("createdDateTime", query.CreatedBefore)
            .AnyOf("status", query.Status.Select(AlertWords.Status.ToGraph))
            .AnyOf("severity", query.Severity.Select(IncidentWords.Severity.ToGraph))
            .AnyOf("assignedTo", query.AssignedTo)
            .Raw(query.Filter)
            .ToString();
        var top = ofIncident ? MaxPage : Math.Min(query.First ?? MaxPage, MaxPage);

        return new ListPlan<DefenderAlert>
        {
            First = new ApiRequest
            {
                Operation = operation,
                Address = Page(0),
                BadRequestErrorId = ErrorIds.InvalidFilter,
                NotFoundErrorId = ofIncident ? ErrorIds.IncidentNotFound : ErrorIds.NotFound,
                Subject = ofIncident ? $"incident '{query.IncidentId}'" : "the list of alerts",
            },
            PageSize = top,
            Skip = Page,
            Reader = AlertReader.Instance,
            Key = alert => alert.AlertId ?? "",
            Keep = ofIncident ? alert => Matches(alert, query) : null,
            Limit = query.First,
        };

        Uri Page(int skip) => ApiRequest.AddressOf(operation, query.IncidentId?.ToString(CultureInfo.InvariantCulture),
            ("$filter", filter), ("$top", ODataPaging.Number(top)), ("$skip", ODataPaging.Skip(skip)));
    }

    public ApiRequest Get(string alertId) => new()
    {
        Operation = ApiOperations.GraphGetAlert,
        Address = ApiRequest.AddressOf(ApiOperations.GraphGetAlert, alertId),
        NotFoundErrorId = ErrorIds.AlertNotFound,
        BadRequestErrorId = ErrorIds.AlertNotFound,
        Subject = $"alert '{alertId}'",
    };

    private static bool Matches(DefenderAlert alert, AlertQuery query) =>
        !(alert.LastUpdateTime < query.UpdatedAfter) && !(alert.LastUpdateTime > query.UpdatedBefore)
        && !(alert.CreatedTime < query.CreatedAfter) && !(alert.CreatedTime > query.CreatedBefore)
        && AlertWords.Status.Matches(alert.Status, query.Status)
        && IncidentWords.Severity.Matches(alert.Severity, query.Severity)
        && (query.AssignedTo.Count == 0 || query.AssignedTo.Contains(alert.AssignedTo, StringComparer.OrdinalIgnoreCase));
}
