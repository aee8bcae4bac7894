namespace DefenderXdr.Simulation;

/// <summary>Defender for Endpoint's actions on devices: <c>/api/machineactions</c>.</summary>
internal sealed class EndpointMachineActions(ActionBook book)
{
    private static readonly string[] Read = ["Machine.Read.All", "Machine.ReadWrite.All"];

    private static readonly ListRules<MachineAction> Rules = new(
        new FilterFields<MachineAction>(graph: false)
            .Guid("id", action => action.Id)
            .Enumeration("status", action => action.Status, ActionStatus.All)
            .Text("machineId", action => action.Device.Id)
            .Enumeration("type", action => action.Kind.Term, ActionKind.All.Select(kind => kind.Term))
            .Text("requestor", action => action.Requestor)
            .Date("creationDateTimeUtc", action => action.Created),
        DefaultTop: 10_000,
        MaxTop: 10_000,
        ["$filter", "$top", "$skip"]);

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Endpoint, "GET", "api/machineactions", Read, List),
        new(Api.Endpoint, "GET", "api/machineactions/{id}", Read, call => Answer(call, Find(call))),
        new(Api.Endpoint, "POST", "api/machineactions/{id}/cancel", [.. ActionKind.All.Select(kind => kind.Permission).Distinct()], Cancel),
    ];

    private SimulatedResponse List(Call call) => EndpointList.Answer(
        call, "MachineActions", new ListQuery<MachineAction>(call, Rules).Page(book.NewestFirst).Items, (json, action) => EndpointMachineAction.Write(json, action, null));

    private SimulatedResponse Cancel(Call call)
    {
        var comment = string.IsNullOrEmpty(call.Request.Body) ? null : ChangeBody.Read(call, "Comment").Text("Comment");
        var action = Find(call);

        // The page lists the permissions of all kinds; that of the kind at hand is meant.
        ApiHost.Authorise(call.Api, [action.Kind.Permission], call.Caller);
        return Answer(call, book.Cancel(action.Id, comment, call));
    }

    private MachineAction Find(Call call) =>
        book.Find(call.Values["id"]) ?? throw new ApiFault(404, "ResourceNotFound", $"Machine action {call.Values["id"]} was not found");

    private static SimulatedResponse Answer(Call call, MachineAction action) =>
        call.Answer(json => EndpointMachineAction.Write(json, action, call.Context("MachineActions/$entity")));
}
