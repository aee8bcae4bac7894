namespace DefenderXdr.Simulation;

/// <summary>The fields of a query string or of a form body.</summary>
internal sealed class FormFields
{
    private readonly List<KeyValuePair<string, string>> fields = [];

    internal FormFields(string? text)
    {
        foreach (var part in (text ?? "").TrimStart('?').Split('&'))
        {
            if (part.Length == 0)
                continue;
            var equals = part.IndexOf('=');
            var name = equals < 0 ? part : part.Substring(0, equals);
            fields.Add(new(Decode(name), equals < 0 ? "" : Decode(part.Substring(equals + 1))));
        }
    }

    internal IEnumerable<KeyValuePair<string, string>> All => fields;

    internal string? this[string name]
    {
        get
        {
            foreach (var field in fields)
                if (string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase))
                    return field.Value;
            return null;
        }
    }

    // Both forms come: the documented scripts write a space as '+', HttpClient callers as %20.
    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
