using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Alerts on Defender for Endpoint: gives no links between pages, no order but its own, and evidence when asked.</summary>
internal sealed class EndpointAlerts : IListBackEnd<DefenderAlert, AlertQuery, string>
{
    private static readonly ApiFields Fields = new()
    {
        Api = DefenderApi.Endpoint,
        Of = "alerts",
        Filters = new()
        {
            [nameof(DefenderAlert.LastUpdateTime)] = "lastUpdateTime",
            [nameof(DefenderAlert.CreatedTime)] = "alertCreationTime",
            [nameof(AlertQuery.AssignedTo)] = "assignedTo",
            [nameof(AlertQuery.Status)] = "status",
            [nameof(AlertQuery.Severity)] = "severity",
            [nameof(AlertQuery.DetectionSource)] = "detectionSource",
            [nameof(AlertQuery.Category)] = "category",
        },
        Lacks = [nameof(AlertQuery.ServiceSource), nameof(AlertQuery.Tag)],
    };

    public ApiOperation ListOperation(AlertQuery query) => ApiOperations.EndpointListAlerts;

    public ApiOperation GetOperation => ApiOperations.EndpointGetAlert;

    public ListPlan<DefenderAlert> List(AlertQuery query)
    {
        var (sent, kept) = AlertCriteria.Of(query).Divide(Fields);
        return new ODataList
        {
            Operation = ApiOperations.EndpointListAlerts,
            Intent = "list alerts",
            // The service allows 10,000; with evidence that is 30 MB, and the first object should not wait for the service to make them.
            MaxPage = 1000,
            Limit = query.First,
            Expand = "evidence",
            OrderBy = Fields.Order(query.OrderBy),
            Filter = sent.Equal("incidentId", query.IncidentId).Raw(query.Filter),
        }.Plan(AlertReader.Instance, AlertReader.Key, kept);
    }

    public GetPlan<DefenderAlert> Get(string id, AlertQuery query) => Get(id);

    public static GetPlan<DefenderAlert> Get(string id) => new(ApiRequest.ForOne(ApiOperations.EndpointGetAlert, id, $"get alert '{id}'", ErrorIds.AlertNotFound));
}
