using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A row where no types can be made: netstandard2.0, and runtimes without a compiler. PowerShell gets a property for each column all the same.</summary>
internal sealed class HuntingValuesRow : HuntingRow
{
    private readonly object?[] values;

    public HuntingValuesRow(HuntingSchema schema)
    {
        Layout = schema;
        values = new object?[schema.Columns.Count];
    }

    internal override HuntingRow Fresh() => new HuntingValuesRow(Layout);

    internal override bool Read(int column, JsonTokens json) => Layout.Columns[column].IsMixed
        ? HuntingCells.Any(json, ref values[column], Layout.Columns[column].ValueType)
        : HuntingCells.Boxed(json, ref values[column], Layout.Columns[column].ValueType);

    internal override void Write(RowWriter to)
    {
        foreach (var value in values) to.Any(value);
    }

    internal override object? Get(int column) => values[column];

    internal override void Set(int column, object? value) => values[column] = value;
}
