using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>
/// The values of <c>-QueryParameter</c> without what PowerShell wraps them in. Unlike the body of a request, an object that is no value
/// stays what it is, so that it is refused and not taken apart. On the pipeline thread, since properties can be scripts.
/// </summary>
internal static class QueryValues
{
    // Deeper than any literal may be: what holds itself is refused there.
    private const int MaxDepth = 40;

    public static KeyValuePair<string, object?>[] From(IDictionary? table) => table is null ? [] :
        [.. Entries(table).Select(entry => new KeyValuePair<string, object?>(entry.Key.ToString() ?? "", Plain(entry.Value, 0))).OrderBy(pair => pair.Key, StringComparer.Ordinal)];

    private static object? Plain(object? value, int depth) => (value is PSObject wrapper ? wrapper.BaseObject : value) switch
    {
        _ when depth > MaxDepth => value,
        PSCustomObject => Members(PSObject.AsPSObject(value).Properties.Where(one => one.IsGettable).Select(one => new DictionaryEntry(one.Name, one.Value)), depth),
        SwitchParameter flag => flag.IsPresent,
        IDictionary table => Members(Entries(table), depth),
        string text => text,
        IEnumerable items => items.Cast<object?>().Select(item => Plain(item, depth + 1)).ToArray(),
        var plain => plain,
    };

    private static OrderedDictionary Members(IEnumerable<DictionaryEntry> entries, int depth)
    {
        var members = new OrderedDictionary();
        foreach (var entry in entries) members[entry.Key] = Plain(entry.Value, depth + 1);
        return members;
    }

    // By the dictionary's own enumerator: a generic one, taken for a mere list, has entries of another type.
    private static IEnumerable<DictionaryEntry> Entries(IDictionary table)
    {
        foreach (DictionaryEntry entry in table) yield return entry;
    }
}
