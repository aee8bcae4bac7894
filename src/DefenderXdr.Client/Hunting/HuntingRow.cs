using System.Runtime.CompilerServices;
using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>
/// A row of a hunting result. It is of a type made for the result's columns, with a property for each, in the query's order: text, <see cref="long"/>,
/// <see cref="int"/>, <see cref="double"/>, <see cref="decimal"/>, <see cref="bool"/>, UTC <see cref="DateTime"/>, <see cref="Guid"/>,
/// <see cref="TimeSpan"/>, or null; a dynamic column is its JSON text. Schema and Values (<see cref="HuntingRowContents"/>) give the columns to a program
/// that does not know them.
/// </summary>
public abstract class HuntingRow
{
    private protected HuntingRow() { }

    /// <summary>The connection that it came through; null outside PowerShell.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>The tenant that it came from; null outside PowerShell.</summary>
    public string? TenantId { get; set; }

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

    // No properties but the two above and the columns: PowerShell shows what is public.

    /// <summary>The columns.</summary>
    internal HuntingSchema Layout = null!;

    /// <summary>Another row of the same type, empty.</summary>
    internal abstract HuntingRow Fresh();

    /// <summary>Takes the cell that the tokens stand on. False when it is no value of the column's type; the column is null then.</summary>
    internal abstract bool Read(int column, JsonTokens json);

    internal abstract object? Get(int column);

    internal abstract void Set(int column, object? value);
}
