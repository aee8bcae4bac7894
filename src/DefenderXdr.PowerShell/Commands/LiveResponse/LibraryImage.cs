namespace DefenderXdr.PowerShell;

/// <summary>What a command knows of a library: read once, and what the command itself did to it.</summary>
internal sealed class LibraryImage
{
    private readonly Dictionary<string, DefenderLibraryFile> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> own = new(StringComparer.OrdinalIgnoreCase);

    private LibraryImage() { }

    public static async Task<LibraryImage> ReadAsync(DefenderConnection connection, IClientEvents events, CancellationToken cancellationToken)
    {
        var image = new LibraryImage();
        await foreach (var file in connection.Client.Library.ListAsync(events, cancellationToken).ConfigureAwait(false)) image.files[file.FileName ?? ""] = file;
        return image;
    }

    public DefenderLibraryFile? Find(string fileName) => files.TryGetValue(fileName, out var file) ? file : null;

    /// <summary>The file that makes an upload needless, or null where it is due.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.LibraryFileExists"/>: it would replace what it may not.</exception>
    public DefenderLibraryFile? Accept(LibraryFileUpload upload)
    {
        if (Find(upload.FileName) is not { } there) return null;
        if (upload.IsThere(there)) return there;
        if (own.Contains(upload.FileName))
            throw DefenderErrors.Create(ErrorIds.LibraryFileExists, $"Two of the files are called '{upload.FileName}', and the library has one name for one file.", "Add one of them with another -Name.");
        return upload.Overwrite ? null : throw DefenderErrors.Create(ErrorIds.LibraryFileExists, $"The library has a file '{upload.FileName}' already, with other content or another description: nothing was sent.");
    }

    public DefenderLibraryFile Note(DefenderLibraryFile file, LibraryFileUpload upload)
    {
        own.Add(upload.FileName);
        return files[upload.FileName] = file;
    }
}
