using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>A JSON value as PowerShell likes it: objects with a property for each member, in the service's order, at every depth.</summary>
internal static class JsonObject
{
    // The engine keeps these names for itself.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase) { "psobject", "psbase", "psadapted", "psextended", "pstypenames" };

    public static object? From(object? value) => value switch
    {
        IDictionary<string, object?> members => From(members),
        object?[] items => Array.ConvertAll(items, From),
        _ => value,
    };

    private static PSObject From(IDictionary<string, object?> members)
    {
        var result = new PSObject();

        // No two names differ in case only: the reader saw to that.
        foreach (var member in members) result.Properties.Add(new PSNoteProperty(NameOf(member.Key, members), From(member.Value)), preValidated: true);
        return result;
    }

    // No property can be called nothing, nor like one of the engine's own.
    private static string NameOf(string name, IDictionary<string, object?> members)
    {
        if (name.Length > 0 && !Reserved.Contains(name)) return name;
        do name += "_";
        while (members.ContainsKey(name));
        return name;
    }
}
