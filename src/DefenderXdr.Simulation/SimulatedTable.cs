namespace DefenderXdr.Simulation;

/// <summary>A hunting table of one's own in a simulated tenant, for queries against rows that a test knows.</summary>
public sealed class SimulatedTable : IKqlTable
{
    private readonly Func<IEnumerable<object?[]>> rows;

    /// <summary>Makes a table.</summary>
    /// <param name="name">Its name in queries. One that the tenant has already is replaced.</param>
    /// <param name="columns">
    /// Its columns in their order: string, DateTime (UTC), long, int, bool, double, decimal, TimeSpan, Guid, or object for a dynamic one. Where the first
    /// is a DateTime, queries see the rows of the last thirty days, or of the <c>Timespan</c> that they ask for.
    /// </param>
    /// <param name="rows">Gives its rows, each with a value or null for every column. Asked anew for each query, from any thread.</param>
    public SimulatedTable(string name, IEnumerable<KeyValuePair<string, Type>> columns, Func<IEnumerable<object?[]>> rows)
    {
        Name = name;
        Columns = [.. columns.Select(column => new KqlColumn(column.Key, TypeOf(column.Value)))];
        this.rows = rows;
    }

    /// <summary>Its name in queries.</summary>
    public string Name { get; }

    IReadOnlyList<KqlColumn> IKqlTable.Columns => Columns;

    private KqlColumn[] Columns { get; }

    IEnumerable<object?[]> IKqlTable.Rows() => rows().Select(row => Array.ConvertAll(row, value => value is int number ? (long)number : value));

    private static KqlType TypeOf(Type type) =>
        type == typeof(string) ? KqlType.String
        : type == typeof(DateTime) ? KqlType.DateTime
        : type == typeof(long) ? KqlType.Int64
        : type == typeof(int) ? KqlType.Int32
        : type == typeof(bool) ? KqlType.SByte
        : type == typeof(double) ? KqlType.Double
        : type == typeof(decimal) ? KqlType.Decimal
        : type == typeof(TimeSpan) ? KqlType.TimeSpan
        : type == typeof(Guid) ? KqlType.Guid
        : type == typeof(object) ? KqlType.Object
        : throw new ArgumentException($"A hunting table has no columns of type {type}.", nameof(type));
}
