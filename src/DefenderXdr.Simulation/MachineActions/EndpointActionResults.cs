using System.Globalization;

namespace DefenderXdr.Simulation;

/// <summary>The links to what actions on devices bring: investigation packages and results of live response.</summary>
internal sealed class EndpointActionResults(Estate estate, ActionBook book, BlobStore blobs)
{
    private static readonly string[] Read = ["Machine.Read.All", "Machine.ReadWrite.All"];

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Endpoint, "GET", "api/machineactions/{id}/getPackageUri", Read, Package) { Delegated = ["Machine.CollectForensics"] },
        new(Api.Endpoint, "GET", "api/machineactions/{id}/GetLiveResponseResultDownloadLink(index={index})", Read, Result) { Delegated = ["Machine.LiveResponse"] },
    ];

    private SimulatedResponse Package(Call call)
    {
        var action = Find(call, ActionKind.Collect);
        if (action.Status != ActionStatus.Succeeded)
            throw new ApiFault(404, "ResourceNotFound", $"The package of machine action {action.Id} is not ready: the action is {action.Status}");
        var link = blobs.Link(call, "packages", action.Id + ".zip", () => InvestigationPackage.Make(action, estate.Company));

        // As documented: the text is wrapped in quotes once more.
        return Answer(call, $"\"{link}\"");
    }

    private SimulatedResponse Result(Call call)
    {
        var action = Find(call, ActionKind.LiveResponse);
        if (!int.TryParse(call.Values["index"], NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            throw ApiFault.InvalidInput($"'index' is '{call.Values["index"]}', which is no number.");
        if (index >= action.Commands!.Count)
            throw new ApiFault(404, "ResourceNotFound", $"Machine action {action.Id} has no command {index}");
        var command = action.Commands[index];
        if (command.Kind == LiveCommand.PutFile)
            throw ApiFault.InvalidInput($"Command {index} is PutFile, which has no result.");
        if (command.Status != "Completed")
            throw new ApiFault(404, "ResourceNotFound", $"The result of command {index} of machine action {action.Id} is not there: the command is {command.Status}");
        return Answer(call, blobs.Link(call, "liveresponse", $"{action.Id}_{index}", () => LiveResult.Make(action, command)));
    }

    private MachineAction Find(Call call, ActionKind kind)
    {
        var id = call.Values["id"];
        return book.Find(id) is { } action && action.Kind == kind ? action : throw new ApiFault(404, "ResourceNotFound", $"{kind.Term} machine action {id} was not found");
    }

    private static SimulatedResponse Answer(Call call, string link) => call.Answer(json =>
    {
        json.WriteStartObject();
        json.Member("@odata.context", call.Context("Edm.String"));
        json.Member("value", link);
        json.WriteEndObject();
    });
}
