namespace DefenderXdr;

/// <summary>A column of a hunting result.</summary>
public sealed class HuntingColumn
{
    internal HuntingColumn(string name, string type, string wireName, bool isMixed = false)
    {
        Name = name;
        Type = type;
        WireName = wireName;
        IsMixed = isMixed;
        ValueType = HuntingCells.TypeFor(type);
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

    /// <summary>Its name and type.</summary>
    public override string ToString() => $"{Name}: {Type}";
}
