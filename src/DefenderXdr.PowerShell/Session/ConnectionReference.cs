using System.Management.Automation;

namespace DefenderXdr;

/// <summary>A connection as a parameter takes it: the object, or its name with wildcards.</summary>
public sealed class ConnectionReference
{
    /// <summary>By name; <c>*</c> and <c>?</c> are wildcards.</summary>
    public ConnectionReference(string name) => Name = name;

    /// <summary>The object itself, also one of another runspace.</summary>
    public ConnectionReference(DefenderConnection connection)
    {
        Name = connection.Name;
        Connection = connection;
    }

    /// <summary>What is left of a connection that crossed a process boundary: its properties, and nothing that could connect.</summary>
    public ConnectionReference(PSObject deserialized)
    {
        Name = deserialized.Properties["Name"]?.Value as string ?? deserialized.ToString();
        IsDeserialized = true;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    internal bool IsDeserialized { get; }

    /// <summary>The object, or null when only its name was given.</summary>
    public DefenderConnection? Connection { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
