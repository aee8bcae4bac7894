using System.Globalization;
using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Incidents on Defender XDR: no links between pages, no filter on severity, alerts always embedded.</summary>
internal sealed class XdrIncidents : IListBackEnd<DefenderIncident, IncidentQuery, long>
{
    public ListPlan<DefenderIncident> List(IncidentQuery query) => new ODataList
    {
        Operation = ApiOperations.XdrListIncidents,
        Intent = "list incidents",
        MaxPage = 100,
        Limit = query.First,
        Filter = new ODataFilter()
            .Common(query, updated: "lastUpdateTime", created: "createdTime")
            .AnyOf("status", query.Status.Select(IncidentWords.IncidentStatus.ToLegacy)),
    }.Plan(IncidentReader.Instance, IncidentReader.Key,
        keep: query.Severity.Count == 0 ? null : incident => IncidentWords.Severity.Matches(incident.Severity, query.Severity));

    public ApiRequest Get(long id) => ApiRequest.ForOne(
        ApiOperations.XdrGetIncident, id.ToString(CultureInfo.InvariantCulture), $"get incident '{id}'", ErrorIds.IncidentNotFound);
}
