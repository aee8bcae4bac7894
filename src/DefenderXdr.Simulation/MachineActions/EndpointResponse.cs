using System.Text.RegularExpressions;

namespace DefenderXdr.Simulation;

/// <summary>The actions that Defender for Endpoint takes on a device: <c>/api/machines/{id}/isolate</c> and the like.</summary>
internal sealed class EndpointResponse(ActionBook book)
{
    private static readonly Regex Sha1 = new("^[0-9a-fA-F]{40}$", RegexOptions.CultureInvariant);

    internal IEnumerable<Operation> Operations =>
    [
        Post("isolate", ActionKind.Isolate, "IsolationType", ActionScope.Isolation, ActionScope.Full),
        Post("unisolate", ActionKind.Unisolate),
        Post("restrictCodeExecution", ActionKind.Restrict),
        Post("unrestrictCodeExecution", ActionKind.Unrestrict),
        Post("runAntiVirusScan", ActionKind.Scan, "ScanType", ActionScope.Scan),
        Post("offboard", ActionKind.Offboard),
        Post("collectInvestigationPackage", ActionKind.Collect),
        Operation("StopAndQuarantineFile", ActionKind.Quarantine, Quarantine),
    ];

    private static Operation Operation(string path, ActionKind kind, Func<Call, SimulatedResponse> run) =>
        new(Api.Endpoint, "POST", "api/machines/{id}/" + path, [kind.Permission], run);

    private Operation Post(string path, ActionKind kind) => Operation(path, kind, call => Start(call, kind, ChangeBody.Read(call, "Comment"), null));

    private Operation Post(string path, ActionKind kind, string name, Dictionary<string, Term> scopes, Term? otherwise = null) => Operation(path, kind, call =>
    {
        var body = ChangeBody.Read(call, "Comment", name);
        return Start(call, kind, body, otherwise is null ? body.RequiredWord(name, scopes) : body.Word(name, scopes) ?? otherwise);
    });

    private SimulatedResponse Quarantine(Call call)
    {
        var body = ChangeBody.Read(call, "Comment", "Sha1");
        var sha1 = body.Required("Sha1");
        return Sha1.IsMatch(sha1) ? Start(call, ActionKind.Quarantine, body, null, sha1.ToLowerInvariant()) : throw new ApiFault(400, "InvalidHashValue", $"Invalid hash value: '{sha1}'");
    }

    private SimulatedResponse Start(Call call, ActionKind kind, ChangeBody body, Term? scope, string? sha1 = null)
    {
        var comment = body.Required("Comment");
        var action = book.Start(kind, call.Values["id"], scope, made => made with { Comment = comment, Sha1 = sha1 }, call);
        return call.Answer(json => EndpointMachineAction.Write(json, action, call.Context("MachineActions/$entity")), kind.Status);
    }
}
