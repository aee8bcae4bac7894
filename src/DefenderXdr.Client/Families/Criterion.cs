using DefenderXdr.Http;
using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>One thing that a list is filtered by: knows how to say it to an API, and how to judge an object here.</summary>
internal abstract class Criterion<T>(string name)
{
    /// <summary>What is looked at, as <see cref="ApiFields"/> calls it.</summary>
    public string Name => name;

    /// <summary>Whether an API that has the property can do it.</summary>
    public abstract bool IsFor(ApiField field);

    public abstract void AddTo(ODataFilter filter, ApiField field, ApiFields api);

    public abstract bool Holds(T item);
}

/// <summary>A time from one point to another, both included.</summary>
internal sealed class TimeCriterion<T>(string name, DateTimeOffset? after, DateTimeOffset? before, Func<T, DateTimeOffset?> time) : Criterion<T>(name)
{
    public override bool IsFor(ApiField field) => true;

    public override void AddTo(ODataFilter filter, ApiField field, ApiFields api) => filter.AtLeast(field.Path, after).AtMost(field.Path, before);

    public override bool Holds(T item) => !(time(item) < after) && !(time(item) > before);
}

/// <summary>Any of some texts: literal, with wildcards, or empty for objects that have no such value.</summary>
/// <param name="name">What is looked at.</param>
/// <param name="wanted">The texts.</param>
/// <param name="values">An object's own values, any of which may be it.</param>
/// <param name="words">The known words, whose spellings all mean the same; null for other text.</param>
internal sealed class TextCriterion<T>(string name, IReadOnlyList<string> wanted, Func<T, IEnumerable<string?>> values, OpenEnum? words) : Criterion<T>(name)
{
    private readonly Func<string, bool>[] matchers =
        [.. wanted.Where(text => text.Length > 0).Select(text => Wildcard.Matcher(words is null || Wildcard.IsIn(text) ? text : words.Normalize(text, out _)))];

    private readonly bool noneToo = wanted.Any(text => text.Length == 0);

    public override bool IsFor(ApiField field) => wanted.All(text => text.Length > 0 && !Wildcard.IsIn(text) && field.Takes(text));

    public override void AddTo(ODataFilter filter, ApiField field, ApiFields api) =>
        filter.AnyOf(field.Is, wanted.Select(text => words is null ? text : api.Spell(words, text)));

    public override bool Holds(T item)
    {
        var hasAny = false;
        foreach (var value in values(item))
        {
            if (string.IsNullOrEmpty(value)) continue;
            hasAny = true;
            foreach (var matches in matchers)
                if (matches(value!)) return true;
        }
        return noneToo && !hasAny;
    }
}
