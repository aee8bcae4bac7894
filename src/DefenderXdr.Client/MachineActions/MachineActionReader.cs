using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>The members of an action as Defender for Endpoint names them, and as it named them before.</summary>
internal static class MachineActionReader
{
    /// <summary>What tells one action from another, or null when it came without an id.</summary>
    public static string? Key(DefenderMachineAction action) => action.ActionId;

    public static readonly ObjectReader<DefenderMachineAction> Instance = new ObjectReader<DefenderMachineAction>(() => new DefenderMachineAction(), a => a.AdditionalProperties)
        .Text("id", (a, v) => a.ActionId = v)
        .Word("type", MachineActionWords.Type, (a, v) => a.Type = v)
        .Text("scope", (a, v) => a.Scope = v)
        .Word("status", MachineActionWords.Status, (a, v) => a.Status = v)
        .Text("machineId", (a, v) => a.MachineId = v)
        .Text("computerDnsName", (a, v) => a.ComputerDnsName = v)
        .Text("requestor", (a, v) => a.Requestor = v)
        .Text("requestorComment", (a, v) => a.RequestorComment = v)
        .Text("requestSource", (a, v) => a.RequestSource = v)
        .Time("creationDateTimeUtc", (a, v) => a.CreationTime = v)
        .Time("lastUpdateDateTimeUtc|lastUpdateTimeUtc", (a, v) => a.LastUpdateTime = v)
        .Text("cancellationRequestor", (a, v) => a.CancellationRequestor = v)
        .Text("cancellationComment", (a, v) => a.CancellationComment = v)
        .Time("cancellationDateTimeUtc", (a, v) => a.CancellationTime = v)
        .Text("title", (a, v) => a.Title = v)
        .Text("externalId", (a, v) => a.ExternalId = v)
        .One("relatedFileInfo", () => DefenderRelatedFile.Reader, (a, v) => a.RelatedFileInfo = v)
        .List("commands", () => DefenderLiveResponseCommand.Reader, (a, v) => a.Commands = v)
        .Number("errorHResult", (a, v) => a.ErrorHResult = v)
        .Text("error", (a, v) => a.Error = v);
}
