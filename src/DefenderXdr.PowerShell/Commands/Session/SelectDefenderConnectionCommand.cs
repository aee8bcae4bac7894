using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Select-DefenderConnection</c>: makes a connection the default of the commands that follow.</summary>
[Cmdlet(VerbsCommon.Select, "DefenderConnection")]
[OutputType(typeof(DefenderConnection))]
public sealed class SelectDefenderConnectionCommand : SessionCommand
{
    /// <summary>The connection: its name or the object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public ConnectionReference? Connection { get; set; }

    private protected override void Run()
    {
        var found = Session.Resolve([Connection!]);
        if (found.Count > 1)
            throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"'{Connection}' means {string.Join(", ", found)}; one connection can be the default.");
        Session.Select(found[0]);
        WriteObject(found[0]);
    }
}
