namespace DefenderXdr.Simulation;

/// <summary>What <c>getschema</c> gives: a row for each column.</summary>
internal static class KqlSchema
{
    private static readonly KqlColumn[] Columns =
    [
        new("ColumnName", KqlType.String), new("ColumnOrdinal", KqlType.Int64), new("DataType", KqlType.String), new("ColumnType", KqlType.String),
    ];

    internal static KqlRows Of(IReadOnlyList<KqlColumn> columns) =>
        new(Columns, columns.Select((column, i) => new object?[] { column.Name, (long)i, DataType(column.Type), NameOf(column.Type) }));

    /// <summary>What the language calls a type.</summary>
    internal static string NameOf(KqlType type) => type switch
    {
        KqlType.Int64 => "long",
        KqlType.Int32 => "int",
        KqlType.SByte => "bool",
        KqlType.Double => "real",
        KqlType.Object => "dynamic",
        _ => type.ToString().ToLowerInvariant(),
    };

    private static string DataType(KqlType type) => type == KqlType.Decimal ? "System.Data.SqlTypes.SqlDecimal" : $"System.{type}";
}
