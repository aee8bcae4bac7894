namespace DefenderXdr.Simulation;

/// <summary>A column's type by the name that the schema shows.</summary>
internal enum KqlType
{
    String,
    DateTime,
    Int64,
    Int32,
    SByte,
    Double,
    Decimal,
    TimeSpan,
    Guid,
    Object,
}

/// <summary>What expressions distinguish: the integer types are one, and SByte is how truth values are stored.</summary>
internal enum KqlKind
{
    Text,
    Time,
    Number,
    Truth,
    Span,
    Guid,
    Dynamic,
}

internal sealed record KqlColumn(string Name, KqlType Type)
{
    internal KqlKind Kind => Type switch
    {
        KqlType.String => KqlKind.Text,
        KqlType.DateTime => KqlKind.Time,
        KqlType.SByte => KqlKind.Truth,
        KqlType.TimeSpan => KqlKind.Span,
        KqlType.Guid => KqlKind.Guid,
        KqlType.Object => KqlKind.Dynamic,
        _ => KqlKind.Number,
    };
}

/// <summary>A table that queries can start from.</summary>
internal interface IKqlTable
{
    string Name { get; }

    IReadOnlyList<KqlColumn> Columns { get; }

    IEnumerable<object?[]> Rows();
}

/// <summary>Rows with their columns, at one point of a query.</summary>
internal sealed record KqlRows(IReadOnlyList<KqlColumn> Columns, IEnumerable<object?[]> Rows)
{
    internal static KqlRows None { get; } = new([], []);

    /// <summary>-1 when there is none; names are case-sensitive.</summary>
    internal int Find(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i].Name == name)
                return i;
        return -1;
    }
}
