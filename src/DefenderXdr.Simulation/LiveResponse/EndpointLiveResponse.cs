using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>Starts live responses: <c>/api/machines/{id}/runliveresponse</c>.</summary>
internal sealed class EndpointLiveResponse(ActionBook book)
{
    // In the order that the page asks for, each with the keys that it must have and those that it may have.
    private static readonly (string Kind, string[] Needed, string[] Known)[] Kinds =
    [
        (LiveCommand.PutFile, ["FileName"], ["FileName"]),
        (LiveCommand.RunScript, ["ScriptName"], ["ScriptName", "Args"]),
        (LiveCommand.GetFile, ["Path"], ["Path"]),
    ];

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Endpoint, "POST", "api/machines/{id}/runliveresponse", [ActionKind.LiveResponse.Permission], Run),
    ];

    private SimulatedResponse Run(Call call)
    {
        var body = ChangeBody.Read(call, "Comment", "Commands");
        var (comment, commands) = (body.Filled("Comment"), Read(body.RequiredList("Commands")));
        var action = book.Start(ActionKind.LiveResponse, call.Values["id"], null, made => made with { Comment = comment, Commands = commands }, call);
        return call.Answer(json => EndpointMachineAction.Write(json, action, call.Context("MachineActions/$entity")), ActionKind.LiveResponse.Status);
    }

    private static LiveCommand[] Read(JArray list)
    {
        var commands = list.Select(Read).ToArray();
        var order = Array.ConvertAll(commands, command => Array.FindIndex(Kinds, kind => kind.Kind == command.Kind));
        return order.SequenceEqual(order.OrderBy(place => place))
            ? commands
            : throw ApiFault.InvalidBody("the commands must come in the order PutFile, RunScript, GetFile.");
    }

    private static LiveCommand Read(JToken item)
    {
        var type = (item as JObject)?["type"] is { Type: JTokenType.String } text ? (string?)text : null;
        var kind = Array.Find(Kinds, known => known.Kind == type);
        if (kind.Kind is null)
            throw ApiFault.InvalidBody($"'type' of a command is {(type is null ? "missing" : $"'{type}'")}, and must be one of {string.Join(", ", Kinds.Select(known => known.Kind))}.");
        var parameters = ((item["params"] as JArray) ?? []).Select(Parameter).ToArray();
        if (Array.Find(parameters, parameter => !kind.Known.Contains(parameter.Key)) is { Key: { } unknown })
            throw ApiFault.InvalidBody($"'{unknown}' is no key of {kind.Kind}. It takes {string.Join(", ", kind.Known)}.");
        if (Array.Find(kind.Needed, key => !Array.Exists(parameters, parameter => parameter.Key == key && parameter.Value.Length > 0)) is { } missing)
            throw ApiFault.InvalidBody($"{kind.Kind} needs '{missing}'.");
        return new(kind.Kind, parameters);
    }

    private static KeyValuePair<string, string> Parameter(JToken item) =>
        item is JObject pair && pair["key"] is { Type: JTokenType.String } key && pair["value"] is { Type: JTokenType.String } value
            ? new((string)key!, (string)value!)
            : throw ApiFault.InvalidBody("each of 'params' must have a 'key' and a 'value', both of them strings.");
}
