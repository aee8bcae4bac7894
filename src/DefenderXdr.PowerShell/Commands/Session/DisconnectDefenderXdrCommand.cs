using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Disconnect-DefenderXdr</c>: forgets connections and their tokens, persisted ones too.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "DefenderXdr", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class DisconnectDefenderXdrCommand : CancellableCommand
{
    /// <summary>The connections to forget: names, with wildcards, or objects. The default one when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public ConnectionReference[]? Connection { get; set; }

    // A name that is unknown leaves the others of a pipeline be.
    private protected override bool EndsWith(DefenderException error) => false;

    internal override async Task RunAsync(ICommandOutput output, CancellationToken cancellationToken)
    {
        foreach (var connection in Session.Resolve(Connection))
        {
            if (!await output.ShouldProcessAsync(connection.Name, "Disconnect").ConfigureAwait(false)) continue;
            Session.Remove(connection);
            await connection.CloseAsync(Session.Connections).ConfigureAwait(false);
        }
    }
}
