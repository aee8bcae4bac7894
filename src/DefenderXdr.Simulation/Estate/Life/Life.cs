namespace DefenderXdr.Simulation;

/// <summary>
/// Lets things happen in the tenant, when they are due or when a test wants them. What happens follows from the seed; when it
/// happens follows from the seed and from the hour, not from who looks in between.
/// </summary>
internal sealed class Life
{
    private readonly Estate estate;
    private readonly Happenings happenings;
    private readonly Dice schedule;
    private readonly TimeSpan twiceMean;
    private readonly object living = new();
    private long due;

    internal Life(Estate estate, double changesPerHour)
    {
        this.estate = estate;
        happenings = new(estate);
        schedule = new(estate.Seed, "schedule");
        twiceMean = changesPerHour > 0 ? TimeSpan.FromTicks((long)(2 * TimeSpan.TicksPerHour / changesPerHour)) : TimeSpan.Zero;
        due = changesPerHour > 0 ? After(estate.Born.UtcTicks) : long.MaxValue;
    }

    /// <summary>Lets things happen now.</summary>
    internal IReadOnlyList<SimulatedChange> Happen(int count)
    {
        lock (living)
        {
            var changes = new List<SimulatedChange>();
            for (var i = 0; i < count; i++)
                changes.AddRange(happenings.Next(estate.Now));
            return changes;
        }
    }

    /// <summary>Lets happen what is due by now, each thing at its time.</summary>
    internal IReadOnlyList<SimulatedChange> CatchUp()
    {
        // Most requests find nothing due, and must not queue up for that.
        if (Interlocked.Read(ref due) > estate.Now.UtcTicks)
            return [];
        lock (living)
        {
            var changes = new List<SimulatedChange>();
            for (; due <= estate.Now.UtcTicks; Interlocked.Exchange(ref due, After(due)))
                changes.AddRange(happenings.Next(new(due, TimeSpan.Zero)));
            return changes;
        }
    }

    private long After(long ticks) => ticks + 1 + schedule.Upto(twiceMean).Ticks;
}
