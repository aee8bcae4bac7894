using DefenderXdr.Http;
using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>What a list is filtered by, all of it. An API is sent what it can filter; the rest is kept to judge objects by as they come.</summary>
internal sealed class Criteria<T>
{
    private readonly List<Criterion<T>> criteria = [];

    public Criteria<T> Between(string name, DateTimeOffset? after, DateTimeOffset? before, Func<T, DateTimeOffset?> time) =>
        after is null && before is null ? this : Add(new TimeCriterion<T>(name, after, before, time));

    /// <summary>Any of some texts, in any of the values that an object has.</summary>
    public Criteria<T> AnyOf(string name, IReadOnlyList<string> wanted, Func<T, IEnumerable<string?>> values, OpenEnum? words = null) =>
        wanted.Count == 0 ? this : Add(new TextCriterion<T>(name, wanted, values, words));

    /// <summary>Any of some texts, in the one value that an object has.</summary>
    public Criteria<T> AnyOf(string name, IReadOnlyList<string> wanted, Func<T, string?> value, OpenEnum? words = null) =>
        AnyOf(name, wanted, item => [value(item)], words);

    /// <summary>What the API filters, and what is left to filter here; null when nothing is.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.FilterNotSupported"/>: objects of this API never tell.</exception>
    public (ODataFilter Sent, Func<T, bool>? Kept) Divide(ApiFields api)
    {
        var lacking = criteria.Select(criterion => criterion.Name).FirstOrDefault(api.Lacks.Contains);
        if (lacking is not null) throw DefenderErrors.Create(ErrorIds.FilterNotSupported, $"{api.Api} tells no {lacking} of its {api.Of}: there is nothing to filter by.");

        var sent = new ODataFilter();
        var kept = new List<Criterion<T>>();
        foreach (var criterion in criteria)
        {
            if (api.Filters.TryGetValue(criterion.Name, out var field) && criterion.IsFor(field)) criterion.AddTo(sent, field, api);
            else kept.Add(criterion);
        }
        return (sent, kept.Count == 0 ? null : item => kept.TrueForAll(criterion => criterion.Holds(item)));
    }

    private Criteria<T> Add(Criterion<T> criterion)
    {
        criteria.Add(criterion);
        return this;
    }
}
