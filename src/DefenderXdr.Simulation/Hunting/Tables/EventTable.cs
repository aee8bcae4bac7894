namespace DefenderXdr.Simulation;

/// <summary>A hunting table over events: each column is its name, its type and where the value comes from, in one place.</summary>
internal sealed class EventTable<T>(string name, Func<IEnumerable<T>> events) : IKqlTable
{
    private readonly List<KqlColumn> columns = [];
    private readonly List<Func<T, object?>> values = [];

    public string Name => name;

    public IReadOnlyList<KqlColumn> Columns => columns;

    public IEnumerable<object?[]> Rows()
    {
        foreach (var one in events())
        {
            var row = new object?[values.Count];
            for (var i = 0; i < row.Length; i++)
                row[i] = values[i](one);
            yield return row;
        }
    }

    internal void Add(string column, Func<T, string?> value) => Add(column, KqlType.String, value);

    internal void Add(string column, Func<T, DateTimeOffset?> value) => Add(column, KqlType.DateTime, one => value(one)?.UtcDateTime);

    internal void Add(string column, KqlType type, Func<T, object?> value)
    {
        columns.Add(new(column, type));
        values.Add(value);
    }
}
