using Newtonsoft.Json;

namespace DefenderXdr;

/// <summary>The JSON of a change: the members that were set, in their order, and nothing else.</summary>
internal sealed class UpdateBody
{
    private readonly Dictionary<string, object?> members = new(StringComparer.Ordinal);

    public bool IsEmpty => members.Count == 0;

    /// <summary>A member, unless it is not set.</summary>
    public UpdateBody Add(string name, object? value) => value is null ? this : AddAlways(name, value);

    /// <summary>A member that may be null, which means that it is cleared.</summary>
    public UpdateBody AddAlways(string name, object? value)
    {
        members[name] = value;
        return this;
    }

    public override string ToString() => JsonConvert.SerializeObject(members);
}
