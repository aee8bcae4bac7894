using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Alerts on Defender for Endpoint: filters everything, gives no links between pages, adds evidence when asked.</summary>
internal sealed class EndpointAlerts : IAlertBackEnd
{
    // The service allows 10,000; with evidence that is a page of 30 MB, and the first object should not wait for the service to make it.
    private const int MaxPage = 1000;

    public ApiOperation Operation => ApiOperations.EndpointListAlerts;

    public ListPlan<DefenderAlert> List(AlertQuery query)
    {
        var filter = new ODataFilter()
            .Equal("incidentId", query.IncidentId)
            .AtLeast("lastUpdateTime", query.UpdatedAfter)
            .AtMost("lastUpdateTime", query.UpdatedBefore)
            .AtLeast("alertCreationTime", query.CreatedAfter)
            .AtMost("alertCreationTime", query.CreatedBefore)
            .AnyOf("status", query.Status.Select(AlertWords.Status.ToLegacy))
            .AnyOf("severity", query.Severity.Select(IncidentWords.Severity.ToLegacy))
            .AnyOf("assignedTo", query.AssignedTo)
            .Raw(query.Filter)
            .ToString();
        var top = Math.Min(query.First ?? MaxPage, MaxPage);

        return new ListPlan<DefenderAlert>
        {
            First = new ApiRequest { Operation = Operation, Address = Page(0), BadRequestErrorId = ErrorIds.InvalidFilter, Subject = "the list of alerts" },
            PageSize = top,
            Skip = Page,
            Reader = AlertReader.Instance,
            Key = alert => alert.AlertId ?? "",
            Limit = query.First,
        };

        Uri Page(int skip) => ApiRequest.AddressOf(Operation, null,
            ("$filter", filter), ("$expand", "evidence"), ("$top", ODataPaging.Number(top)), ("$skip", ODataPaging.Skip(skip)));
    }

    public ApiRequest Get(string alertId) => new()
    {
        Operation = ApiOperations.EndpointGetAlert,
        Address = ApiRequest.AddressOf(ApiOperations.EndpointGetAlert, alertId),
        NotFoundErrorId = ErrorIds.AlertNotFound,
        BadRequestErrorId = ErrorIds.AlertNotFound,
        Subject = $"alert '{alertId}'",
    };
}
