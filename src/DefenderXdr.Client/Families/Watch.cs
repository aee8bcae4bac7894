using System.Runtime.CompilerServices;

namespace DefenderXdr;

/// <summary>Looks at things that take their time in the service until they have ended; first after a second, then less and less often down to every half minute.</summary>
/// <param name="activity">What is waited for, for the progress line.</param>
/// <param name="read">Reads one again.</param>
/// <param name="hasEnded">Whether one has ended.</param>
/// <param name="errorOf">The error of one that ended without success, or null.</param>
internal sealed class Watch<T>(string activity, Func<T, Task<T>> read, Func<T, bool> hasEnded, Func<T, DefenderException?> errorOf) where T : class
{
    private static readonly int[] Seconds = [1, 2, 3, 5, 8, 13, 20];

    private static TimeSpan Pause(int round) => TimeSpan.FromSeconds(round < Seconds.Length ? Seconds[round] : 30);

    /// <summary>Each as it ends, with its error; at last those that have not ended in time, and go on.</summary>
    public async IAsyncEnumerable<(T Item, DefenderException? Error)> WaitAsync(
        IReadOnlyList<T> items, TimeSpan timeout, IClientEvents events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var end = DateTimeOffset.UtcNow + timeout;
        var waiting = items.ToList();
        try
        {
            for (var round = 0; ; round++)
            {
                for (var i = 0; i < waiting.Count;)
                {
                    // What came with the start of it is its first news.
                    var (item, error) = round == 0 || hasEnded(waiting[i]) ? (waiting[i], null) : await LookAsync(waiting[i]).ConfigureAwait(false);
                    if (error is null && !hasEnded(item))
                    {
                        waiting[i++] = item;
                        continue;
                    }
                    waiting.RemoveAt(i);
                    yield return (item, error ?? errorOf(item));
                }
                if (waiting.Count == 0) yield break;

                var left = end - DateTimeOffset.UtcNow;
                if (left <= TimeSpan.Zero) break;
                events.Progress(activity, $"{items.Count - waiting.Count} of {items.Count} ended; {waiting[0]}");
                var pause = Pause(round);
                await Task.Delay(pause < left ? pause : left, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            events.Progress(activity, null);
        }

        foreach (var item in waiting)
            yield return (item, DefenderErrors.Create(ErrorIds.MachineActionTimeout, $"{item} has not ended within {timeout.TotalSeconds:0.#} s, and goes on."));
    }

    private async Task<(T, DefenderException?)> LookAsync(T item)
    {
        try
        {
            return (await read(item).ConfigureAwait(false), null);
        }
        catch (DefenderException e)
        {
            return (item, e.Behind($"{item} goes on all the same."));
        }
    }
}
