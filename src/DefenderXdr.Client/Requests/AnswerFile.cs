using DefenderXdr.Http;

namespace DefenderXdr;

/// <summary>An answer on its way into a file, as it came.</summary>
internal sealed class AnswerFile(string path) : IDisposable
{
    private readonly DraftFile draft = new(path);

    /// <summary>Writes the body as it came, from its first byte; what an earlier try has left is gone. Gives the number of bytes.</summary>
    public long Write(ApiResponse response, CancellationToken cancellationToken)
    {
        using (response)
        using (cancellationToken.Register(response.Dispose))
        {
            return draft.Fill(buffer =>
            {
                var count = Read(response, buffer, cancellationToken);

                // A body that was closed under its reader looks like one that has ended.
                cancellationToken.ThrowIfCancellationRequested();
                return count;
            });
        }
    }

    /// <summary>Gives the file its name, in the place of an older one.</summary>
    public void Keep() => draft.Keep();

    public void Dispose() => draft.Dispose();

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
}
