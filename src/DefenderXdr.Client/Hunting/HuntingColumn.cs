namespace DefenderXdr;

/// <summary>A column of a hunting result.</summary>
public sealed class HuntingColumn
{
    internal HuntingColumn(string name, string type, string wireName)
    {
        Name = name;
        Type = type;
        WireName = wireName;
    }

    /// <summary>Its name, made unique and non-empty where the query's is not.</summary>
    public string Name { get; }

    /// <summary>The service's type, such as <c>DateTime</c>, <c>Int64</c>, <c>SByte</c> (a boolean) or <c>String</c>.</summary>
    public string Type { get; }

    /// <summary>Its name in the answer's rows.</summary>
    internal string WireName { get; }

    /// <summary>Its name and type.</summary>
    public override string ToString() => $"{Name}: {Type}";
}
