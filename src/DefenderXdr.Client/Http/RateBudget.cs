using System.Collections.Concurrent;

namespace DefenderXdr.Http;

/// <summary>
/// Keeps calls to the rates that the services publish, so that a loop does not run into 429 and its long waits: for each tenant and operation, and
/// for all runspaces of this process. As many calls as a minute allows may go at once. What an hour allows is left to the service: it alone knows
/// what others have used, and its refusal says more than an hour of silence.
/// </summary>
internal sealed class RateBudget(Func<DateTimeOffset> now)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> calls = new(StringComparer.OrdinalIgnoreCase);

    public static RateBudget OfProcess { get; } = new(() => DateTimeOffset.UtcNow);

    /// <summary>Books a call.</summary>
    /// <param name="host">Where it goes.</param>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="operation">What is called.</param>
    /// <param name="perMinute">How many such calls a minute takes.</param>
    /// <returns>How long to wait before it is sent.</returns>
    public TimeSpan Book(Uri host, string? tenantId, ApiOperation operation, int perMinute)
    {
        var booked = calls.GetOrAdd($"{host.Authority} {tenantId} {operation.Name}", _ => new());
        lock (booked)
        {
            var time = now();

            // As many as a minute takes are remembered. The oldest of them has to be a minute past.
            if (booked.Count >= perMinute)
            {
                var free = booked.Dequeue() + Minute;
                if (free > time)
                {
                    booked.Enqueue(free);
                    return free - time;
                }
            }
            booked.Enqueue(time);
            return TimeSpan.Zero;
        }
    }
}
