namespace DefenderXdr.Json;

/// <summary>
/// Keeps memory flat while a body of any length passes. The runtime lets garbage grow to the size of the processor's cache before it looks, often
/// 80 MB and more, in a process that has some hundred altogether; collecting the youngest of it early costs little, since hardly any is still in use.
/// </summary>
internal static class YoungGarbage
{
#if NET
    private const long Step = 8 * 1024 * 1024;

    private static long nextAt;
    private static long alive = long.MaxValue;

    /// <summary>Collects when enough has been allocated since the last time, by whomever.</summary>
    public static void Limit()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        var next = Interlocked.Read(ref nextAt);
        if (allocated < next || Interlocked.CompareExchange(ref nextAt, long.MaxValue, next) != next) return;
        GC.Collect(0, GCCollectionMode.Forced, blocking: true);

        // Where most is kept, there is little garbage, and what is kept is moved each time: not so soon again.
        var before = alive;
        alive = GC.GetTotalMemory(forceFullCollection: false);
        Interlocked.Exchange(ref nextAt, allocated + (alive - before > Step / 2 ? 4 * Step : Step));
    }
#else
    /// <summary>Nothing: the old framework starts with small limits by itself.</summary>
    public static void Limit() { }
#endif
}
