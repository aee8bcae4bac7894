using System.Text;

namespace DefenderXdr.Simulation;

/// <summary>The simulated tenant's answer to one request.</summary>
public sealed class SimulatedResponse
{
    private readonly ArraySegment<byte> content;
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

    /// <summary>The body's size in bytes.</summary>
    public long ContentLength => content.Count;

    /// <summary>The body as text; <see cref="OpenBody"/> is cheaper for a large one.</summary>
    public string Body => body ??= Encoding.UTF8.GetString(content.Array!, content.Offset, content.Count);

    /// <summary>Opens the body's UTF-8 bytes for reading.</summary>
    public Stream OpenBody() => new MemoryStream(content.Array!, content.Offset, content.Count, writable: false);
}
