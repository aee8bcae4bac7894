namespace DefenderXdr.PowerShell;

/// <summary>The indicators of one tenant that are to be removed: looked up first, so that what is asked about has a value, and what is not there is told.</summary>
internal sealed class IndicatorRemoval(DefenderConnection connection, bool force)
{
    private readonly List<DefenderIndicator> known = [];
    private readonly List<string> ids = [];
    private readonly List<(string Value, string? Type)> values = [];

    public void Add(DefenderIndicator indicator) => known.Add(indicator);

    public void ById(string id) => ids.Add(id);

    public void ByValue(string value, string? type) => values.Add((value, type));

    public async Task RunAsync(ICommandOutput output, CancellationToken cancellationToken)
    {
        var client = connection.Client.Indicators;
        if (ids.Count > 0)
        {
            var found = new Dictionary<string, DefenderIndicator>(StringComparer.Ordinal);
            await foreach (var indicator in client.ListAsync(new() { Id = [.. ids.Select(Wildcard.Escape)] }, output, cancellationToken).ConfigureAwait(false)) found[indicator.IndicatorId!] = indicator;
            foreach (var id in ids) Take(id, found.TryGetValue(id, out var indicator) ? [indicator] : [], output);
        }
        var sameValues = await client.FindAsync([.. values.Select(wanted => wanted.Value)], output, cancellationToken).ConfigureAwait(false);
        foreach (var (value, type) in values)
            Take(value, [.. sameValues.Where(indicator => (type is null || type == indicator.Type) && IndicatorValue.Key(indicator.Type, indicator.Value!) == IndicatorValue.Key(indicator.Type, value))], output);

        var agreed = new List<DefenderIndicator>();
        foreach (var indicator in known.GroupBy(indicator => indicator.IndicatorId).Select(same => same.First()))
            if (await output.ShouldProcessAsync($"{indicator} ({indicator.Action}, '{indicator.Title}') of {connection.Name}", "remove indicator", force).ConfigureAwait(false)) agreed.Add(indicator);
        await foreach (var result in client.DeleteAsync(agreed, output, cancellationToken).ConfigureAwait(false))
            if (result.Error is not null) output.Error(result.Error, result.Indicator);
    }

    private void Take(string wanted, IReadOnlyList<DefenderIndicator> found, ICommandOutput output)
    {
        if (found.Count == 1) known.Add(found[0]);
        else if (found.Count == 0) output.Error(DefenderErrors.Create(ErrorIds.IndicatorNotFound, $"{connection.Name} has no indicator '{wanted}', or not for this caller."), wanted);
        else
        {
            output.Error(DefenderErrors.Create(ErrorIds.InvalidParameter, $"'{wanted}' is {string.Join(" and ", found.Select(indicator => $"a {indicator.Type} ({indicator.IndicatorId})"))}: nothing was removed.",
                "Give the -Type that is meant, or the id."), wanted);
        }
    }
}
