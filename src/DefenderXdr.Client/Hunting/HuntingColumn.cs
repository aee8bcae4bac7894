namespace DefenderXdr;

/// <summary>A column of a hunting result.</summary>
public sealed class HuntingColumn
{
    internal HuntingColumn(string name, string type, string wireName, bool expandDynamic = false)
        : this(name, type, wireName, HuntingCells.TypeFor(type, expandDynamic), isMixed: false)
    {
    }

    private HuntingColumn(string name, string type, string wireName, HuntingType valueType, bool isMixed)
    {
        Name = name;
        Type = type;
        WireName = wireName;
        ValueType = valueType;
        IsMixed = isMixed;
    }

    /// <summary>Its name, made unique and non-empty where the query's is not.</summary>
    public string Name { get; }

    /// <summary>The service's type, such as <c>DateTime</c>, <c>Int64</c>, <c>SByte</c> (a boolean) or <c>String</c>.</summary>
    public string Type { get; }

    /// <summary>Whether a value was not of <see cref="Type"/>, so that the row's property is an <see cref="object"/>.</summary>
    public bool IsMixed { get; }

    /// <summary>Its name in the answer's rows.</summary>
    internal string WireName { get; }

    internal HuntingType ValueType { get; }

    /// <summary>The .NET type of its values; those of value types may be null all the same.</summary>
    internal Type ClrType => IsMixed ? typeof(object) : ValueType switch
    {
        HuntingType.Long => typeof(long),
        HuntingType.Int => typeof(int),
        HuntingType.Double => typeof(double),
        HuntingType.Decimal => typeof(decimal),
        HuntingType.Bool => typeof(bool),
        HuntingType.DateTime => typeof(DateTime),
        HuntingType.Guid => typeof(Guid),
        HuntingType.TimeSpan => typeof(TimeSpan),
        HuntingType.Dynamic => typeof(object),
        _ => typeof(string),
    };

    /// <summary>The same column, for any value.</summary>
    internal HuntingColumn Mixed() => new(Name, Type, WireName, ValueType, isMixed: true);

    /// <summary>Its name and type.</summary>
    public override string ToString() => $"{Name}: {Type}";
}
