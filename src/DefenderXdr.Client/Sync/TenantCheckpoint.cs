namespace DefenderXdr;

/// <summary>Tells what is new in one tenant since the last run, and remembers it for the next.</summary>
public sealed class TenantCheckpoint
{
    /// <summary>How much further back than the last change a run asks: a service may show a change late, behind later ones.</summary>
    public static TimeSpan Overlap { get; } = TimeSpan.FromMinutes(15);

    private readonly object reading = new();
    private readonly Func<TimeSpan> elapsed;
    private readonly Dictionary<string, DateTimeOffset> read;
    private DateTimeOffset? from;
    private DateTimeOffset? until;
    private bool isComplete;

    internal TenantCheckpoint(TenantState? state, Func<TimeSpan> elapsed)
    {
        this.elapsed = elapsed;
        from = state?.From;
        until = state?.Until;
        read = new(state?.Read ?? [], StringComparer.Ordinal);
        Since = Start();
    }

    /// <summary>From when on to ask, UTC, or null when nothing is known of the tenant.</summary>
    public DateTimeOffset? Since { get; private set; }

    /// <summary>Begins a run.</summary>
    /// <param name="first">How far back the first run of all reads, UTC; null for everything.</param>
    /// <returns>From when on to ask, UTC; null for everything.</returns>
    public DateTimeOffset? Begin(DateTimeOffset? first)
    {
        if (Since is null && first is not null) Since = from = first;
        return Since;
    }

    /// <summary>Whether an object is new, or has changed since it was read last.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="updated">Its last change, UTC.</param>
    public bool IsNews(string id, DateTimeOffset? updated)
    {
        lock (reading)
        {
            // A service may take the bound less exactly than it was given; what lies before it was dealt with.
            if (updated < Since) return false;

            // What changes while a list is read may show on none of its pages. All such changes are later than the list's beginning, and so than this.
            if (updated - elapsed() is { } certain && !(certain <= until)) until = certain;

            var time = updated ?? DateTimeOffset.MinValue;
            if (read.TryGetValue(id, out var known) && known >= time) return false;
            read[id] = time;
            return true;
        }
    }

    /// <summary>Says that everything was read. Without it, the next run begins where this one began.</summary>
    public void Complete() => isComplete = true;

    // Older ones are not asked for again, so they need not be remembered.
    internal TenantState? State()
    {
        if (!isComplete) return null;
        var start = Start();
        return new TenantState
        {
            From = from,
            Until = until,
            Read = read.Where(item => start is null || item.Value >= start || item.Value == DateTimeOffset.MinValue)
                .ToDictionary(item => item.Key, item => item.Value, StringComparer.Ordinal),
        };
    }

    private DateTimeOffset? Start() => until - Overlap is { } start && !(start < from) ? start : from;
}
