namespace DefenderXdr.Http;

/// <summary>The service's time, as its answers tell it. A caller's own clock may be wrong by minutes. Safe for many threads.</summary>
internal sealed class ServiceClock
{
    private long ahead;

    /// <summary>The time there, to the second.</summary>
    public DateTimeOffset Now => DateTimeOffset.UtcNow.AddTicks(Interlocked.Read(ref ahead));

    /// <summary>Takes note of when an answer was made.</summary>
    public void Note(HttpResponseMessage answer)
    {
        if (answer.Headers.Date is { } time) Interlocked.Exchange(ref ahead, (time - DateTimeOffset.UtcNow).Ticks);
    }
}
