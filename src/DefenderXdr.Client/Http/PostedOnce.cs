using DefenderXdr.Json;
using DefenderXdr.Paging;

namespace DefenderXdr.Http;

/// <summary>
/// Sends what must not happen twice. It is sent again only where the service surely did not act; where that is unknown, what it may have made is
/// looked for, and nothing is sent any more.
/// </summary>
internal sealed class PostedOnce(HttpPipeline pipeline, Pager pager)
{
    // What was made is not always listed at once.
    private const int Looks = 4;

    // Times of the service are whole seconds in its headers, and its servers differ a little.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    // What leaves open whether the service acted.
    private static readonly HashSet<string> Unknown =
    [
        ErrorIds.HostUnreachable, ErrorIds.RequestTimeout, ErrorIds.ServiceUnavailable, ErrorIds.ConnectionBroken,
        ErrorIds.ResponseEmpty, ErrorIds.ResponseTruncated, ErrorIds.ResponseNotJson,
    ];

    /// <summary>Sends it and gives what the service made; or what is in work there already, where the service does not begin a second one beside it.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="reader">Reads what the service made.</param>
    /// <param name="find">Looks for what the service made since a time, or without one for what is in work; null where there is none.</param>
    /// <param name="unconfirmed">The error that says that there is none, of the one that left it open.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    public async Task<(T Made, bool WasRunning)> SendAsync<T>(
        ApiRequest request, ObjectReader<T> reader, Func<DateTimeOffset?, Task<T?>> find, Func<DefenderException, DefenderException> unconfirmed,
        IClientEvents events, CancellationToken cancellationToken) where T : class
    {
        var started = DateTimeOffset.UtcNow;
        try
        {
            return (await pager.GetAsync(request, reader, events, cancellationToken).ConfigureAwait(false), false);
        }
        catch (DefenderException e) when (e.ErrorId == ErrorIds.MachineActionInProgress)
        {
            if (await find(null).ConfigureAwait(false) is not { } running) throw;
            return (running, true);
        }
        catch (DefenderException e) when (IsOpen(e))
        {
            events.Verbose($"Looking whether it was done after all: {e.Message}");
            for (var look = 1; look <= Looks; look++)
            {
                // By the service's own clock, which the look itself tells too.
                if (await LookAsync(find, started, events).ConfigureAwait(false) is { } made) return (made, false);
                if (look < Looks) await HttpPipeline.PauseAsync(TimeSpan.FromTicks(pipeline.Retry.FirstWait.Ticks << (look - 1)), "for the service to list what it was asked for", events, cancellationToken).ConfigureAwait(false);
            }
            throw unconfirmed(e);
        }
    }

    /// <summary>Whether it is open after an error whether the service did what it was asked to. 503 with a time to come back and a refused connection are a clear no.</summary>
    public static bool IsOpen(DefenderException e) => Unknown.Contains(e.ErrorId) && !HttpPipeline.IsRefused(e) && e is not DefenderServiceException { ErrorId: ErrorIds.ServiceUnavailable, RetryAfter: not null };

    private async Task<T?> LookAsync<T>(Func<DateTimeOffset?, Task<T?>> find, DateTimeOffset started, IClientEvents events) where T : class
    {
        try
        {
            return await find(started + (pipeline.Clock.Now - DateTimeOffset.UtcNow) - Tolerance).ConfigureAwait(false);
        }
        catch (DefenderException e)
        {
            events.Verbose($"Cannot look: {e.Message}");
            return null;
        }
    }
}
