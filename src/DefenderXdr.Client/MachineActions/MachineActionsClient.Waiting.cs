using System.Runtime.CompilerServices;

namespace DefenderXdr;

// Waiting for actions to end.
public sealed partial class MachineActionsClient
{
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
        var watch = new Watch<DefenderMachineAction>("Waiting for actions on devices",
            action => GetAsync(action.ActionId ?? "", events, cancellationToken), action => action.HasEnded, ErrorOf);
        await foreach (var (action, error) in watch.WaitAsync(actions, timeout, events, cancellationToken).ConfigureAwait(false))
            yield return new(action, error);
    }

    // The error of an action that ended without success, or null.
    internal static DefenderException? ErrorOf(DefenderMachineAction action)
    {
        if (action.Status == "Succeeded") return null;
        var why = action.Status == "Cancelled"
            ? $" It was cancelled{(action.CancellationRequestor is { } who ? $" by {who}" : "")}{(action.CancellationComment is { } comment ? $": {comment}" : ".")}"
            : action.Error is { Length: > 0 } error && error != "None" ? $" {error}" : action.ErrorHResult is { } code and not 0 ? $" Error 0x{(uint)code:X8}." : "";
        var commands = string.Concat(action.Commands.Where(command => command.Errors.Count > 0).Select(command => $" {command.Type}: {string.Join(" ", command.Errors)}"));
        return DefenderErrors.Create(ErrorIds.MachineActionFailed, $"{action} ended without success.{why}{commands}");
    }
}
