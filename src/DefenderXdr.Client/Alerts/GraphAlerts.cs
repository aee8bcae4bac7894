using System.Globalization;
using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Alerts on Microsoft Graph, <c>alerts_v2</c>. An incident's alerts have a list of their own, which takes no documented filter.</summary>
internal sealed class GraphAlerts : IListBackEnd<DefenderAlert, AlertQuery, string>
{
    private const int MaxPage = 100;

    private static readonly ApiFields Fields = new()
    {
        Api = DefenderApi.Graph,
        Of = "alerts",
        Filters = new()
        {
            [nameof(DefenderAlert.LastUpdateTime)] = "lastUpdateDateTime",
            [nameof(DefenderAlert.CreatedTime)] = "createdDateTime",
            [nameof(AlertQuery.AssignedTo)] = "assignedTo",
            [nameof(AlertQuery.Status)] = "status",
            [nameof(AlertQuery.Severity)] = "severity",
            [nameof(AlertQuery.Classification)] = "classification",
            [nameof(AlertQuery.Determination)] = "determination",
            [nameof(AlertQuery.ServiceSource)] = "serviceSource",

            // Documented for these two paths alone, and for equality: ids and short names are compared here.
            [nameof(AlertQuery.Device)] = new("microsoft.graph.security.deviceEvidence/deviceDnsName") { Collection = "evidence", Takes = name => name.Contains('.') },
            [nameof(AlertQuery.User)] = new("microsoft.graph.security.userEvidence/userAccount/userPrincipalName") { Collection = "evidence", Takes = name => name.Contains('@') },
        },
        Orders = GraphOrders.ByTime,
    };

    private static readonly ApiFields OfIncidentFields = new() { Api = DefenderApi.Graph, Of = "an incident's alerts" };

    public ApiOperation ListOperation(AlertQuery query) => query.IncidentId is null ? ApiOperations.GraphListAlerts : ApiOperations.GraphListIncidentAlerts;

    public ApiOperation GetOperation => ApiOperations.GraphGetAlert;

    public ListPlan<DefenderAlert> List(AlertQuery query)
    {
        if (query.IncidentId is { } incidentId) return OfIncident(incidentId, query);

        var (sent, kept) = AlertCriteria.Of(query).Divide(Fields);
        return new ODataList
        {
            Operation = ApiOperations.GraphListAlerts,
            Intent = "list alerts",
            MaxPage = MaxPage,
            Limit = query.First,
            OrderBy = Fields.Order(query.OrderBy),
            Filter = sent.Raw(query.Filter),
        }.Plan(AlertReader.Instance, AlertReader.Key, kept);
    }

    public GetPlan<DefenderAlert> Get(string id, AlertQuery query) => Get(id);

    public static GetPlan<DefenderAlert> Get(string id) => new(ApiRequest.ForOne(ApiOperations.GraphGetAlert, id, $"get alert '{id}'", ErrorIds.AlertNotFound));

    public static ListPlan<DefenderAlert> OfIncident(long incidentId, AlertQuery query)
    {
        var (sent, kept) = AlertCriteria.Of(query).Divide(OfIncidentFields);
        return new ODataList
        {
            Operation = ApiOperations.GraphListIncidentAlerts,
            Id = incidentId.ToString(CultureInfo.InvariantCulture),
            Intent = $"list the alerts of incident '{incidentId}'",
            NotFoundErrorId = ErrorIds.IncidentNotFound,
            MaxPage = MaxPage,
            Limit = query.First,
            OrderBy = OfIncidentFields.Order(query.OrderBy),
            Filter = sent.Raw(query.Filter),
        }.Plan(AlertReader.Instance, AlertReader.Key, kept);
    }
}
