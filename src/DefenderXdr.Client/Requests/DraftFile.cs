namespace DefenderXdr;

/// <summary>A file on its way: under another name beside it, so that what has the file's own name is whole. What is not kept is deleted.</summary>
internal sealed class DraftFile(string path) : IDisposable
{
    /// <summary>How many bytes go to the disk at a time.</summary>
    public const int Piece = 80 * 1024;

    private readonly string draft = $"{path}.{Guid.NewGuid():N}.part";

    /// <summary>Opens the draft, to write it anew or to go on with it.</summary>
    public FileStream Open(FileMode mode = FileMode.Create) => OnDisk(() => new FileStream(draft, mode, FileAccess.Write, FileShare.None));

    /// <summary>Writes the draft anew, out of what comes. What an earlier try has left is gone.</summary>
    /// <param name="read">Fills a buffer, and says how far; 0 at the end.</param>
    /// <returns>The number of bytes.</returns>
    public long Fill(Func<byte[], int> read)
    {
        using var file = Open();
        var buffer = new byte[Piece];
        var total = 0L;
        for (int count; (count = read(buffer)) > 0; total += count) OnDisk(() => file.Write(buffer, 0, count));
        OnDisk(file.Flush);
        return total;
    }

    /// <summary>Puts what is in the draft behind what is in another one.</summary>
    /// <param name="other">The other one.</param>
    /// <param name="start">How many bytes to leave out at the beginning.</param>
    public void AppendTo(DraftFile other, long start) => OnDisk(() =>
    {
        using var from = new FileStream(draft, FileMode.Open, FileAccess.Read, FileShare.None);
        using var to = other.Open(FileMode.Append);
        from.Position = start;
        from.CopyTo(to);
    });

    /// <summary>Writes the draft anew, out of what is in it.</summary>
    public void Rewrite(Action<Stream, Stream> write) => OnDisk(() =>
    {
        var next = draft + ".next";
        try
        {
            using (var from = new FileStream(draft, FileMode.Open, FileAccess.Read, FileShare.None))
            using (var to = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.None)) write(from, to);
            File.Delete(draft);
            File.Move(next, draft);
        }
        finally
        {
            File.Delete(next);
        }
    });

    /// <summary>Gives the file its name, in the place of an older one.</summary>
    /// <param name="name">Another name than the one that it was meant for.</param>
    public void Keep(string? name = null) => OnDisk(() =>
    {
        if (File.Exists(name ?? path)) File.Replace(draft, name ?? path, null);
        else File.Move(draft, name ?? path);
    });

    public void Dispose()
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What went wrong before is what counts.
        }
    }

    /// <summary>Does something with the file; what the disk has against it is this module's error.</summary>
    public void OnDisk(Action write) => OnDisk(() =>
    {
        write();
        return true;
    });

    private T OnDisk<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw DefenderErrors.Create(ErrorIds.OutFileUnwritable, $"The answer could not be written to '{path}': {e.Message}", inner: e);
        }
    }
}
