using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Automated investigations on Defender for Endpoint, the one API that has them.</summary>
internal sealed class EndpointInvestigations : IListBackEnd<DefenderInvestigation, InvestigationQuery, string>
{
    private static readonly ApiFields Fields = new()
    {
        Api = DefenderApi.Endpoint,
        Of = "investigations",
        Filters = new()
        {
            [nameof(DefenderInvestigation.StartTime)] = "startTime",
            [nameof(InvestigationQuery.MachineId)] = "machineId",
            [nameof(InvestigationQuery.State)] = "state",
            [nameof(InvestigationQuery.TriggeringAlertId)] = "triggeringAlertId",
        },
    };

    public ApiOperation ListOperation(InvestigationQuery query) => ApiOperations.EndpointListInvestigations;

    public ApiOperation GetOperation => ApiOperations.EndpointGetInvestigation;

    public GetPlan<DefenderInvestigation> Get(string id, InvestigationQuery query) =>
        new(ApiRequest.ForOne(ApiOperations.EndpointGetInvestigation, id, $"get investigation '{id}'", ErrorIds.InvestigationNotFound));

    public ListPlan<DefenderInvestigation> List(InvestigationQuery query)
    {
        var (sent, kept) = new Criteria<DefenderInvestigation>()
            .Between(nameof(DefenderInvestigation.StartTime), query.StartedAfter, query.StartedBefore, investigation => investigation.StartTime)
            .AnyOf(nameof(query.MachineId), query.MachineId, investigation => investigation.MachineId)
            .AnyOf(nameof(query.State), query.State, investigation => investigation.State, AlertWords.InvestigationState)
            .AnyOf(nameof(query.TriggeringAlertId), query.TriggeringAlertId, investigation => investigation.TriggeringAlertId)
            .Divide(Fields);
        return new ODataList
        {
            Operation = ApiOperations.EndpointListInvestigations,
            Intent = "list investigations",
            MaxPage = 10_000,
            Limit = query.First,
            Filter = sent.Raw(query.Filter),
        }.Plan(DefenderInvestigation.Reader, investigation => investigation.InvestigationId, kept);
    }
}
