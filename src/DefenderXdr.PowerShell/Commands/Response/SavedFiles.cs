namespace DefenderXdr.PowerShell;

/// <summary>Where a command puts what it downloads: one file that the user named, or a directory.</summary>
internal sealed class SavedFiles
{
    private readonly string? file;
    private readonly string directory;
    private bool isFileTaken;

    /// <summary>What the user said.</summary>
    /// <param name="path">The file, or null.</param>
    /// <param name="outDirectory">The directory.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.OutFileUnwritable"/>: surely nothing can be put there.</exception>
    public SavedFiles(string? path, string outDirectory)
    {
        file = path;
        directory = outDirectory;
        if (path is null && File.Exists(outDirectory)) throw DefenderErrors.Create(ErrorIds.OutFileUnwritable, $"'{outDirectory}' is a file, and no directory.");
        if (path is not null && Directory.Exists(path)) throw DefenderErrors.Create(ErrorIds.OutFileUnwritable, $"'{path}' is a directory.", "Give -OutDirectory for a directory; -Path is a file.");
        if (path is not null && Path.GetDirectoryName(path) is { Length: > 0 } parent && !Directory.Exists(parent)) throw DefenderErrors.Create(ErrorIds.OutFileUnwritable, $"There is no directory '{parent}'.");
    }

    /// <summary>The directory, which is there then.</summary>
    public string MakeDirectory()
    {
        try
        {
            return Directory.CreateDirectory(directory).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw DefenderErrors.Create(ErrorIds.OutFileUnwritable, $"The directory '{directory}' could not be made: {e.Message}", inner: e);
        }
    }

    /// <summary>The file for a package.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.InvalidParameter"/>: one file for several packages.</exception>
    public string PathFor(DefenderMachineAction action)
    {
        if (file is null) return Path.Combine(MakeDirectory(), ActionFileName.OfPackage(action));
        if (isFileTaken) throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"-Path is a single file, and there is another package: that of {action}.", "Give -OutDirectory for several packages.");
        isFileTaken = true;
        return file;
    }
}
