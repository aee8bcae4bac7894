using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>What the service says of one indicator of a batch.</summary>
internal sealed class IndicatorOutcome
{
    public static readonly ObjectReader<IndicatorOutcome> Reader = new ObjectReader<IndicatorOutcome>(() => new(), outcome => outcome.Others)
        .Text("id", (o, v) => o.Id = v)
        .Text("indicator", (o, v) => o.Value = v)
        .Flag("isFailed", (o, v) => o.IsFailed = v ?? false)
        .Text("failureReason", (o, v) => o.Reason = v);

    public string? Id { get; private set; }

    /// <summary>The indicator's value. Of its type nothing is said.</summary>
    public string? Value { get; private set; }

    public bool IsFailed { get; private set; }

    public string? Reason { get; private set; }

    private Dictionary<string, object?> Others { get; } = [];

    /// <summary>The outcome of each indicator of a batch, null where the service says nothing of it.</summary>
    public static IndicatorOutcome?[] Match(IReadOnlyList<DefenderIndicator> batch, IReadOnlyList<IndicatorOutcome> outcomes)
    {
        // In the order of the request, as the page shows it; where they are not, by their values.
        if (outcomes.Count == batch.Count && batch.Zip(outcomes, (indicator, outcome) => IsOf(indicator, outcome)).All(same => same)) return [.. outcomes];
        var left = outcomes.ToList();
        return [.. batch.Select(indicator =>
        {
            var index = left.FindIndex(outcome => IsOf(indicator, outcome));
            if (index < 0) return null;
            var found = left[index];
            left.RemoveAt(index);
            return found;
        })];
    }

    private static bool IsOf(DefenderIndicator indicator, IndicatorOutcome outcome) => string.Equals(indicator.Value, outcome.Value, StringComparison.OrdinalIgnoreCase);
}
