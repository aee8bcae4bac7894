using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Add-DefenderLibraryFile</c>: puts files into the live response library; one that is there already is not sent again.</summary>
[Cmdlet(VerbsCommon.Add, "DefenderLibraryFile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DefenderLibraryFile))]
[Operations(nameof(ApiOperations.EndpointUploadLibraryFile), nameof(ApiOperations.EndpointListLibraryFiles))]
public sealed class AddDefenderLibraryFileCommand : ChangingCommand
{
    private readonly Dictionary<DefenderConnection, LibraryImage> libraries = [];

    /// <summary>The files. Wildcards are resolved.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The name in the library, for a single file; the file's own when left out.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>What the file is for.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <summary>What its parameters are: it has some.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ParametersDescription { get; set; }

    /// <summary>Replaces a file of that name.</summary>
    [Parameter]
    [Alias("Overwrite")]
    public SwitchParameter Force { get; set; }

    private protected override object? ErrorTarget => Path;

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var paths = Path.SelectMany(FilesOf).Distinct().ToArray();
        if (Name is not null && paths.Length > 1) throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"-Name is for a single file, and -Path means {paths.Length}.");
        foreach (var path in paths)
        {
            try
            {
                await AddAsync(path, connection, output, cancellationToken).ConfigureAwait(false);
            }
            catch (DefenderException e) when (!EndsWith(e) && e.Kind != ErrorKind.PermissionDenied)
            {
                output.Error(e, path);
            }
        }
    }

    private async Task AddAsync(string path, DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var upload = new LibraryFileUpload(Name ?? System.IO.Path.GetFileName(path), LibraryFileUpload.ReadFile(path))
        {
            Description = Description,
            ParametersDescription = ParametersDescription,
            Overwrite = Force,
        };
        if (!libraries.TryGetValue(connection, out var library))
            libraries[connection] = library = await LibraryImage.ReadAsync(connection, output, cancellationToken).ConfigureAwait(false);
        if (library.Accept(upload) is { } same)
        {
            output.Verbose($"'{upload.FileName}' is in the library already, as it is: nothing was sent.");
            output.Object(Origin.Stamp(same, connection));
            return;
        }

        var replaced = library.Find(upload.FileName);
        if (replaced is not null) upload = upload.InPlaceOf(replaced);
        var action = replaced is null ? "add to the live response library" : "replace in the live response library";
        if (!await output.ShouldProcessAsync($"{upload.FileName} ({upload.Size:N0} bytes) of {connection.Name}", action).ConfigureAwait(false)) return;
        output.Object(Origin.Stamp(library.Note(await connection.Client.Library.UploadAsync(upload, output, cancellationToken).ConfigureAwait(false), upload), connection));
    }
}
