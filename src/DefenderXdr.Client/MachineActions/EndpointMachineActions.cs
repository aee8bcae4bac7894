using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Actions on Defender for Endpoint, the one API that has them.</summary>
internal sealed class EndpointMachineActions : IListBackEnd<DefenderMachineAction, MachineActionQuery, string>
{
    private static readonly ApiFields Fields = new()
    {
        Api = DefenderApi.Endpoint,
        Of = "machine actions",
        Filters = new()
        {
            [nameof(DefenderMachineAction.CreationTime)] = "creationDateTimeUtc",
            [nameof(MachineActionQuery.MachineId)] = "machineId",
            [nameof(MachineActionQuery.Status)] = "status",
            [nameof(MachineActionQuery.Requestor)] = "requestor",
            // Old actions have an older word for this one.
            [nameof(MachineActionQuery.Type)] = new("type") { Takes = type => MachineActionWords.Type.Normalize(type, out _) != "Offboard" },
        },
    };

    public ApiOperation ListOperation(MachineActionQuery query) => ApiOperations.EndpointListMachineActions;

    public ApiOperation GetOperation => ApiOperations.EndpointGetMachineAction;

    public GetPlan<DefenderMachineAction> Get(string id, MachineActionQuery query) =>
        new(ApiRequest.ForOne(ApiOperations.EndpointGetMachineAction, id, $"get action '{id}'", ErrorIds.MachineActionNotFound));

    public ListPlan<DefenderMachineAction> List(MachineActionQuery query)
    {
        var (sent, kept) = new Criteria<DefenderMachineAction>()
            .Between(nameof(DefenderMachineAction.CreationTime), query.CreatedAfter, query.CreatedBefore, action => action.CreationTime)
            .AnyOf(nameof(query.MachineId), query.MachineId, action => action.MachineId)
            .AnyOf(nameof(query.Type), query.Type, action => action.Type, MachineActionWords.Type)
            .AnyOf(nameof(query.Status), query.Status, action => action.Status, MachineActionWords.Status)
            .AnyOf(nameof(query.Requestor), query.Requestor, action => action.Requestor)
            .Divide(Fields);
        return new ODataList
        {
            Operation = ApiOperations.EndpointListMachineActions,
            Intent = "list machine actions",
            MaxPage = 10_000,
            Limit = query.First,
            Filter = sent.Raw(query.Filter),
        }.Plan(MachineActionReader.Instance, MachineActionReader.Key, kept);
    }
}
