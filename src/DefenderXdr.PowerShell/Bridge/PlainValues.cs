using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>A user's values without what PowerShell wraps them in: scalars, lists and dictionaries. On the pipeline thread, since properties can be scripts.</summary>
internal static class PlainValues
{
    private const int MaxDepth = 100;

    /// <summary>The body of a request: text as it is, anything else as JSON; null for none.</summary>
    public static string? Body(object? value) => From(value) switch
    {
        null => null,
        string text => text,
        var other => Json.JsonText.Of(other),
    };

    /// <summary>The members of a hashtable, in its order.</summary>
    public static KeyValuePair<string, object?>[] Members(IDictionary? table) =>
        table is null ? [] : [.. Entries(table).Select(entry => new KeyValuePair<string, object?>(entry.Name, From(entry.Value)))];

    public static object? From(object? value) => From(value, 0);

    private static object? From(object? value, int depth)
    {
        if (depth > MaxDepth) throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"The value has more than {MaxDepth} levels, or holds itself.");
        var plain = value is PSObject wrapper ? wrapper.BaseObject : value;
        return plain switch
        {
            null => null,
            string or bool or char or decimal or DateTime or DateTimeOffset or Guid or Uri or TimeSpan or Version or Enum or byte[] => plain,
            SwitchParameter flag => flag.IsPresent,
            _ when plain.GetType().IsPrimitive || plain is System.Numerics.BigInteger => plain,
            IDictionary members => Copy(Entries(members), depth),
            IEnumerable items => items.Cast<object?>().Select(item => From(item, depth + 1)).ToArray(),
            _ => Copy(Readable(PSObject.AsPSObject(value)), depth),
        };
    }

    private static OrderedDictionary Copy(IEnumerable<(string Name, object? Value)> members, int depth)
    {
        var copy = new OrderedDictionary();
        foreach (var (name, value) in members) copy[name] = From(value, depth + 1);
        return copy;
    }

    // By the dictionary's own enumerator: a generic one, taken for a mere list, has entries of another type.
    private static IEnumerable<(string Name, object? Value)> Entries(IDictionary table)
    {
        foreach (DictionaryEntry entry in table) yield return (entry.Key.ToString() ?? "", entry.Value);
    }

    private static IEnumerable<(string Name, object? Value)> Readable(PSObject value) =>
        value.Properties.Where(property => property.IsGettable).Select(property => (property.Name, (object?)property.Value));
}
