using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication.Msal;

/// <summary>Lets MSAL send over the connection's own HTTP client.</summary>
internal sealed class SharedHttpClientFactory(Uri authority, HttpClient shared) : IMsalHttpClientFactory
{
    private readonly HttpClient client = authority.Scheme == Uri.UriSchemeHttp
        ? new HttpClient(new LoopbackHttpHandler(authority, shared)) { Timeout = Timeout.InfiniteTimeSpan }
        : shared;

    public HttpClient GetHttpClient() => client;

    /// <summary>Sends what is meant for a loopback authority over plain http; see <see cref="LoopbackAuthority"/>.</summary>
    private sealed class LoopbackHttpHandler(Uri authority, HttpClient shared) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var copy = new HttpRequestMessage(request.Method, LoopbackAuthority.AsServed(authority, request.RequestUri!)) { Content = request.Content };
            foreach (var header in request.Headers) copy.Headers.TryAddWithoutValidation(header.Key, header.Value);

            var response = await shared.SendAsync(copy, cancellationToken).ConfigureAwait(false);
            response.RequestMessage = request;
            return response;
        }
    }
}
