using System.Globalization;
using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Incidents on Defender XDR: no links between pages, few filters, no order but its own, alerts always embedded.</summary>
internal sealed class XdrIncidents : IListBackEnd<DefenderIncident, IncidentQuery, long>
{
    private static readonly ApiFields Fields = new()
    {
        Api = DefenderApi.Xdr,
        Of = "incidents",
        Filters = new()
        {
            [nameof(DefenderIncident.LastUpdateTime)] = "lastUpdateTime",
            [nameof(DefenderIncident.CreatedTime)] = "createdTime",
            [nameof(IncidentQuery.AssignedTo)] = "assignedTo",
            [nameof(IncidentQuery.Status)] = "status",
        },
    };

    public ApiOperation ListOperation(IncidentQuery query) => ApiOperations.XdrListIncidents;

    public ApiOperation GetOperation => ApiOperations.XdrGetIncident;

    public ListPlan<DefenderIncident> List(IncidentQuery query)
    {
        var (sent, kept) = IncidentCriteria.Of(query).Divide(Fields);
        return new ODataList
        {
            Operation = ApiOperations.XdrListIncidents,
            Intent = "list incidents",
            MaxPage = 100,
            Limit = query.First,
            OrderBy = Fields.Order(query.OrderBy),
            Filter = sent.Raw(query.Filter),
        }.Plan(IncidentReader.Instance, IncidentReader.Key, kept);
    }

    public GetPlan<DefenderIncident> Get(long id, IncidentQuery query) => Get(id);

    public static GetPlan<DefenderIncident> Get(long id) => new(ApiRequest.ForOne(
        ApiOperations.XdrGetIncident, id.ToString(CultureInfo.InvariantCulture), $"get incident '{id}'", ErrorIds.IncidentNotFound));
}
