namespace DefenderXdr;

/// <summary>A row of a hunting result. Values are typed by the schema: UTC <see cref="DateTime"/>, long, double, bool, text, or null.</summary>
public sealed class HuntingRow
{
    private readonly object?[] values;

    internal HuntingRow(HuntingSchema schema, object?[] values)
    {
        Schema = schema;
        this.values = values;
    }

    /// <summary>The columns.</summary>
    public HuntingSchema Schema { get; }

    /// <summary>The values in the columns' order.</summary>
    public IReadOnlyList<object?> Values => values;

    /// <summary>The value of a column; null too when there is no such column.</summary>
    public object? this[string column]
    {
        get
        {
            var index = Schema.IndexOf(column);
            return index < 0 ? null : values[index];
        }
    }

    /// <summary>Its columns and values.</summary>
    public override string ToString() => string.Join("; ", Schema.Columns.Select((column, i) => $"{column.Name}={values[i]}"));
}
