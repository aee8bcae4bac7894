using System.Runtime.CompilerServices;
using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>
/// A row of a hunting result. It is of a type made for the result's columns, with a property for each, in the query's order: text, <see cref="long"/>,
/// <see cref="int"/>, <see cref="double"/>, <see cref="decimal"/>, <see cref="bool"/>, UTC <see cref="DateTime"/>, <see cref="Guid"/>,
/// <see cref="TimeSpan"/>, or null; a dynamic column is its JSON text, or what the text says (<see cref="HuntingQuery.ExpandDynamic"/>). Behind them,
/// ConnectionName and TenantId tell where it came from, where no column has such a name. <see cref="HuntingRowContents"/> has what a program
/// needs that does not know the columns.
/// </summary>
public abstract class HuntingRow
{
    private protected HuntingRow() { }

    /// <summary>The value of a column; null too when there is no such column.</summary>
    [IndexerName("ColumnValue")]
    public object? this[string column]
    {
        get
        {
            var index = Layout.IndexOf(column);
            return index < 0 ? null : Get(index);
        }
    }

    /// <summary>Its columns and values.</summary>
    public override string ToString() => string.Join("; ", Layout.Columns.Select((column, i) => $"{column.Name}={Get(i)}"));

    // No public properties: those of a row are its columns, and may be called anything.

    /// <summary>The columns.</summary>
    internal HuntingSchema Layout = null!;

    /// <summary>The connection that it came through.</summary>
    internal string? Connection;

    /// <summary>The tenant that it came from.</summary>
    internal string? Tenant;

    /// <summary>Another row of the same type, empty.</summary>
    internal abstract HuntingRow Fresh();

    /// <summary>Takes the cell that the tokens stand on. False when it is no value of the column's type; the column is null then.</summary>
    internal abstract bool Read(int column, JsonTokens json);

    /// <summary>Gives each cell to a writer, in the columns' order.</summary>
    internal abstract void Write(RowWriter to);

    internal abstract object? Get(int column);

    internal abstract void Set(int column, object? value);
}
