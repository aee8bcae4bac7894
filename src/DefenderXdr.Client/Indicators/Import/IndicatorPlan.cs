namespace DefenderXdr;

/// <summary>What rows mean for the indicators of a tenant: what is new, what differs, what is there already, and what no row has.</summary>
internal sealed class IndicatorPlan
{
    private readonly List<IndicatorChange> changes = [];
    private readonly List<(IndicatorRow Row, DefenderException Error)> failures = [];

    /// <param name="rows">The rows, closed.</param>
    /// <param name="known">The indicators that there are.</param>
    /// <param name="application">Whose new ones are where the row does not say; null for nobody's.</param>
    /// <param name="now">The time.</param>
    public IndicatorPlan(IReadOnlyList<IndicatorRow> rows, IReadOnlyList<DefenderIndicator> known, string? application, DateTimeOffset now)
    {
        var byKey = new Dictionary<string, DefenderIndicator>(StringComparer.Ordinal);
        foreach (var indicator in known) byKey[KeyOf(indicator)] = indicator;

        var meant = new HashSet<string>(StringComparer.Ordinal);
        foreach (var same in rows.Where(row => row.Key is not null).GroupBy(row => row.Key!, StringComparer.Ordinal))
        {
            meant.Add(same.Key);
            Add([.. same], byKey.TryGetValue(same.Key, out var before) ? before : null, application, now);
        }
        foreach (var row in rows.Where(row => row.Key is null)) failures.Add((row, row.Error!));

        // As they stand in the file.
        var places = rows.Select((row, place) => (row, place)).ToDictionary(pair => pair.row, pair => pair.place);
        failures.Sort((one, other) => places[one.Row].CompareTo(places[other.Row]));
        Others = [.. known.Where(indicator => !meant.Contains(KeyOf(indicator)) && (application is null || string.Equals(indicator.Application, application, StringComparison.OrdinalIgnoreCase)))];
        Known = known.Count;
    }

    /// <summary>What becomes of each indicator that a row has, also when that is nothing.</summary>
    public IReadOnlyList<IndicatorChange> Changes => changes;

    /// <summary>The rows that cannot be used.</summary>
    public IReadOnlyList<(IndicatorRow Row, DefenderException Error)> Failures => failures;

    /// <summary>How many rows say once more what another one has said.</summary>
    public int Repetitions { get; private set; }

    /// <summary>The indicators that no row has.</summary>
    public IReadOnlyList<DefenderIndicator> Others { get; }

    /// <summary>How many indicators there are.</summary>
    public int Known { get; }

    private static string KeyOf(DefenderIndicator indicator) => IndicatorValue.Key(indicator.Type, indicator.Value ?? "");

    private void Add(IndicatorRow[] rows, DefenderIndicator? before, string? application, DateTimeOffset now)
    {
        if (rows.Skip(1).Any(row => !row.IsLike(rows[0])))
        {
            foreach (var row in rows) Fail(row, DefenderErrors.Create(ErrorIds.IndicatorConflict, $"'{row.Value}' comes {rows.Length} times, and not the same each time."));
            return;
        }
        Repetitions += rows.Length - 1;
        if (rows[0].Error is { } error)
        {
            failures.Add((rows[0], error));
            return;
        }
        try
        {
            var after = rows[0].Onto(before, application);
            IndicatorRules.Complete(after);
            var change = new IndicatorChange(rows[0], before, after);

            // What the tenant has already is not sent, and so not judged: an old indicator may have what none can be given any more.
            if (!change.IsNothing) IndicatorRules.Check(after, now);
            changes.Add(change);
        }
        catch (DefenderException e)
        {
            Fail(rows[0], e);
        }
    }

    private void Fail(IndicatorRow row, DefenderException error) => failures.Add((row, row.At(error)));
}
