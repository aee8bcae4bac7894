using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>The command that goes on where a list broke.</summary>
internal static class BrokenList
{
    private static readonly HashSet<string> Common = new(PSCmdlet.CommonParameters, StringComparer.OrdinalIgnoreCase);

    /// <summary>With the objects that are as old as the last one or older: the lists of incidents and alerts are newest first.</summary>
    public static Dictionary<string, object>? FromTime(ListPosition from, Dictionary<string, object> parameters)
    {
        if (from.OldestCreated is not { } time) return null;
        parameters["CreatedBefore"] = time;
        if (parameters.TryGetValue("First", out var first)) parameters["First"] = (int)first - from.Objects + 1;
        return parameters;
    }

    /// <summary>With the page that broke.</summary>
    public static Dictionary<string, object>? FromPage(ListPosition from, Dictionary<string, object> parameters)
    {
        if (from.Page is null) return null;
        parameters.Remove("Query");
        parameters["Path"] = from.Page.OriginalString;
        return parameters;
    }

    /// <summary>Adds the command to what an error says to do.</summary>
    /// <param name="error">The error; one of no list, or of one of which nothing had come, stays as it is.</param>
    /// <param name="call">The command that listed; null without an engine.</param>
    /// <param name="connection">The one connection of several whose list broke, or null.</param>
    /// <param name="goOn">Makes the parameters that go on of those that there were; null where nothing does.</param>
    public static DefenderException Advise(
        DefenderException error, InvocationInfo? call, DefenderConnection? connection, Func<ListPosition, Dictionary<string, object>, Dictionary<string, object>?> goOn)
    {
        if (error.Position is not { } position || call?.MyCommand is null) return error;
        var parameters = call.BoundParameters.Where(parameter => !Common.Contains(parameter.Key))
            .ToDictionary(parameter => parameter.Key, parameter => parameter.Value, StringComparer.OrdinalIgnoreCase);
        if (connection is not null) parameters["Connection"] = connection.Name;
        if (goOn(position, parameters) is not { } further) return error;

        // Those of the list itself are in words for any language.
        var plain = error.InnerException is DefenderException before ? before.RecommendedAction : error.RecommendedAction;
        return error.Advise($"{plain} To go on from there (it begins with what came last): {CommandLine.Of(call.MyCommand.Name, further)}");
    }
}
