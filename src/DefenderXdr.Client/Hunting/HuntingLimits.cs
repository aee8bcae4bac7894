using System.Text.RegularExpressions;
using DefenderXdr.Http;

namespace DefenderXdr;

/// <summary>
/// What the services allow a query, and how they say that it is over. Status codes do not tell: 429 is too many calls or too much processing time,
/// 400 is a wrong query or too large a result. The texts are those of the vendor's documentation and of answers that others have published.
/// </summary>
internal static class HuntingLimits
{
    /// <summary>How many rows an answer has at the most; whether there are more, it does not say.</summary>
    public const int MostRows = 100_000;

    private const RegexOptions Words = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private static readonly Regex Quota = new(@"processing resources|\bcpu\b|(running|execution|run) time|run queries again", Words);
    private static readonly Regex Size = new(@"allowed result size|result (set )?size limit|allowed size limit", Words);
    private static readonly Regex Time = new(@"timeout period|timed out|time ?out", Words);
    private static readonly Regex Resources = new(@"exceeded the allowed limits|preempted|resource consumption", Words);

    /// <summary>The error for a limit that a failed answer speaks of, or null when it is about something else.</summary>
    /// <param name="fault">The answer.</param>
    /// <param name="limit">How long the service lets a query run.</param>
    public static DefenderServiceException? Read(ServiceFault fault, TimeSpan limit)
    {
        var text = fault.Message ?? "";
        return (int)fault.StatusCode switch
        {
            429 when Quota.IsMatch(text) => QuotaExceeded(fault),
            400 when Size.IsMatch(text) => ResponseErrors.Error(ErrorIds.HuntingResultTooLarge, fault, $"The result is larger than {fault.Api} sends in one answer; none of it came."),
            400 when Resources.IsMatch(text) => ResponseErrors.Error(ErrorIds.HuntingResourcesExceeded, fault, $"{fault.Api} stopped the query because it took too much."),
            400 or 408 or 504 when Time.IsMatch(text) => TimedOut(fault, limit),

            // A gateway gives up with the query, without a word. One that cannot reach the service gives up at once.
            504 when fault.Elapsed > TimeSpan.FromTicks(limit.Ticks * 3 / 4) => TimedOut(fault, limit),
            _ => null,
        };
    }

    /// <summary>When the processing time frees up: as the service says, else with the next quarter of an hour, in which it counts.</summary>
    public static TimeSpan UntilQuota(TimeSpan? asked, DateTimeOffset now)
    {
        if (asked is { } wait) return wait;
        var cycle = TimeSpan.FromMinutes(15).Ticks;
        return TimeSpan.FromTicks(cycle - now.UtcTicks % cycle);
    }

    private static DefenderServiceException QuotaExceeded(ServiceFault fault)
    {
        var now = DateTimeOffset.UtcNow;
        var wait = UntilQuota(fault.RetryAfter, now);
        return ResponseErrors.Error(ErrorIds.HuntingQuotaExceeded, fault with { RetryAfter = wait },
            $"The tenant has used up its processing time for hunting. It frees up at {now + wait:yyyy-MM-dd HH:mm:ss}Z, in {wait:hh\\:mm\\:ss}.");
    }

    private static DefenderServiceException TimedOut(ServiceFault fault, TimeSpan limit) =>
        ResponseErrors.Error(ErrorIds.HuntingTimeLimitExceeded, fault, $"The query took longer than the {limit.TotalSeconds:0} s that {fault.Api} lets it run.");
}
