using System.Globalization;
using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Incidents on Microsoft Graph: filters what the incident itself has, links its pages, embeds alerts when asked.</summary>
/// <remarks>
/// In some large tenants a list with <c>$expand=alerts</c> answers 500 for good. It is then asked for in smaller pages, and at last without alerts: each
/// incident's are then a list of their own.
/// </remarks>
internal sealed class GraphIncidents : IListBackEnd<DefenderIncident, IncidentQuery, long>
{
    private const int MaxPage = 50;
    private const int SmallPage = 10;

    private static readonly ApiFields Fields = new()
    {
        Api = DefenderApi.Graph,
        Of = "incidents",
        Filters = new()
        {
            [nameof(DefenderIncident.LastUpdateTime)] = "lastUpdateDateTime",
            [nameof(DefenderIncident.CreatedTime)] = "createdDateTime",
            [nameof(IncidentQuery.AssignedTo)] = "assignedTo",
            [nameof(IncidentQuery.Status)] = "status",
            [nameof(IncidentQuery.Severity)] = "severity",
            [nameof(IncidentQuery.Classification)] = "classification",
            [nameof(IncidentQuery.Determination)] = "determination",
        },
        Orders = GraphOrders.ByTime,
    };

    private static readonly IPart<DefenderIncident> Alerts = new ListPart<DefenderIncident, DefenderAlert>(
        incident => GraphAlerts.OfIncident(incident.IncidentId, new AlertQuery()), (incident, alerts) => incident.Alerts = alerts);

    public ApiOperation ListOperation(IncidentQuery query) => ApiOperations.GraphListIncidents;

    public ApiOperation GetOperation => ApiOperations.GraphGetIncident;

    public ListPlan<DefenderIncident> List(IncidentQuery query)
    {
        var (sent, kept) = IncidentCriteria.Of(query).Divide(Fields);
        var list = new ODataList
        {
            Operation = ApiOperations.GraphListIncidents,
            Intent = "list incidents",
            MaxPage = MaxPage,
            Limit = query.First,
            OrderBy = Fields.Order(query.OrderBy),
            Filter = sent.Raw(query.Filter),
        };
        return query.NeedsAlerts ? Embedding(list, MaxPage, kept) : Plan(list, kept);
    }

    public GetPlan<DefenderIncident> Get(long id, IncidentQuery query) => query.NeedsAlerts ? Get(id) : Bare(id);

    public static GetPlan<DefenderIncident> Get(long id) => new(Request(id, "alerts")) { Lighter = Bare(id) with { Part = Alerts } };

    private static GetPlan<DefenderIncident> Bare(long id) => new(Request(id, null));

    private static ApiRequest Request(long id, string? expand) => ApiRequest.ForOne(
        ApiOperations.GraphGetIncident, id.ToString(CultureInfo.InvariantCulture), $"get incident '{id}'", ErrorIds.IncidentNotFound, expand);

    private static ListPlan<DefenderIncident> Embedding(ODataList whole, int page, Func<DefenderIncident, bool>? kept, int read = 0, int emitted = 0) =>
        Plan(Rest(whole, read, emitted) with { MaxPage = page, Expand = "alerts", HasLighterWay = true }, kept) with
        {
            Lighter = (read, emitted) => page > SmallPage
                ? Embedding(whole, SmallPage, kept, read, emitted)
                : Plan(Rest(whole, read, emitted), kept) with { Part = Alerts },
        };

    private static ODataList Rest(ODataList whole, int read, int emitted) => whole with { Start = read, Limit = whole.Limit - emitted };

    private static ListPlan<DefenderIncident> Plan(ODataList list, Func<DefenderIncident, bool>? kept) => list.Plan(IncidentReader.Instance, IncidentReader.Key, kept);
}
