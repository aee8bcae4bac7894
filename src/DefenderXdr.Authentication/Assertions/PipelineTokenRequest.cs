using System.Net.Http.Headers;
using System.Text.Json;
using DefenderXdr.Http;

namespace DefenderXdr.Authentication;

/// <summary>Asks the platform that a pipeline runs on for a token of the pipeline.</summary>
/// <param name="http">What to send with.</param>
/// <param name="platform">The platform's name, for messages.</param>
/// <param name="member">The member of the answer that holds the token.</param>
internal sealed class PipelineTokenRequest(HttpClient http, string platform, string member)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Sends the request, twice if the first time looks like an accident.</summary>
    public async Task<string> SendAsync(HttpMethod method, Uri address, string bearer, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var (status, body) = await OnceAsync(method, address, bearer, limit.Token).ConfigureAwait(false);
            if (status is 0 or 408 or 429 or >= 500)
            {
                await Task.Delay(Pause, limit.Token).ConfigureAwait(false);
                (status, body) = await OnceAsync(method, address, bearer, limit.Token, isLast: true).ConfigureAwait(false);
            }
            if (status != 200) throw Assertion.Unavailable($"{platform} gave no token: {address.Host} answered with HTTP {status}.");
            return Assertion.Require(Member(body), $"The token that {platform} gave");
        }
        catch (HttpRequestException e)
        {
            throw Assertion.Unavailable($"{platform} gave no token: {address.Host} could not be reached: {e.GetBaseException().Message}", inner: e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Assertion.Unavailable($"{platform} gave no token: {address.Host} did not answer within {Limit.TotalSeconds:0} s.", inner: e);
        }
    }

    /// <summary>The address that a variable holds: https, or this very machine, for the pipeline's own credential is sent there.</summary>
    public static Uri Address(string variable, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
            ? address
            : throw Assertion.Unavailable($"{variable} is not an https address. Plain http is accepted for a loopback address only.");

    /// <summary>An address with more in its query than it came with.</summary>
    public static Uri With(Uri address, string query) =>
        new UriBuilder(address) { Query = (address.Query.Length > 1 ? address.Query.TrimStart('?') + "&" : "") + query }.Uri;

    private async Task<(int Status, string Body)> OnceAsync(HttpMethod method, Uri address, string bearer, CancellationToken cancellationToken, bool isLast = false)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (method == HttpMethod.Post)
        {
            request.Content = new ByteArrayContent([]);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            // Without it Azure DevOps answers whom it does not know with a redirect to a sign-in page.
            request.Headers.Add("X-TFS-FedAuthRedirect", "Suppress");
        }
        request.Headers.UserAgent.ParseAdd(DefenderHttp.UserAgent);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync().ConfigureAwait(false));
        }
        catch (HttpRequestException) when (!isLast)
        {
            return (0, "");
        }
    }

    private string? Member(string body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return answer.RootElement.ValueKind == JsonValueKind.Object && answer.RootElement.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (JsonException e)
        {
            throw Assertion.Unavailable($"{platform} gave no token: its answer is not JSON.", inner: e);
        }
    }
}
