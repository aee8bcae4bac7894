namespace DefenderXdr.Simulation;

/// <summary>The estate's time: the clock of the options, and as far ahead of it as a test has gone. Tokens keep to the options' clock.</summary>
internal sealed class TenantClock(Func<DateTimeOffset> outer)
{
    private long ahead;

    internal DateTimeOffset Now => outer() + new TimeSpan(Interlocked.Read(ref ahead));

    internal void Advance(TimeSpan time) => Interlocked.Add(ref ahead, time.Ticks);
}
