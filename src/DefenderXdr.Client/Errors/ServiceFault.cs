using System.Net;

namespace DefenderXdr;

/// <summary>The bare facts of a failed answer, before anyone has judged them.</summary>
internal sealed record ServiceFault(
    DefenderApi Api,
    string Method,
    string Path,
    HttpStatusCode StatusCode,
    string? Code,
    string? Message,
    string? RequestId,
    string ClientRequestId)
{
    /// <summary>The wait that the service asked for, in a header or in the body's text.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How long the answer took.</summary>
    public TimeSpan Elapsed { get; init; }
}
