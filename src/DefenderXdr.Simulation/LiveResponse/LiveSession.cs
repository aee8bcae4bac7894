namespace DefenderXdr.Simulation;

/// <summary>What the commands of a live response come to.</summary>
internal static class LiveSession
{
    /// <summary>The action when its session is over.</summary>
    /// <param name="action">The action; its last update is when the session ended.</param>
    /// <param name="begun">When the session began.</param>
    /// <param name="library">Where scripts and files come from.</param>
    internal static MachineAction Run(MachineAction action, DateTimeOffset begun, LibraryFiles library)
    {
        if (action.Outcome == SimulatedActionOutcome.TimeOut)
            return action with { Status = ActionStatus.TimeOut };
        var commands = action.Commands!.ToArray();
        var each = TimeSpan.FromTicks((action.LastUpdate - begun).Ticks / commands.Length);
        for (var i = 0; i < commands.Length; i++)
        {
            var wrong = action.Outcome == SimulatedActionOutcome.Failed ? "The command failed on the device." : Wrong(commands[i], action.Device, library);
            commands[i] = commands[i] with
            {
                Status = wrong is null ? "Completed" : "Failed",
                Started = begun + TimeSpan.FromTicks(each.Ticks * i),
                Ended = begun + TimeSpan.FromTicks(each.Ticks * (i + 1)),
                Errors = wrong is null ? [] : [wrong],
            };
            if (wrong is not null)
                return action with { Commands = commands, Status = ActionStatus.Failed };
        }

        return action with { Commands = commands, Status = ActionStatus.Succeeded };
    }

    /// <summary>Why a command fails; null when it does not.</summary>
    private static string? Wrong(LiveCommand command, Device device, LibraryFiles library)
    {
        if (command.Kind != LiveCommand.GetFile)
        {
            var name = command[command.Kind == LiveCommand.PutFile ? "FileName" : "ScriptName"]!;
            return library.Find(name) is null ? $"File '{name}' was not found in the library." : null;
        }

        var path = command["Path"]!;
        var rooted = device.IsWindows ? path.Length > 3 && path[1] == ':' && path[2] == '\\' : path.Length > 1 && path[0] == '/';

        // There is no disk behind it: a file whose name says that it is missing is.
        return !rooted ? $"'{path}' is not a full path."
            : FileName(path).StartsWith("missing", StringComparison.OrdinalIgnoreCase) ? $"Could not find file '{path}'."
            : null;
    }

    internal static string FileName(string path) => path.Substring(path.LastIndexOfAny(['\\', '/']) + 1);
}
