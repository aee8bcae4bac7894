using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>An action on a device as Defender for Endpoint writes it.</summary>
internal static class EndpointMachineAction
{
    // The documented lists call the last update differently, and have no context within.
    internal static void Write(JsonTextWriter json, MachineAction action, string? context)
    {
        json.WriteStartObject();
        if (context is not null)
            json.Member("@odata.context", context);
        json.Member("id", action.Id);
        json.Member("type", action.Kind.Term.Legacy);
        json.Member("title", (string?)null);
        json.Member("scope", action.Scope?.Legacy);
        json.Member("requestor", action.Requestor);
        json.Member("requestorComment", action.Comment);
        json.Member("status", action.Status.Legacy);
        json.Member("machineId", action.Device.Id);
        json.Member("computerDnsName", action.Device.DnsName);
        json.Member("creationDateTimeUtc", action.Created);
        json.Member(context is null ? "lastUpdateTimeUtc" : "lastUpdateDateTimeUtc", action.LastUpdate);
        json.Member("cancellationRequestor", action.CancellationRequestor);
        json.Member("cancellationComment", action.CancellationComment);
        json.Member("cancellationDateTimeUtc", action.Cancelled);
        json.Member("errorHResult", action.Status == ActionStatus.Failed ? unchecked((int)0x80004005) : 0L);
        json.Member("externalID", (string?)null);
        json.Member("requestSource", "PublicApi");
        File(json, action.Sha1);
        json.StartArray("commands");
        for (var i = 0; i < action.Commands?.Count; i++)
            Write(json, action.Commands[i], i);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void File(JsonTextWriter json, string? sha1)
    {
        if (sha1 is null)
        {
            json.Member("relatedFileInfo", (string?)null);
            return;
        }

        json.StartObject("relatedFileInfo");
        json.Member("fileIdentifier", sha1);
        json.Member("fileIdentifierType", "Sha1");
        json.WriteEndObject();
    }

    private static void Write(JsonTextWriter json, LiveCommand command, int index)
    {
        json.WriteStartObject();
        json.Member("index", index);
        json.Member("startTime", command.Started);
        json.Member("endTime", command.Ended);
        json.Member("commandStatus", command.Status);
        json.Member("errors", command.Errors);
        json.StartObject("command");
        json.Member("type", command.Kind);
        json.StartArray("params");
        foreach (var parameter in command.Parameters)
        {
            json.WriteStartObject();
            json.Member("key", parameter.Key);
            json.Member("value", parameter.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
