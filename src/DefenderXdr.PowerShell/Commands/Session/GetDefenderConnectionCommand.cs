using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Get-DefenderConnection</c>: the connections of this session.</summary>
[Cmdlet(VerbsCommon.Get, "DefenderConnection")]
[OutputType(typeof(DefenderConnection))]
public sealed class GetDefenderConnectionCommand : SessionCommand
{
    /// <summary>Their names, with wildcards; all when left out.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public string[] Name { get; set; } = ["*"];

    private protected override void Run()
    {
        foreach (var name in Name)
        {
            // As with files: a pattern may match nothing, a name may not.
            var found = WildcardPattern.ContainsWildcardCharacters(name) ? Session.Match(name) : Session.Resolve([new ConnectionReference(name)]);
            WriteObject(found, enumerateCollection: true);
        }
    }
}
