using System.Globalization;

namespace DefenderXdr;

/// <summary>The columns of a hunting result in the query's order. All rows of a result share one.</summary>
public sealed class HuntingSchema
{
    private readonly Dictionary<string, int> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> indexes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Func<object?, object?>[] converters;
    private readonly int[] twins;

    internal HuntingSchema(IEnumerable<(string Name, string Type)> columns)
    {
        var list = new List<HuntingColumn>();
        foreach (var (wireName, type) in columns)
        {
            var name = Unique(wireName.Length == 0 ? "Column" : wireName);
            indexes[name] = list.Count;
            list.Add(new HuntingColumn(name, type, wireName));
        }
        Columns = list;
        converters = [.. list.Select(column => HuntingValues.ConverterFor(column.Type))];

        // The next column of the same name in the answer, for rows that have a member for each.
        twins = new int[list.Count];
        for (var i = list.Count - 1; i >= 0; i--)
        {
            twins[i] = exact.TryGetValue(list[i].WireName, out var next) ? next : -1;
            exact[list[i].WireName] = i;
        }
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<HuntingColumn> Columns { get; }

    /// <summary>Where a column is, or -1. Names are compared without case.</summary>
    public int IndexOf(string name) => indexes.TryGetValue(name, out var index) ? index : -1;

    /// <summary>A row of an answer: its members in any order, with any missing.</summary>
    internal HuntingRow Row(IEnumerable<KeyValuePair<string, object?>> members)
    {
        var values = new object?[converters.Length];
        foreach (var member in members)
        {
            if (!exact.TryGetValue(member.Key, out var index) && !indexes.TryGetValue(member.Key, out index)) continue;
            while (values[index] is not null && twins[index] >= 0) index = twins[index];
            values[index] = converters[index](member.Value);
        }
        return new HuntingRow(this, values);
    }

    // A join may give the same name twice, and PowerShell tells no "id" from "ID".
    private string Unique(string name)
    {
        var unique = name;
        for (var n = 1; indexes.ContainsKey(unique); n++) unique = name + n.ToString(CultureInfo.InvariantCulture);
        return unique;
    }
}
