using System.Collections;

namespace DefenderXdr.PowerShell;

/// <summary>What is known of hunting tables without a call, for the connections that a line would use.</summary>
internal static class KnownTables
{
    /// <summary>The names: those of the tenant where they were read, else the documented ones.</summary>
    public static IEnumerable<string> Names(IDictionary line)
    {
        var known = CompletedLine.Connections(line).SelectMany(connection => connection.Client.Hunting.Tables.KnownNames).ToArray();
        return (known.Length > 0 ? known : HuntingTables.Names).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(name => name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The columns of a table with what they are, or none when they were never read.</summary>
    public static IReadOnlyList<(string Name, string ToolTip)> Columns(IDictionary line, string table) =>
        [.. (CompletedLine.Connections(line).SelectMany(connection => connection.Client.Hunting.Tables.Known).FirstOrDefault(known => known.Name == table)?.Columns ?? [])
            .Select(column => (column.Name, $"{column.Name}: {column.Type}, of {column.Table}"))];
}
