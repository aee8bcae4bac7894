using DefenderXdr.Http;

namespace DefenderXdr;

/// <summary>An answer on its way into a file: under another name beside it, so that what has the file's own name is whole.</summary>
internal sealed class AnswerFile(string path) : IDisposable
{
    private const int Piece = 80 * 1024;
    private readonly string draft = $"{path}.{Guid.NewGuid():N}.part";

    /// <summary>Writes the body as it came, from its first byte; what an earlier try has left is gone. Gives the number of bytes.</summary>
    public long Write(ApiResponse response, CancellationToken cancellationToken)
    {
        using (response)
        using (cancellationToken.Register(response.Dispose))
        using (var file = OnDisk(() => new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None)))
        {
            var buffer = new byte[Piece];
            var total = 0L;
            int count;
            while ((count = Read(response, buffer, cancellationToken)) > 0)
            {
                OnDisk(() => file.Write(buffer, 0, count));
                total += count;
            }
            OnDisk(file.Flush);
            return total;
        }
    }

    /// <summary>Gives the file its name, in the place of an older one.</summary>
    public void Keep() => OnDisk(() =>
    {
        if (File.Exists(path)) File.Replace(draft, path, null);
        else File.Move(draft, path);
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

    private static int Read(ApiResponse response, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return response.Body.Read(buffer, 0, buffer.Length);
        }
        catch (Exception e) when (BodyErrors.Of(response, e, cancellationToken) is { } error)
        {
            throw error;
        }
    }

    private void OnDisk(Action write) => OnDisk(() =>
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
