using System.ComponentModel;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>A command that asks the APIs of one or more connections, at the same time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ConnectedCommand : CallingCommand
{
    /// <summary>How many connections are asked at a time.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = Throttle.Default;

    /// <summary>Refuses connections that this command cannot be sent to together.</summary>
    private protected virtual void Check(IReadOnlyList<DefenderConnection> connections) { }

    /// <summary>The work on one input and one connection.</summary>
    internal abstract Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken);

    /// <summary>The work on an input that takes no call at all; false when it takes one.</summary>
    private protected virtual bool RunUnconnected(ICommandOutput output) => false;

    internal sealed override async Task RunAsync(ICommandOutput output, CancellationToken cancellationToken)
    {
        if (RunUnconnected(output)) return;

        var connections = Session.Resolve(Connection);
        Check(connections);
        if (connections.Count == 1)
        {
            await RunAsync(connections[0], output, cancellationToken).ConfigureAwait(false);
            return;
        }

        using var throttle = new Throttle(ThrottleLimit);
        await Task.WhenAll(connections.Select(connection =>
            throttle.RunAsync(() => RunOneOfManyAsync(connection, output, cancellationToken), cancellationToken))).ConfigureAwait(false);
    }

    /// <summary>Gets each id; one that fails is an error about that id, and the others are still got.</summary>
    private protected static async Task ForEachIdAsync<T>(IEnumerable<T> ids, ICommandOutput output, Func<T, Task> get)
    {
        foreach (var id in ids)
        {
            try
            {
                await get(id).ConfigureAwait(false);
            }
            catch (DefenderException e) when (e.Kind == ErrorKind.ObjectNotFound)
            {
                output.Error(e, id);
            }
        }
    }

    // What fails in one tenant must not keep the others from answering.
    private async Task<bool> RunOneOfManyAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(connection, output, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DefenderException e)
        {
            output.Error(Advised(e, connection), connection);
            return false;
        }
    }
}
