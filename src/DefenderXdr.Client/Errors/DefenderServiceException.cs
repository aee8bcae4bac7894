using System.Net;

namespace DefenderXdr;

/// <summary>An answer of a service that is no success, or no usable one.</summary>
public sealed class DefenderServiceException : DefenderException
{
    internal DefenderServiceException(string errorId, ErrorKind kind, string message, string recommendedAction, ServiceFault fault, Exception? inner = null)
        : base(errorId, kind, message, recommendedAction, inner)
    {
        Api = fault.Api;
        Method = fault.Method;
        Path = fault.Path;
        StatusCode = fault.StatusCode;
        Code = fault.Code;
        ServiceMessage = fault.Message;
        RequestId = fault.RequestId;
        ClientRequestId = fault.ClientRequestId;
        RetryAfter = fault.RetryAfter;
    }

    /// <summary>The API that answered.</summary>
    public DefenderApi Api { get; }

    /// <summary>The HTTP method of the request.</summary>
    public string Method { get; }

    /// <summary>The path of the request, without its query.</summary>
    public string Path { get; }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The service's own code (<c>error.code</c>), or null when the body had none.</summary>
    public string? Code { get; }

    /// <summary>The service's own message (<c>error.message</c>), or null when the body had none.</summary>
    public string? ServiceMessage { get; }

    /// <summary>What the vendor's support asks for: <c>error.target</c> or <c>request-id</c>.</summary>
    public string? RequestId { get; }

    /// <summary>The id that this module gave the request, sent as <c>client-request-id</c>.</summary>
    public string ClientRequestId { get; }

    /// <summary>How long the service asked to wait, counted from its answer; null when it named no time.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The facts again, for an error that says more.</summary>
    internal ServiceFault Facts => new(Api, Method, Path, StatusCode, Code, ServiceMessage, RequestId, ClientRequestId) { RetryAfter = RetryAfter };

    private protected override DefenderException Again(string message, string recommendedAction) =>
        new DefenderServiceException(ErrorId, Kind, message, recommendedAction, Facts, this);
}
