using System.ComponentModel;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>A command that asks the APIs of one or more connections.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ConnectedCommand : CancellableCommand
{
    /// <summary>The connections to use: names, with wildcards, or objects. The session's default when left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ConnectionName")]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public ConnectionReference[]? Connection { get; set; }

    /// <summary>The work on one input and one connection.</summary>
    internal abstract Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken);

    internal sealed override Task RunAsync(ICommandOutput output, CancellationToken cancellationToken)
    {
        var connections = Session.Resolve(Connection);
        return connections.Count == 1
            ? RunAsync(connections[0], output, cancellationToken)
            : Task.WhenAll(connections.Select(connection => RunOneOfManyAsync(connection, output, cancellationToken)));
    }

    // What fails in one tenant must not keep the others from answering.
    private async Task RunOneOfManyAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(connection, output, cancellationToken).ConfigureAwait(false);
        }
        catch (DefenderException e)
        {
            output.Error(e, connection);
        }
    }
}
