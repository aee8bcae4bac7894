namespace DefenderXdr.Json;

/// <summary>
/// Keeps memory flat while a body of any length passes. The runtime lets garbage grow to the size of the processor's cache before it looks, often
/// 80 MB and more, in a process that has some hundred altogether; collecting the youngest of it early costs little, since hardly any is still in use.
/// </summary>
internal static class YoungGarbage
{
#if NET
    private const long Step = 12 * 1024 * 1024;

    private static long collectedAt;

    /// <summary>Collects when enough has been allocated since the last time, by whomever.</summary>
    public static void Limit()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        var last = Interlocked.Read(ref collectedAt);
        if (allocated - last < Step || Interlocked.CompareExchange(ref collectedAt, allocated, last) != last) return;
        GC.Collect(0, GCCollectionMode.Forced, blocking: true);
    }
#else
    /// <summary>Nothing: the old framework starts with small limits by itself.</summary>
    public static void Limit() { }
#endif
}
