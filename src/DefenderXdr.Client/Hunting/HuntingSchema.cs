using System.Globalization;
using System.Reflection;

namespace DefenderXdr;

/// <summary>The columns of a hunting result in the query's order. All rows of a result share one, unless a row has something that it does not foresee.</summary>
public sealed class HuntingSchema
{
    /// <summary>How a row calls the connection that it came through.</summary>
    internal const string ConnectionName = nameof(ConnectionName);

    /// <summary>How a row calls the tenant that it came from.</summary>
    internal const string TenantId = nameof(TenantId);

    // A column of such a name would hide what every row has.
    private static readonly HashSet<string> Reserved = new(
        typeof(HuntingRow).GetMembers(BindingFlags.Public | BindingFlags.Instance).Select(member => member.Name), StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, int> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> wireNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> indexes = new(StringComparer.OrdinalIgnoreCase);
    private readonly int[] twins;
    private readonly HuntingRow prototype;

    internal HuntingSchema(IEnumerable<(string Name, string Type)> columns, bool expandDynamic = false) : this(Named(columns, expandDynamic)) { }

    private HuntingSchema(IReadOnlyList<HuntingColumn> columns, bool hasAdditional = false)
    {
        Columns = columns;
        HasAdditional = hasAdditional;
        for (var i = 0; i < columns.Count; i++) indexes[columns[i].Name] = i;

        // The next column of the same name in the answer, for rows that have a member for each.
        twins = new int[columns.Count];
        for (var i = columns.Count - (hasAdditional ? 2 : 1); i >= 0; i--)
        {
            twins[i] = exact.TryGetValue(columns[i].WireName, out var next) ? next : -1;
            exact[columns[i].WireName] = i;
            wireNames[columns[i].WireName] = i;
        }
        HasDynamic = columns.Any(column => column.ValueType == HuntingType.Dynamic);
        prototype = HuntingRowTypes.Prototype(this);
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<HuntingColumn> Columns { get; }

    /// <summary>Whether the last column holds the members of rows that belong to no column.</summary>
    internal bool HasAdditional { get; }

    /// <summary>Whether there are columns whose values are objects and arrays.</summary>
    internal bool HasDynamic { get; }

    /// <summary>The type of the rows.</summary>
    internal Type RowType => prototype.GetType();

    /// <summary>The columns whose names are not those of the query.</summary>
    internal IEnumerable<HuntingColumn> Renamed => Columns.Take(Columns.Count - (HasAdditional ? 1 : 0)).Where(column => column.Name != column.WireName);

    /// <summary>Where a column is, or -1. Names are compared without case.</summary>
    public int IndexOf(string name) => indexes.TryGetValue(name, out var index) ? index : -1;

    /// <summary>A row without values.</summary>
    internal HuntingRow NewRow()
    {
        var row = prototype.Fresh();
        row.Layout = this;
        return row;
    }

    /// <summary>The column that a member of an answer's row belongs to, or -1.</summary>
    internal int ColumnOf(string member) => exact.TryGetValue(member, out var index) || wireNames.TryGetValue(member, out index) ? index : -1;

    /// <summary>The next column of the same name in the answer, or -1.</summary>
    internal int TwinOf(int column) => twins[column];

    /// <summary>The same columns, one of which takes any value.</summary>
    internal HuntingSchema WithMixed(int column)
    {
        var columns = Columns.ToArray();
        columns[column] = columns[column].Mixed();
        return new HuntingSchema(columns, HasAdditional);
    }

    /// <summary>The same columns, and one for what belongs to none of them.</summary>
    internal HuntingSchema WithAdditional()
    {
        var name = Unique("AdditionalProperties", indexes.ContainsKey);
        return new HuntingSchema([.. Columns, new HuntingColumn(name, "Object", name).Mixed()], hasAdditional: true);
    }

    // A join may give the same name twice, and PowerShell tells no "id" from "ID".
    private static List<HuntingColumn> Named(IEnumerable<(string Name, string Type)> columns, bool expandDynamic)
    {
        var list = new List<HuntingColumn>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (wireName, type) in columns)
        {
            // Types hold no name with a null character in it.
            var name = Unique(wireName.Trim('\0', ' ') is { Length: > 0 } ? wireName.Replace('\0', '_') : "Column", taken => Reserved.Contains(taken) || names.Contains(taken));
            names.Add(name);
            list.Add(new HuntingColumn(name, type, wireName, expandDynamic));
        }
        return list;
    }

    private static string Unique(string name, Func<string, bool> isTaken)
    {
        var unique = name;
        for (var n = 1; isTaken(unique); n++) unique = name + n.ToString(CultureInfo.InvariantCulture);
        return unique;
    }
}
