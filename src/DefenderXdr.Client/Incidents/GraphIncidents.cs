using System.Globalization;
using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Incidents on Microsoft Graph: filters everything, links its pages, embeds alerts when asked.</summary>
internal sealed class GraphIncidents : IListBackEnd<DefenderIncident, IncidentQuery, long>
{
    public ListPlan<DefenderIncident> List(IncidentQuery query) => new ODataList
    {
        Operation = ApiOperations.GraphListIncidents,
        Intent = "list incidents",
        MaxPage = 50,
        Limit = query.First,
        Expand = "alerts",
        Filter = new ODataFilter()
            .Common(query, updated: "lastUpdateDateTime", created: "createdDateTime")
            .AnyOf("status", query.Status.Select(IncidentWords.IncidentStatus.ToGraph))
            .AnyOf("severity", query.Severity.Select(IncidentWords.Severity.ToGraph)),
    }.Plan(IncidentReader.Instance, IncidentReader.Key);

    public ApiRequest Get(long id) => ApiRequest.ForOne(
        ApiOperations.GraphGetIncident, id.ToString(CultureInfo.InvariantCulture), $"get incident '{id}'", ErrorIds.IncidentNotFound, expand: "alerts");
}
