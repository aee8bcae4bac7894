namespace DefenderXdr;

/// <summary>Tells what is new in one tenant since the last run, and remembers it for the next.</summary>
public sealed class TenantCheckpoint
{
    /// <summary>How much further back than the last change a run asks: a service may show a change late, behind later ones.</summary>
    public static TimeSpan Overlap { get; } = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, DateTimeOffset> read;
    private DateTimeOffset until;
    private bool isComplete;

    internal TenantCheckpoint(TenantState? state)
    {
        until = state?.Until ?? DateTimeOffset.MinValue;
        read = new(state?.Read ?? [], StringComparer.Ordinal);
        Since = state is null ? null : until - Overlap;
    }

    /// <summary>From when on to ask, UTC, or null when the tenant has never been read.</summary>
    public DateTimeOffset? Since { get; }

    /// <summary>Whether an object is new, or has changed since it was read last.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="updated">Its last change, UTC.</param>
    public bool IsNews(string id, DateTimeOffset? updated)
    {
        var time = updated ?? DateTimeOffset.MinValue;
        if (read.TryGetValue(id, out var known) && known >= time) return false;
        read[id] = time;
        if (time > until) until = time;
        return true;
    }

    /// <summary>Says that everything was read. Without it, the next run begins where this one began.</summary>
    public void Complete() => isComplete = true;

    // Older ones are not asked for again, so they need not be remembered.
    internal TenantState? State() => !isComplete ? null : new TenantState
    {
        Until = until,
        Read = read.Where(item => item.Value >= until - Overlap).ToDictionary(item => item.Key, item => item.Value, StringComparer.Ordinal),
    };
}
