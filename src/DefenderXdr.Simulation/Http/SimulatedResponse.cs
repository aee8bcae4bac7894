using System.Text;

namespace DefenderXdr.Simulation;

/// <summary>The simulated tenant's answer to one request.</summary>
public sealed class SimulatedResponse
{
    private readonly ArraySegment<byte> content;
    private bool breaks;
    private TimeSpan? pause;
    private string? body;

    internal SimulatedResponse(int statusCode, string contentType, ArraySegment<byte> content, IReadOnlyDictionary<string, string> headers)
    {
        StatusCode = statusCode;
        ContentType = contentType;
        Headers = headers;
        this.content = content;
    }

    /// <summary>The HTTP status code.</summary>
    public int StatusCode { get; }

    /// <summary>The response headers, without those that describe the body.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The media type of the body.</summary>
    public string ContentType { get; }

    /// <summary>The body's size in bytes, as announced: of a body that breaks off less arrives.</summary>
    public long ContentLength => content.Count;

    /// <summary>Whether the connection ends before this answer: a transport sends nothing of it.</summary>
    public bool IsLost { get; private set; }

    /// <summary>The body as text, whatever becomes of it on its way; <see cref="OpenBody"/> is cheaper for a large one.</summary>
    public string Body => body ??= Encoding.UTF8.GetString(content.Array!, content.Offset, content.Count);

    /// <summary>
    /// Opens the body's UTF-8 bytes for reading as they arrive: where a fault makes the body pause, so does the stream, and where the
    /// connection drops it throws an <see cref="IOException"/>.
    /// </summary>
    public Stream OpenBody() => breaks ? new BrokenBody(content, pause) : new MemoryStream(content.Array!, content.Offset, content.Count, writable: false);

    /// <summary>This answer, which never gets to the caller.</summary>
    internal SimulatedResponse Lost() => new(StatusCode, ContentType, content, Headers) { IsLost = true };

    /// <summary>This answer, with a body that pauses in its middle, or breaks off there when the pause is null.</summary>
    internal SimulatedResponse Broken(TimeSpan? forTime) => new(StatusCode, ContentType, content, Headers) { breaks = true, pause = forTime };

    /// <summary>This answer, with no more of the body than this.</summary>
    internal SimulatedResponse First(long bytes) => new(StatusCode, ContentType, new(content.Array!, content.Offset, (int)bytes), Headers);
}
