using System.ComponentModel;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>A command about the session itself: it asks no service and has nothing to wait for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SessionCommand : PSCmdlet
{
    private protected static DefenderSession Session => DefenderSession.Current;

    private protected abstract void Run();

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        try
        {
            Run();
        }
        catch (DefenderException e)
        {
            WriteError(ErrorRecords.From(e, null));
        }
    }
}
