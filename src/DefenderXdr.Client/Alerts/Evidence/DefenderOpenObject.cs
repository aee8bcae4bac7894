using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>An object to which a service may add members at any time: those that have no property of their own are kept, too.</summary>
public abstract class DefenderOpenObject
{
    private Dictionary<string, object?>? additionalProperties;

    private protected DefenderOpenObject() { }

    /// <summary>Whatever else the service sent, under the service's own names: texts, numbers, flags, arrays and dictionaries.</summary>
    public IDictionary<string, object?> AdditionalProperties => additionalProperties ??= new(StringComparer.OrdinalIgnoreCase);

    // Without making the dictionary: most objects never need one.
    private protected object? Kept(string name) => additionalProperties is not null && additionalProperties.TryGetValue(name, out var value) ? value : null;

    private protected string? KeptText(string name) => Kept(name) as string;

    private protected long? KeptNumber(string name) => Kept(name) as long?;

    private protected DateTimeOffset? KeptTime(string name) => Kept(name) switch
    {
        DateTimeOffset time => time,
        string text when Iso8601.TryParse(text, out var time) => time,
        _ => null,
    };

    private protected void Keep(string name, object? value)
    {
        if (value is null) additionalProperties?.Remove(name);

        // A value of another kind is one that the service sent under that name, too.
        else if (value is not DateTimeOffset && Kept(name) is { } other && other.GetType() != value.GetType()) JsonValues.AddTo(AdditionalProperties, name, value);
        else AdditionalProperties[name] = value;
    }
}
