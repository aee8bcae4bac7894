namespace DefenderXdr.PowerShell;

/// <summary>What an import is told besides its rows.</summary>
/// <param name="Application">Whose new indicators are, and which are compared; null for all.</param>
/// <param name="Sync">Whether it tells of indicators that no row has.</param>
/// <param name="Prune">Whether it removes them.</param>
/// <param name="PassThru">Whether it emits indicators in place of numbers.</param>
internal sealed record IndicatorImportOptions(string? Application = null, bool Sync = false, bool Prune = false, bool PassThru = false);

/// <summary>The import of rows into one tenant: compares, asks, sends what differs, and counts.</summary>
internal sealed class IndicatorImport(DefenderConnection connection, IReadOnlyList<IndicatorRow> rows, IndicatorImportOptions wanted, ICommandOutput output)
{
    private const string Activity = "Importing indicators";

    private readonly IndicatorsClient client = connection.Client.Indicators;
    private readonly HashSet<string> sent = new(StringComparer.Ordinal);
    private readonly DefenderIndicatorImport summary = new() { Rows = rows.Count, ConnectionName = connection.Name, TenantId = connection.TenantId };
    private int refused;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        output.Progress(Activity, "Reading what is there");
        var known = new List<DefenderIndicator>();
        await foreach (var indicator in client.ListAsync(null, output, cancellationToken).ConfigureAwait(false)) known.Add(indicator);
        var plan = new IndicatorPlan(rows, known, wanted.Application, DateTimeOffset.UtcNow);
        Tell(plan);

        var removals = Removals(plan);
        Limit(plan, removals.Count);
        var changes = await AgreedAsync(plan.Changes.Where(change => !change.IsNothing)).ConfigureAwait(false);
        removals = await AgreedAsync(removals).ConfigureAwait(false);
        try
        {
            // Old ones go first only where new ones have no room beside them.
            var isFull = plan.Known + changes.Count(change => change.IsNew) > IndicatorsClient.MostInTenant;
            if (isFull) await RemoveAsync(removals, cancellationToken).ConfigureAwait(false);
            await SendAsync(changes, cancellationToken).ConfigureAwait(false);
            if (!isFull) await RemoveAsync(removals, cancellationToken).ConfigureAwait(false);
        }
        catch (DefenderException e)
        {
            output.Error(e.Behind($"{summary}; the rest was not sent, or not confirmed. The same command once more sends what is missing."), connection);
            summary.Failed += changes.Count + removals.Count - summary.Added - summary.Updated - summary.Removed - refused;
        }
        finally
        {
            output.Progress(Activity, null);
        }
        await EmitAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Tell(IndicatorPlan plan)
    {
        foreach (var (row, error) in plan.Failures) output.Error(error, row.Target);
        summary.Failed = plan.Failures.Count;
        summary.Unchanged = plan.Changes.Count(change => change.IsNothing);
        if (plan.Repetitions > 0) output.Warning($"Rows that repeat another one: {plan.Repetitions}. Each indicator counts once.");
        if (!wanted.Sync) return;
        summary.NotInFile = plan.Others.Count;
        if (plan.Others.Count > 0 && !wanted.Prune) output.Warning($"Indicators of {connection.Name} that no row has: {plan.Others.Count}. -Prune removes them.");
    }

    private IReadOnlyList<IndicatorChange> Removals(IndicatorPlan plan)
    {
        if (!wanted.Prune || plan.Others.Count == 0) return [];

        // A row that cannot be read may be about any of them.
        if (plan.Failures.Count == 0) return [.. plan.Others.Select(other => new IndicatorChange(null, other, null))];
        output.Warning($"Nothing was removed, since rows failed ({plan.Failures.Count}): correct them first.");
        return [];
    }

    private static void Limit(IndicatorPlan plan, int removals)
    {
        var total = plan.Known + plan.Changes.Count(change => change.IsNew) - removals;
        if (total > IndicatorsClient.MostInTenant)
        {
            throw DefenderErrors.Create(ErrorIds.IndicatorLimitExceeded,
                $"With {plan.Changes.Count(change => change.IsNew)} new indicators the tenant would have {total}, and it has room for {IndicatorsClient.MostInTenant}. Nothing was sent.");
        }
    }

    private async Task<IReadOnlyList<IndicatorChange>> AgreedAsync(IEnumerable<IndicatorChange> changes)
    {
        var agreed = new List<IndicatorChange>();
        foreach (var change in changes)
        {
            if (await output.ShouldProcessAsync($"{change.Indicator} of {connection.Name}", $"{change}").ConfigureAwait(false)) agreed.Add(change);
            else summary.Skipped++;
        }
        return agreed;
    }

    private async Task SendAsync(IReadOnlyList<IndicatorChange> changes, CancellationToken cancellationToken)
    {
        var byIndicator = changes.ToDictionary(change => change.After!);
        var done = 0;
        await foreach (var result in client.ImportAsync([.. byIndicator.Keys], output, cancellationToken).ConfigureAwait(false))
        {
            if (done++ % IndicatorsClient.BatchSize == 0) output.Progress(Activity, $"{done - 1} of {changes.Count}");
            var change = byIndicator[result.Indicator];
            if (result.Error is not null) Fail(change.Row!.At(result.Error), change.Row.Target);
            else if (change.IsNew) summary.Added++;
            else summary.Updated++;
            if (result.IndicatorId is { } id) sent.Add(id);
        }
    }

    private async Task RemoveAsync(IReadOnlyList<IndicatorChange> removals, CancellationToken cancellationToken)
    {
        await foreach (var result in client.DeleteAsync([.. removals.Select(removal => removal.Before!)], output, cancellationToken).ConfigureAwait(false))
        {
            if (result.Error is not null) Fail(result.Error, result.Indicator);
            else summary.Removed++;
        }
        if (summary.NotInFile is not null) summary.NotInFile -= summary.Removed;
    }

    private void Fail(DefenderException error, object target)
    {
        output.Error(error, target);
        summary.Failed++;
        refused++;
    }

    private async Task EmitAsync(CancellationToken cancellationToken)
    {
        if (!wanted.PassThru)
        {
            output.Object(summary);
            return;
        }
        output.Verbose($"{summary}");
        if (sent.Count == 0) return;
        await foreach (var indicator in client.ListAsync(null, output, cancellationToken).ConfigureAwait(false))
            if (sent.Contains(indicator.IndicatorId!)) output.Object(Origin.Stamp(indicator, connection));
    }
}
