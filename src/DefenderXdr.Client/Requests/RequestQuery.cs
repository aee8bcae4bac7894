using System.Collections;
using System.Globalization;
using System.Text;
using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>The query of a request. The one place where a user's values become part of it.</summary>
internal static class RequestQuery
{
    /// <summary>The address with parameters added.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.InvalidParameter"/>: a parameter comes twice, and services differ in which one they take.</exception>
    public static Uri Add(Uri address, IEnumerable<KeyValuePair<string, object?>> parameters)
    {
        var names = new HashSet<string>(Names(address), StringComparer.OrdinalIgnoreCase);
        var text = new StringBuilder(address.AbsoluteUri);
        var separator = address.Query.Length == 0 ? "?" : address.Query.Length == 1 ? "" : "&";
        if (address.Query.Length == 0 && text[text.Length - 1] == '?') separator = "";
        foreach (var parameter in parameters)
        {
            if (string.IsNullOrWhiteSpace(parameter.Key)) throw DefenderErrors.Create(ErrorIds.InvalidParameter, "A query parameter has no name.");
            if (!names.Add(parameter.Key)) throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"The query parameter '{parameter.Key}' is given twice.");
            if (Text(parameter.Value) is not { } value) continue;

            // The services want their dollar sign as it is.
            text.Append(separator).Append(Uri.EscapeDataString(parameter.Key).Replace("%24", "$")).Append('=').Append(Uri.EscapeDataString(value));
            separator = "&";
        }
        return new Uri(text.ToString());
    }

    /// <summary>The names of the parameters, in their order.</summary>
    public static IEnumerable<string> Names(Uri address) => Pairs(address).Select(pair => pair.Name);

    /// <summary>The value of a parameter, or null.</summary>
    public static string? Value(Uri address, string name) => Pairs(address).FirstOrDefault(pair => string.Equals(pair.Name, name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The address with one parameter set, whatever it was before.</summary>
    public static Uri With(Uri address, string name, string value)
    {
        var others = address.Query.TrimStart('?').Split('&').Where(pair => pair.Length > 0 && !string.Equals(NameOf(pair), name, StringComparison.OrdinalIgnoreCase));
        return new Uri($"{address.GetLeftPart(UriPartial.Path)}?{string.Join("&", [.. others, $"{name}={Uri.EscapeDataString(value)}"])}");
    }

    /// <summary>The address as others may see it: values of a query can be names of people, or worse.</summary>
    public static string WithoutValues(Uri address)
    {
        var names = string.Join("&", Names(address).Select(name => name + "=…"));
        return names.Length == 0 ? address.GetLeftPart(UriPartial.Path) : $"{address.GetLeftPart(UriPartial.Path)}?{names}";
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => Iso8601.Format(time),
        DateTime time => Iso8601.Format(time),
        IEnumerable items => string.Join(",", items.Cast<object?>().Select(Text)),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static IEnumerable<(string Name, string Value)> Pairs(Uri address) => address.Query.TrimStart('?').Split('&')
        .Where(pair => pair.Length > 0)
        .Select(pair => (NameOf(pair), Uri.UnescapeDataString(pair.Substring(Math.Min(pair.Length, pair.Split('=')[0].Length + 1)))));

    private static string NameOf(string pair) => Uri.UnescapeDataString(pair.Split('=')[0]);
}
