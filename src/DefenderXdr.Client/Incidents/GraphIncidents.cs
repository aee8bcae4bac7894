using System.Globalization;
using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Incidents on Microsoft Graph: filters everything, links its pages, embeds alerts when asked.</summary>
internal sealed class GraphIncidents : IIncidentBackEnd
{
    private const int MaxPage = 50;

    public ApiOperation Operation => ApiOperations.GraphListIncidents;

    public ListPlan<DefenderIncident> List(IncidentQuery query)
    {
        var filter = new ODataFilter()
            .AtLeast("lastUpdateDateTime", query.UpdatedAfter)
            .AtMost("lastUpdateDateTime", query.UpdatedBefore)
            .AtLeast("createdDateTime", query.CreatedAfter)
            .AtMost("createdDateTime", query.CreatedBefore)
            .AnyOf("status", query.Status.Select(IncidentWords.IncidentStatus.ToGraph))
            .AnyOf("severity", query.Severity.Select(IncidentWords.Severity.ToGraph))
            .AnyOf("assignedTo", query.AssignedTo)
            .Raw(query.Filter)
            .ToString();
        var top = Math.Min(query.First ?? MaxPage, MaxPage);

        return new ListPlan<DefenderIncident>
        {
            First = new ApiRequest { Operation = Operation, Address = Page(0), BadRequestErrorId = ErrorIds.InvalidFilter, Subject = "the list of incidents" },
            PageSize = top,
            Skip = Page,
            Reader = IncidentReader.Instance,
            Key = incident => incident.IncidentId.ToString(CultureInfo.InvariantCulture),
            Limit = query.First,
        };

        Uri Page(int skip) => ApiRequest.AddressOf(Operation, null,
            ("$filter", filter), ("$expand", "alerts"), ("$top", ODataPaging.Number(top)), ("$skip", ODataPaging.Skip(skip)));
    }

    public ApiRequest Get(long incidentId) => new()
    {
        Operation = ApiOperations.GraphGetIncident,
        Address = ApiRequest.AddressOf(ApiOperations.GraphGetIncident, incidentId.ToString(CultureInfo.InvariantCulture), ("$expand", "alerts")),
        NotFoundErrorId = ErrorIds.IncidentNotFound,
        BadRequestErrorId = ErrorIds.IncidentNotFound,
        Subject = $"incident '{incidentId}'",
    };
}
