using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Disconnect-DefenderXdr</c>: forgets connections and their tokens.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "DefenderXdr", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class DisconnectDefenderXdrCommand : SessionCommand
{
    /// <summary>The connections to forget: names, with wildcards, or objects. The default one when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public ConnectionReference[]? Connection { get; set; }

    private protected override void Run()
    {
        foreach (var connection in Session.Resolve(Connection))
            if (ShouldProcess(connection.Name, "Disconnect")) Session.Remove(connection);
    }
}
