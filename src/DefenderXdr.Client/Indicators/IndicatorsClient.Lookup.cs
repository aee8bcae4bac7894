namespace DefenderXdr;

// Indicators by their values.
public sealed partial class IndicatorsClient
{
    /// <summary>The indicators that have one of some values, of whatever type, literally and in whichever spelling.</summary>
    internal async Task<IReadOnlyList<DefenderIndicator>> FindAsync(IReadOnlyList<string> values, IClientEvents events, CancellationToken cancellationToken)
    {
        var found = new List<DefenderIndicator>();
        if (values.Count == 0) return found;
        await foreach (var indicator in ListAsync(new() { Value = [.. values.SelectMany(IndicatorValue.Spellings).Distinct(StringComparer.Ordinal).Select(Wildcard.Escape)] }, events, cancellationToken).ConfigureAwait(false))
            found.Add(indicator);
        return found;
    }
}
