namespace DefenderXdr.Simulation;

/// <summary>The tenant's live response library. Safe for many threads.</summary>
internal sealed class LibraryFiles
{
    private readonly SortedDictionary<string, LibraryFile> files = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All files, by name.</summary>
    internal IReadOnlyList<LibraryFile> All
    {
        get
        {
            lock (files)
                return [.. files.Values];
        }
    }

    internal LibraryFile? Find(string name)
    {
        lock (files)
            return files.TryGetValue(name, out var file) ? file : null;
    }

    /// <summary>Adds a file; one of that name is replaced, and keeps when and by whom it was made.</summary>
    /// <param name="file">The file.</param>
    /// <param name="replace">Whether one of that name may be replaced.</param>
    /// <returns>What is there now; null when there was one and it may not be replaced.</returns>
    internal LibraryFile? Add(LibraryFile file, bool replace)
    {
        lock (files)
        {
            if (files.TryGetValue(file.Name, out var known) && !replace)
                return null;
            return files[file.Name] = known is null ? file : file with { Created = known.Created, CreatedBy = known.CreatedBy };
        }
    }

    /// <summary>Removes a file.</summary>
    /// <returns>Whether there was one of that name.</returns>
    internal bool Remove(string name)
    {
        lock (files)
            return files.Remove(name);
    }
}
