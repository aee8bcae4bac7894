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

    internal sealed override async Task RunAsync(ICommandOutput output, CancellationToken cancellationToken)
    {
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
