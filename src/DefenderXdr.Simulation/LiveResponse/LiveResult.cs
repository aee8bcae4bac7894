using System.Text;
using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>What a command of a live response leaves to be downloaded.</summary>
internal static class LiveResult
{
    internal static SimulatedFile Make(MachineAction action, LiveCommand command) =>
        command.Kind == LiveCommand.RunScript ? Script(action, command) : Fetched(action, command);

    private static SimulatedFile Script(MachineAction action, LiveCommand command)
    {
        var (name, arguments) = (command["ScriptName"]!, command["Args"]);
        using var text = new StringWriter();
        using (var json = new JsonTextWriter(text))
        {
            json.WriteStartObject();
            json.Member("script_name", name);
            json.Member("exit_code", 0L);

            // The real one ends so: it is cut out of a buffer.
            json.Member("script_output", $"{name} ran on {action.Device.HostName}{(arguments is null ? "" : " with " + arguments)}.\r\n\0\0");
            json.Member("script_errors", "");
            json.WriteEndObject();
        }

        return new("result.json", "application/octet-stream", Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static SimulatedFile Fetched(MachineAction action, LiveCommand command)
    {
        var path = command["Path"]!;
        var name = LiveSession.FileName(path);
        return ZipFile.Pack(name + ".zip", action.LastUpdate, [new(name, $"Content of {path} on {action.Device.DnsName}.\r\n")]);
    }
}
