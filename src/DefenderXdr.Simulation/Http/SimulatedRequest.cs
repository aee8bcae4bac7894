using System.Text;

namespace DefenderXdr.Simulation;

/// <summary>One HTTP request to the simulated tenant, free of any transport.</summary>
public sealed class SimulatedRequest
{
    private string? text;

    /// <summary>Makes a request.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="uri">The address; only its path and query decide what answers.</param>
    /// <param name="headers">The headers; names are looked up without case.</param>
    /// <param name="body">The body as text.</param>
    public SimulatedRequest(string method, Uri uri, IReadOnlyDictionary<string, string>? headers = null, string? body = null)
        : this(method, uri, headers, body is null ? null : Encoding.UTF8.GetBytes(body))
    {
        text = body;
    }

    /// <summary>Makes a request whose body need not be text.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="uri">The address; only its path and query decide what answers.</param>
    /// <param name="headers">The headers, those of the body included; names are looked up without case.</param>
    /// <param name="content">The body's bytes; null for none.</param>
    public SimulatedRequest(string method, Uri uri, IReadOnlyDictionary<string, string>? headers, byte[]? content)
    {
        Method = (method ?? throw new ArgumentNullException(nameof(method))).ToUpperInvariant();
        Uri = (uri ?? throw new ArgumentNullException(nameof(uri))).IsAbsoluteUri ? uri : new Uri(new Uri("http://localhost"), uri);
        Content = content;
        var copy = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in headers ?? new Dictionary<string, string>())
            copy[header.Key] = header.Value;
        Headers = copy;
    }

    /// <summary>The HTTP method in capitals.</summary>
    public string Method { get; }

    /// <summary>The absolute address.</summary>
    public Uri Uri { get; }

    /// <summary>The headers, by name without case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body as text, or null.</summary>
    public string? Body => text ??= Content is null ? null : Encoding.UTF8.GetString(Content);

    /// <summary>The body's bytes, or null.</summary>
    internal byte[]? Content { get; }

    /// <summary>Scheme, host and port that the caller used; links in answers lead back there.</summary>
    internal string Root => Uri.GetLeftPart(UriPartial.Authority);

    /// <summary>The caller's id of the request; anything but a GUID is dropped rather than echoed.</summary>
    internal string? ClientRequestId => Guid.TryParse(Header("client-request-id"), out _) ? Header("client-request-id") : null;

    internal string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;

    internal string[] Segments()
    {
        var parts = Uri.AbsolutePath.Trim('/').Split('/');
        for (var i = 0; i < parts.Length; i++)
            parts[i] = Uri.UnescapeDataString(parts[i]);
        return parts;
    }
}
