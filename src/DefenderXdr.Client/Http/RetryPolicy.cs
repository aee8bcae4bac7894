using System.Net;

namespace DefenderXdr.Http;

/// <summary>How long to wait before a request is sent again, and when to give up.</summary>
public sealed class RetryPolicy
{
    /// <summary>How often one request is sent at the most.</summary>
    public int MaxAttempts { get; init; } = 5;

    /// <summary>The first wait where the service names none; it doubles with each attempt.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest single wait. A service that asks for more is believed, and the call ends with its error.</summary>
    public TimeSpan MaxWait { get; init; } = TimeSpan.FromMinutes(2);

    private static readonly Random Jitter = new();

    // A change is repeated only when the service surely did not act on it.
    internal TimeSpan? AfterStatus(ApiOperation operation, HttpStatusCode status, TimeSpan? retryAfter, int attempt)
    {
        var transient = (int)status is 429 or 503 || (operation.IsRepeatable && (int)status is 408 or 500 or 502 or 504);
        if (!transient || (!operation.IsRepeatable && retryAfter is null && (int)status == 503)) return null;
        return Wait(retryAfter, attempt);
    }

    internal TimeSpan? AfterBrokenConnection(ApiOperation operation, bool refused, int attempt) =>
        operation.IsRepeatable || refused ? Wait(null, attempt) : null;

    internal TimeSpan? AfterBrokenDownload(int attempt) => Wait(null, attempt);

    private TimeSpan? Wait(TimeSpan? asked, int attempt)
    {
        if (attempt >= MaxAttempts || asked > MaxWait) return null;
        if (asked is { } wanted) return wanted;

        double spread;
        lock (Jitter) spread = 0.5 + Jitter.NextDouble() / 2;
        var wait = TimeSpan.FromTicks((long)(FirstWait.Ticks * Math.Pow(2, attempt - 1) * spread));
        return wait < MaxWait ? wait : MaxWait;
    }
}
