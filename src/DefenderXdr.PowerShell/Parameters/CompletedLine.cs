using System.Collections;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>What the rest of a line says while one of its parameters is completed.</summary>
internal static class CompletedLine
{
    /// <summary>The connections that the command would use, as far as they are there.</summary>
    public static IEnumerable<DefenderConnection> Connections(IDictionary fakeBoundParameters)
    {
        var session = DefenderSession.Current;
        var named = Flat(fakeBoundParameters["Connection"]).SelectMany(value => value is DefenderConnection connection ? [connection] : session.Match($"{value}")).ToArray();
        DefenderConnection[] connections = named.Length > 0 ? named : session.Default is { } standard ? [standard] : [];
        return connections.Where(connection => !connection.IsClosed);
    }

    private static IEnumerable<object> Flat(object? value) => value switch
    {
        null => [],
        PSObject wrapped => Flat(wrapped.BaseObject),
        IEnumerable list and not string => list.Cast<object?>().SelectMany(Flat),
        _ => [value],
    };
}
