namespace DefenderXdr.Http;

/// <summary>A body that ends with an error when nothing more arrives for too long. A slow consumer is no stall: only reads are timed.</summary>
internal sealed class StallGuardStream : Stream
{
    private readonly Stream inner;
    private readonly TimeSpan limit;
    private readonly Timer timer;
    private volatile bool stalled;

    public StallGuardStream(Stream inner, IDisposable connection, TimeSpan limit)
    {
        this.inner = inner;
        this.limit = limit;
        timer = new Timer(_ =>
        {
            stalled = true;
            connection.Dispose();
        });
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        timer.Change(limit, Timeout.InfiniteTimeSpan);
        try
        {
            return inner.Read(buffer, offset, count);
        }
        catch (Exception e) when (stalled && e is not DefenderException)
        {
            throw DefenderErrors.Create(ErrorIds.RequestTimeout, $"Nothing more arrived for {limit.TotalSeconds:0} s.", inner: e);
        }
        finally
        {
            timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            timer.Dispose();
            inner.Dispose();
        }
        base.Dispose(disposing);
    }
}
