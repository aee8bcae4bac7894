using System.Globalization;
using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Incidents on Defender XDR: no links between pages, no filter on severity, alerts always embedded.</summary>
internal sealed class XdrIncidents : IIncidentBackEnd
{
    private const int MaxPage = 100;

    public ApiOperation Operation => ApiOperations.XdrListIncidents;

    public ListPlan<DefenderIncident> List(IncidentQuery query)
    {
        var filter = new ODataFilter()
            .AtLeast("lastUpdateTime", query.UpdatedAfter)
            .AtMost("lastUpdateTime", query.UpdatedBefore)
            .AtLeast("createdTime", query.CreatedAfter)
            .AtMost("createdTime", query.CreatedBefore)
            .AnyOf("status", query.Status.Select(IncidentWords.IncidentStatus.ToLegacy))
            .AnyOf("assignedTo", query.AssignedTo)
            .Raw(query.Filter)
            .ToString();

        // What is filtered here makes the number of objects on a page unknown, so only a complete filter shortens it.
        var complete = query.Severity.Count == 0;
        var top = complete ? Math.Min(query.First ?? MaxPage, MaxPage) : MaxPage;

        return new ListPlan<DefenderIncident>
        {
            First = new ApiRequest { Operation = Operation, Address = Page(0), BadRequestErrorId = ErrorIds.InvalidFilter, Subject = "the list of incidents" },
            PageSize = top,
            Skip = Page,
            Reader = IncidentReader.Instance,
            Key = incident => incident.IncidentId.ToString(CultureInfo.InvariantCulture),
            Keep = complete ? null : incident => IncidentWords.Severity.Matches(incident.Severity, query.Severity),
            Limit = query.First,
        };

        Uri Page(int skip) => ApiRequest.AddressOf(Operation, null,
            ("$filter", filter), ("$top", ODataPaging.Number(top)), ("$skip", ODataPaging.Skip(skip)));
    }

    public ApiRequest Get(long incidentId) => new()
    {
        Operation = ApiOperations.XdrGetIncident,
        Address = ApiRequest.AddressOf(ApiOperations.XdrGetIncident, incidentId.ToString(CultureInfo.InvariantCulture)),
        NotFoundErrorId = ErrorIds.IncidentNotFound,
        BadRequestErrorId = ErrorIds.IncidentNotFound,
        Subject = $"incident '{incidentId}'",
    };
}
