using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Get-DefenderLibraryFile</c>: the files of the live response library.</summary>
[Cmdlet(VerbsCommon.Get, "DefenderLibraryFile")]
[OutputType(typeof(DefenderLibraryFile))]
[Operations(nameof(ApiOperations.EndpointListLibraryFiles))]
public sealed class GetDefenderLibraryFileCommand : ConnectedCommand
{
    /// <summary>The files' names, with wildcards; all files when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FileName")]
    [ArgumentCompleter(typeof(LibraryFileCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    private protected override object? ErrorTarget => Name;

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var wanted = (Name ?? ["*"]).Select(name => (Name: name, IsMeant: Wildcard.Matcher(name))).ToArray();
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await foreach (var file in connection.Client.Library.ListAsync(output, cancellationToken).ConfigureAwait(false))
        {
            var matches = wanted.Where(one => one.IsMeant(file.FileName ?? "")).ToArray();
            foreach (var (name, _) in matches) found.Add(name);
            if (matches.Length > 0) output.Object(Origin.Stamp(file, connection));
        }

        // A pattern may match nothing; a name is meant.
        foreach (var (name, _) in wanted.Where(one => !Wildcard.IsIn(one.Name) && !found.Contains(one.Name)))
            output.Error(DefenderErrors.Create(ErrorIds.LibraryFileNotFound, $"The live response library of {connection.Name} has no file '{name}'."), name);
    }
}
