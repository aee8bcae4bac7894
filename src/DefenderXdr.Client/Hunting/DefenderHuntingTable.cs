namespace DefenderXdr;

/// <summary>A table of advanced hunting, as a tenant has it.</summary>
public sealed class DefenderHuntingTable : IOriginated
{
    internal DefenderHuntingTable(string name, IEnumerable<(string Name, string Type, string DataType)> columns)
    {
        Name = name;
        Columns = [.. columns.Select((column, i) => new DefenderHuntingColumn(this, column.Name, column.Type, column.DataType, i))];
    }

    /// <summary>Its name, as queries write it: KQL tells upper from lower case.</summary>
    public string Name { get; }

    /// <summary>Its columns, in the table's order.</summary>
    public IReadOnlyList<DefenderHuntingColumn> Columns { get; }

    /// <summary>The connection that it was read through; null outside PowerShell.</summary>
    public string? ConnectionName { get; set; }

    /// <summary>The tenant that has it; null outside PowerShell.</summary>
    public string? TenantId { get; set; }

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}

/// <summary>A column of a table of advanced hunting.</summary>
public sealed class DefenderHuntingColumn
{
    private readonly DefenderHuntingTable table;

    internal DefenderHuntingColumn(DefenderHuntingTable table, string name, string type, string dataType, int ordinal)
    {
        this.table = table;
        Name = name;
        Type = type;
        DataType = dataType;
        Ordinal = ordinal;
    }

    /// <summary>The table's name.</summary>
    public string Table => table.Name;

    /// <summary>Its place in the table; the first is 0.</summary>
    public int Ordinal { get; }

    /// <summary>Its name, as queries write it: KQL tells upper from lower case.</summary>
    public string Name { get; }

    /// <summary>Its type in KQL: <c>string</c>, <c>datetime</c>, <c>long</c>, <c>int</c>, <c>bool</c>, <c>real</c>, <c>decimal</c>, <c>guid</c>, <c>timespan</c> or <c>dynamic</c>.</summary>
    public string Type { get; }

    /// <summary>The service's .NET type, such as <c>System.DateTime</c>; <c>System.SByte</c> is a <c>bool</c>.</summary>
    public string DataType { get; }

    /// <summary>The connection that it was read through; null outside PowerShell.</summary>
    public string? ConnectionName => table.ConnectionName;

    /// <summary>The tenant that has it; null outside PowerShell.</summary>
    public string? TenantId => table.TenantId;

    /// <summary>Table, name and type.</summary>
    public override string ToString() => $"{Table}.{Name}: {Type}";
}
