using System.Net;
using System.Net.Http.Headers;

namespace DefenderXdr.Simulation;

/// <summary>Lets an <see cref="HttpClient"/> talk to a simulated tenant or cloud in the same process, whatever host it names.</summary>
/// <param name="simulation">What answers.</param>
public sealed class SimulatedTenantHandler(ISimulation simulation) : HttpMessageHandler
{
    private readonly ISimulation simulation = simulation ?? throw new ArgumentNullException(nameof(simulation));

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? null : await ReadAsync(request.Content, cancellationToken).ConfigureAwait(false);
        var simulated = new SimulatedRequest(request.Method.Method, request.RequestUri!, Headers(request), body);
        var answer = await simulation.HandleAsync(simulated, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return answer.IsLost ? throw Lost() : Message(request, answer);
    }

    // As the framework's own handler does when a connection ends before the headers.
    private static HttpRequestException Lost()
    {
        const string message = "An error occurred while sending the request.";
        var ended = new IOException("The response ended prematurely.");
#if NETSTANDARD2_0
        return new(message, ended);
#else
        return new(HttpRequestError.ResponseEnded, message, ended);
#endif
    }

    private static Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
#if NETSTANDARD2_0
        cancellationToken.ThrowIfCancellationRequested();
        return content.ReadAsByteArrayAsync();
#else
        return content.ReadAsByteArrayAsync(cancellationToken);
#endif
    }

    private static Dictionary<string, string> Headers(HttpRequestMessage request)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in request.Content is null ? request.Headers : request.Headers.Concat(request.Content.Headers))
            headers[header.Key] = string.Join(",", header.Value);
        return headers;
    }

    private static HttpResponseMessage Message(HttpRequestMessage request, SimulatedResponse answer)
    {
        var content = new StreamContent(answer.OpenBody());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(answer.ContentType);
        content.Headers.ContentLength = answer.ContentLength;
        var message = new HttpResponseMessage((HttpStatusCode)answer.StatusCode) { RequestMessage = request, Content = content };
        foreach (var header in answer.Headers)
            if (!message.Headers.TryAddWithoutValidation(header.Key, header.Value))
                content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return message;
    }
}
