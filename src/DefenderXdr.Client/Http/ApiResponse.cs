using System.Net;

namespace DefenderXdr.Http;

/// <summary>A successful answer whose body has not been read yet.</summary>
internal sealed class ApiResponse(ApiRequest request, Uri address, HttpResponseMessage message, Stream body, string clientRequestId) : IDisposable
{
    public ApiRequest Request => request;

    public Uri Address => address;

    public Stream Body => body;

    /// <summary>The id that the request was given.</summary>
    public string ClientRequestId => clientRequestId;

    /// <summary>The id that the service gave it, or null.</summary>
    public string? RequestId => ResponseErrors.RequestId(message);

    /// <summary>Who answered, in words for messages.</summary>
    public string Where => $"{request.Operation.Api} ({address.AbsolutePath})";

    /// <summary>Ends the connection too if the body was not read to its end.</summary>
    public void Dispose() => message.Dispose();

    /// <summary>An error about this answer: what came is not what should have come.</summary>
    public DefenderServiceException Fault(string errorId, string text, Exception? inner = null) =>
        DefenderErrors.Create(errorId, text, Facts(), recommendedAction: null, inner);

    private ServiceFault Facts() =>
        new(request.Operation.Api, request.Operation.Method, address.AbsolutePath, HttpStatusCode.OK, null, null, RequestId, clientRequestId);
}
