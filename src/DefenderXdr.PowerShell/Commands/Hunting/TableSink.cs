using System.Data;
using System.Globalization;

namespace DefenderXdr.PowerShell;

/// <summary>Rows in a table, which is called like the connection and says in its ExtendedProperties where it came from and what was asked.</summary>
internal sealed class TableSink(ICommandOutput output, DefenderConnection connection, string query) : HuntingSink
{
    private DataTable table = NewTable([]);
    private HuntingSchema? schema;
    private int[] places = [];

    public override void Rows(IReadOnlyList<HuntingRow> rows)
    {
        foreach (var row in rows) Row(row);
    }

    private void Row(HuntingRow row)
    {
        if (row.Schema != schema) Fit((schema = row.Schema).Columns);
        if (schema.HasDynamic) HuntingRowObject.Expand(row);
        var values = new object[table.Columns.Count];
        for (var i = 0; i < places.Length; i++) values[places[i]] = row.Get(i) ?? DBNull.Value;
        table.LoadDataRow(values, fAcceptChanges: true);
    }

    public override void End(IReadOnlyList<HuntingColumn> columns)
    {
        if (schema is null) Fit(columns);
        Emit();
    }

    // Rows that came are given out in every other form too.
    public override DefenderException Break(DefenderException error)
    {
        if (table.Rows.Count > 0) Emit();
        return error;
    }

    private void Emit()
    {
        table.TableName = connection.Name;
        table.ExtendedProperties[HuntingSchema.ConnectionName] = connection.Name;
        table.ExtendedProperties[HuntingSchema.TenantId] = connection.TenantId;
        table.ExtendedProperties["Query"] = query;
        output.Object(table);
    }

    // Later rows may have columns more, or values of other types.
    private void Fit(IReadOnlyList<HuntingColumn> columns)
    {
        var types = table.Columns.Cast<DataColumn>().ToDictionary(column => column.ColumnName, column => column.DataType, StringComparer.OrdinalIgnoreCase);
        foreach (var column in columns.Where(column => types.TryGetValue(column.Name, out var type) && type != column.ClrType && type != typeof(object))) types[column.Name] = typeof(object);
        if (table.Columns.Cast<DataColumn>().Any(column => column.DataType != types[column.ColumnName]))
        {
            var retyped = NewTable(table.Columns.Cast<DataColumn>().Select(column => (column.ColumnName, types[column.ColumnName])));
            foreach (DataRow row in table.Rows) retyped.LoadDataRow(row.ItemArray, fAcceptChanges: true);
            table = retyped;
        }
        foreach (var column in columns.Where(column => !types.ContainsKey(column.Name))) table.Columns.Add(NewColumn(column.Name, column.ClrType));
        places = [.. columns.Select(column => table.Columns.IndexOf(column.Name))];
    }

    private static DataTable NewTable(IEnumerable<(string Name, Type Type)> columns)
    {
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (var (name, type) in columns) table.Columns.Add(NewColumn(name, type));
        return table;
    }

    private static DataColumn NewColumn(string name, Type type)
    {
        var column = new DataColumn(name, type);
        if (type == typeof(DateTime)) column.DateTimeMode = DataSetDateTime.Utc;
        return column;
    }
}
