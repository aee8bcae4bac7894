using System.ComponentModel;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>A command that calls an API through connections.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class CallingCommand : CancellableCommand
{
    /// <summary>The connections to use: names, with wildcards, or objects. The session's default when left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ConnectionName")]
    [ArgumentCompleter(typeof(ConnectionCompleter))]
    public ConnectionReference[]? Connection { get; set; }
}
