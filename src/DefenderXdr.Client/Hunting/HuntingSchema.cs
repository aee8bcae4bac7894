using System.Globalization;

namespace DefenderXdr;

/// <summary>The columns of a hunting result in the query's order. All rows of a result share one.</summary>
public sealed class HuntingSchema
{
    private readonly Dictionary<string, int> wireIndexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> indexes = new(StringComparer.OrdinalIgnoreCase);

    internal HuntingSchema(IEnumerable<(string Name, string Type)> columns)
    {
        var list = new List<HuntingColumn>();
        foreach (var (wireName, type) in columns)
        {
            var name = Unique(wireName.Length == 0 ? "Column" : wireName);
            indexes[name] = list.Count;
            if (!wireIndexes.ContainsKey(wireName)) wireIndexes[wireName] = list.Count;
            list.Add(new HuntingColumn(name, type, wireName));
        }
        Columns = list;
        Converters = [.. list.Select(column => HuntingValues.ConverterFor(column.Type))];
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<HuntingColumn> Columns { get; }

    internal Func<object?, object?>[] Converters { get; }

    /// <summary>Where a column is, or -1. Names are compared without case.</summary>
    public int IndexOf(string name) => indexes.TryGetValue(name, out var index) ? index : -1;

    internal int WireIndexOf(string name) => wireIndexes.TryGetValue(name, out var index) ? index : -1;

    // A join may give the same name twice, and PowerShell tells no "id" from "ID".
    private string Unique(string name)
    {
        var unique = name;
        for (var n = 1; indexes.ContainsKey(unique); n++) unique = name + n.ToString(CultureInfo.InvariantCulture);
        return unique;
    }
}
