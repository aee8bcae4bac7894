namespace DefenderXdr.PowerShell;

/// <summary>The files of a connection's live response library as completion last saw them. Safe for many threads.</summary>
internal sealed class KnownLibrary
{
    private readonly CompletionRefresh refresh = new();

    /// <summary>What is known.</summary>
    public IReadOnlyList<DefenderLibraryFile> Files { get; private set; } = [];

    /// <summary>Asks the service.</summary>
    public void Refresh(DefenderClient client) => refresh.Run(async cancellationToken =>
    {
        var files = new List<DefenderLibraryFile>();
        await foreach (var file in client.Library.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false)) files.Add(file);
        Files = files;
    });
}
