namespace DefenderXdr.Simulation;

/// <summary>A property that <c>$filter</c> knows.</summary>
internal sealed class FilterField<T>(string edmType, Func<T, object?> value)
{
    internal string EdmType { get; } = edmType;

    internal Func<T, object?> Value { get; } = value;

    /// <summary>The spellings of an enumeration's members; others are refused.</summary>
    internal string[]? Members { get; init; }
}

/// <summary>The properties that one list can be filtered by.</summary>
internal sealed class FilterFields<T>(bool graph)
{
    private readonly Dictionary<string, FilterField<T>> fields = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, Func<T, IEnumerable<string>>> textLists = new(StringComparer.OrdinalIgnoreCase);

    internal IEnumerable<string> Names => fields.Keys;

    /// <summary>What <c>evidence/any(...)</c> looks into.</summary>
    internal FilterFields<Evidence>? Inner { get; init; }

    internal Func<T, IEnumerable<Evidence>>? InnerItems { get; init; }

    internal FilterField<T>? Find(string name) => fields.TryGetValue(name, out var field) ? field : null;

    internal FilterFields<T> Text(string name, Func<T, string?> value) => Add(name, new("Edm.String", value));

    internal FilterFields<T> Guid(string name, Func<T, string?> value) => Add(name, new("Edm.Guid", value));

    /// <summary>A list of texts, for <c>name/any(one: one eq 'x')</c>.</summary>
    internal FilterFields<T> Texts(string name, Func<T, IEnumerable<string>> values)
    {
        textLists.Add(name, values);
        return this;
    }

    internal Func<T, IEnumerable<string>>? FindTexts(string name) => textLists.TryGetValue(name, out var values) ? values : null;

    internal FilterFields<T> Number(string name, Func<T, long?> value) => Add(name, new("Edm.Int64", item => value(item)));

    internal FilterFields<T> Date(string name, Func<T, DateTimeOffset?> value) => Add(name, new("Edm.DateTimeOffset", item => value(item)));

    internal FilterFields<T> Flag(string name, Func<T, bool> value) => Add(name, new("Edm.Boolean", item => value(item)));

    internal FilterFields<T> Enumeration(string name, Func<T, Term> value, IEnumerable<Term> members) =>
        Add(name, new("Enumeration", item => Spelling(value(item))) { Members = [.. members.Select(Spelling)] });

    private string Spelling(Term term) => graph ? term.Graph : term.Legacy;

    private FilterFields<T> Add(string name, FilterField<T> field)
    {
        fields.Add(name, field);
        return this;
    }
}
