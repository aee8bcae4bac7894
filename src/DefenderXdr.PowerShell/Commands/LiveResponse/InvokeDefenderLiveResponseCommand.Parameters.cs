using System.Management.Automation;

namespace DefenderXdr.PowerShell;

// The parameters.
public sealed partial class InvokeDefenderLiveResponseCommand
{
    // The default set, which has no -Comment: an action from the pipeline means what came of it, and no other session on its device.
    /// <summary>Sessions that were started before, whose results to get: ids, or the actions themselves.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByActionSet, ValueFromPipelineByPropertyName = true)]
    [ActionId]
    [ValidateNotNullOrEmpty]
    public string[] ActionId { get; set; } = [];

    /// <summary>The library script to run.</summary>
    [Parameter(ParameterSetName = ByIdSet)]
    [Parameter(ParameterSetName = ByNameSet)]
    [ArgumentCompleter(typeof(LibraryFileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ScriptName { get; set; }

    /// <summary>What the script is called with, as one line.</summary>
    [Parameter(ParameterSetName = ByIdSet)]
    [Parameter(ParameterSetName = ByNameSet)]
    [ValidateNotNullOrEmpty]
    public string? ScriptArguments { get; set; }

    /// <summary>Library files to put on the device, before the script runs.</summary>
    [Parameter(ParameterSetName = ByIdSet)]
    [Parameter(ParameterSetName = ByNameSet)]
    [ArgumentCompleter(typeof(LibraryFileCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] PutFile { get; set; } = [];

    /// <summary>Paths of files on the device to get, after the script ran.</summary>
    [Parameter(ParameterSetName = ByIdSet)]
    [Parameter(ParameterSetName = ByNameSet)]
    [ValidateNotNullOrEmpty]
    public string[] GetFile { get; set; } = [];

    /// <summary>The commands one by one, such as @{ RunScript = 'a.ps1'; Arguments = '-Fast' }: those with PutFile, then with RunScript, then with GetFile.</summary>
    [Parameter(ParameterSetName = ByIdSet)]
    [Parameter(ParameterSetName = ByNameSet)]
    [ValidateNotNullOrEmpty]
    public LiveResponseStep[] Command { get; set; } = [];

    /// <summary>Where files that were got are put; it is made when it is not there. The current location when left out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutDirectory { get; set; }

    /// <summary>Gives the actions as soon as they are started, in place of what comes of them.</summary>
    [Parameter(ParameterSetName = ByIdSet)]
    [Parameter(ParameterSetName = ByNameSet)]
    public SwitchParameter NoWait { get; set; }

    /// <inheritdoc/>
    [Parameter(Mandatory = true, ParameterSetName = ByIdSet)]
    [Parameter(Mandatory = true, ParameterSetName = ByNameSet)]
    [ValidateNotNullOrEmpty]
    public override string Comment { get => base.Comment; set => base.Comment = value; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = ByIdSet)]
    [Parameter(ParameterSetName = ByNameSet)]
    public override SwitchParameter Force { get => base.Force; set => base.Force = value; }
}
