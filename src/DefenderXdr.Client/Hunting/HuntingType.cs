namespace DefenderXdr;

/// <summary>What a column's values are in .NET.</summary>
internal enum HuntingType
{
    Text,
    Long,
    Int,
    Double,
    Decimal,
    Bool,
    DateTime,
    Guid,
    TimeSpan,
    Dynamic,
}
