namespace DefenderXdr.Simulation;

/// <summary>A body that comes to its middle, and then pauses or ends as a dropped connection does.</summary>
internal sealed class BrokenBody(ArraySegment<byte> content, TimeSpan? pause) : Stream
{
    private readonly CancellationTokenSource closed = new();
    private readonly int middle = content.Count / 2;
    private int position;
    private bool paused;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    // Closing the connection ends a pause, as it ends a read from a socket.
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (PauseBefore(count) is { } time && closed.Token.WaitHandle.WaitOne(time))
            throw new IOException("The connection was closed.");
        return Take(buffer, offset, count);
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (PauseBefore(count) is { } time)
            await PauseAsync(time, cancellationToken).ConfigureAwait(false);
        return Take(buffer, offset, count);
    }

#if !NETSTANDARD2_0
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (PauseBefore(buffer.Length) is { } time)
            await PauseAsync(time, cancellationToken).ConfigureAwait(false);
        var part = new byte[buffer.Length];
        var read = Take(part, 0, part.Length);
        part.AsMemory(0, read).CopyTo(buffer);
        return read;
    }
#endif

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            closed.Cancel();
        base.Dispose(disposing);
    }

    private async Task PauseAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closed.Token);
        try
        {
            await Task.Delay(time, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("The connection was closed.");
        }
    }

    /// <summary>The pause that stands before the next bytes, if one does.</summary>
    private TimeSpan? PauseBefore(int count)
    {
        if (position < middle || paused || count == 0)
            return null;
        if (pause is null)
            Drop();
        paused = true;
        return pause;
    }

    private int Take(byte[] buffer, int offset, int count)
    {
        var read = Math.Min(count, (paused ? content.Count : middle) - position);
        Array.Copy(content.Array!, content.Offset + position, buffer, offset, read);
        position += read;
        return read;
    }

    private static void Drop()
    {
        const string message = "The response ended prematurely.";
#if NETSTANDARD2_0
        throw new IOException(message);
#else
        throw new HttpIOException(HttpRequestError.ResponseEnded, message);
#endif
    }
}
