namespace DefenderXdr.Simulation;

/// <summary>What Defender for Endpoint changes about its devices.</summary>
internal sealed class EndpointMachineChanges(Estate estate)
{
    private const int MostInBatch = 500;
    private static readonly string[] Write = ["Machine.ReadWrite.All"];
    private static readonly Term Add = Term.Of("Add");
    private static readonly Term Remove = Term.Of("Remove");
    private static readonly Dictionary<string, Term> TagActions = new(StringComparer.OrdinalIgnoreCase) { ["Add"] = Add, ["Remove"] = Remove };

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Endpoint, "POST", "api/machines/AddOrRemoveTagForMultipleMachines", Write, TagMany),
        new(Api.Endpoint, "POST", "api/machines/{id}/tags", Write, Tag),
        new(Api.Endpoint, "POST", "api/machines/{id}/setDeviceValue", Write, SetValue),
        new(Api.Endpoint, "PATCH", "api/machines/{id}", Write, Update),
    ];

    private SimulatedResponse Tag(Call call)
    {
        var body = ChangeBody.Read(call, "Value", "Action");
        var (tag, action) = (body.Required("Value"), body.RequiredWord("Action", TagActions));
        return Answer(call, Change(call, call.Values["id"], machine => Tagged(machine, tag, action), "machineTags"));
    }

    private SimulatedResponse TagMany(Call call)
    {
        var body = ChangeBody.Read(call, "Value", "Action", "MachineIds");
        var (tag, action, ids) = (body.Required("Value"), body.RequiredWord("Action", TagActions), body.RequiredTexts("MachineIds"));
        if (ids.Length > MostInBatch)
            throw new ApiFault(400, "MaximumBatchSizeExceeded", $"Maximum batch size is {MostInBatch}");
        if (Array.Find(ids, id => estate.Fleet.Find(id) is null) is { } unknown)
            throw EndpointMachines.NotFound(unknown);
        var changed = Array.ConvertAll(ids, id => Change(call, id, machine => Tagged(machine, tag, action), "machineTags"));
        return EndpointList.Answer(call, "Machines", changed, (json, machine) => EndpointMachine.Write(json, machine, call.Now, null));
    }

    private SimulatedResponse SetValue(Call call)
    {
        var value = ChangeBody.Read(call, "DeviceValue").RequiredWord("DeviceValue", DeviceValue.Words);
        return Answer(call, Change(call, call.Values["id"], machine => machine with { Value = value }, "deviceValue"));
    }

    private SimulatedResponse Update(Call call)
    {
        var body = ChangeBody.Read(call, "machineTags", "deviceValue").Changing("machineTags", "deviceValue");
        var (tags, value) = (body.Texts("machineTags"), body.Word("deviceValue", DeviceValue.Words));
        string[] what = [.. tags is null ? [] : new[] { "machineTags" }, .. value is null ? [] : new[] { "deviceValue" }];
        return Answer(call, Change(call, call.Values["id"], machine => machine with { Tags = tags is null ? machine.Tags : Once(tags), Value = value ?? machine.Value }, what));
    }

    private Machine Change(Call call, string id, Func<Machine, Machine> change, params string[] what)
    {
        var changed = estate.Fleet.Change(id, change) ?? throw EndpointMachines.NotFound(id);
        estate.Note(new(call.Now, SimulatedChangeKind.MachineUpdated, changed.Id, string.Join(", ", what)));
        return changed;
    }

    private static Machine Tagged(Machine machine, string tag, Term action) => machine with
    {
        Tags = action == Add ? Once([.. machine.Tags, tag]) : [.. machine.Tags.Where(one => !string.Equals(one, tag, StringComparison.OrdinalIgnoreCase))],
    };

    private static string[] Once(string[] tags) => [.. tags.Distinct(StringComparer.OrdinalIgnoreCase)];

    private static SimulatedResponse Answer(Call call, Machine machine) =>
        call.Answer(json => EndpointMachine.Write(json, machine, call.Now, call.Context("Machines/$entity")));
}
