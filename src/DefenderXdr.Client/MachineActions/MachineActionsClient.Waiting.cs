using System.Runtime.CompilerServices;

namespace DefenderXdr;

// Waiting for actions to end.
public sealed partial class MachineActionsClient
{
    private const string Activity = "Waiting for actions on devices";

    /// <summary>Waits until actions have ended, well or not, and gives each as it ends.</summary>
    /// <param name="actions">The actions.</param>
    /// <param name="timeout">How long to wait; those that have not ended by then come with an error, and go on.</param>
    /// <param name="events">Hears how far they are.</param>
    /// <param name="cancellationToken">Ends the wait at once. The actions go on.</param>
    /// <remarks>Defender for Endpoint <c>GET /api/machineactions/{id}</c>, after a second first, and then less and less often down to every half minute.</remarks>
    public async IAsyncEnumerable<MachineActionEnd> WaitAsync(
        IReadOnlyList<DefenderMachineAction> actions, TimeSpan timeout, IClientEvents? events = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        var end = DateTimeOffset.UtcNow + timeout;
        var waiting = actions.ToList();
        try
        {
            for (var round = 0; ; round++)
            {
                for (var i = 0; i < waiting.Count;)
                {
                    var result = await LookAsync(waiting[i], isFirst: round == 0, events, cancellationToken).ConfigureAwait(false);
                    if (result is { Error: null, Action.HasEnded: false })
                    {
                        waiting[i++] = result.Action;
                        continue;
                    }
                    waiting.RemoveAt(i);
                    yield return result;
                }
                if (waiting.Count == 0) yield break;

                var left = end - DateTimeOffset.UtcNow;
                if (left <= TimeSpan.Zero) break;
                events.Progress(Activity, $"{actions.Count - waiting.Count} of {actions.Count} ended; {waiting[0]}");
                var pause = MachineActionWait.Pause(round);
                await Task.Delay(pause < left ? pause : left, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            events.Progress(Activity, null);
        }

        foreach (var action in waiting)
            yield return new(action, DefenderErrors.Create(ErrorIds.MachineActionTimeout, $"{action} has not ended within {timeout.TotalSeconds:0.#} s, and goes on."));
    }

    // The answer that started an action is its first news; there is no need to ask at once whether it has ended.
    private async Task<MachineActionEnd> LookAsync(DefenderMachineAction action, bool isFirst, IClientEvents events, CancellationToken cancellationToken)
    {
        try
        {
            var current = action.HasEnded || isFirst ? action : await GetAsync(action.ActionId ?? "", events, cancellationToken).ConfigureAwait(false);
            return new(current, current.HasEnded ? MachineActionWait.ErrorOf(current) : null);
        }
        catch (DefenderException e)
        {
            return new(action, e.Behind($"{action} goes on all the same."));
        }
    }
}
