using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Remove-DefenderLibraryFile</c>: deletes files of the live response library.</summary>
[Cmdlet(VerbsCommon.Remove, "DefenderLibraryFile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(void))]
[Operations(nameof(ApiOperations.EndpointDeleteLibraryFile))]
public sealed class RemoveDefenderLibraryFileCommand : ChangingCommand
{
    /// <summary>The files' names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FileName")]
    [ArgumentCompleter(typeof(LibraryFileCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    private protected override object? ErrorTarget => Name;

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        foreach (var name in Name.Select(LibraryFileName.Check).Where(name => IsNew(connection, name, output)).ToArray())
        {
            if (!await output.ShouldProcessAsync($"{name} of {connection.Name}", "delete from the live response library").ConfigureAwait(false)) continue;
            try
            {
                await connection.Client.Library.DeleteAsync(name, output, cancellationToken).ConfigureAwait(false);
            }
            catch (DefenderException e) when (e.ErrorId == ErrorIds.LibraryFileNotFound)
            {
                output.Error(e, name);
            }
        }
    }
}
