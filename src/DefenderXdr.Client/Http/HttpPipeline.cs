using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace DefenderXdr.Http;

/// <summary>
/// The way of every API call: authorise, keep to the rate, send, read the error, wait, send again. The only place that sees a token or a status code.
/// </summary>
internal sealed class HttpPipeline(HttpClient http, DefenderHosts hosts, ITokenSource tokens, RetryPolicy retry, int? rateLimit = null, TimeSpan? timeout = null)
{
    private readonly TimeSpan timeout = timeout ?? TimeSpan.FromSeconds(100);

    /// <summary>How often a body may break before the call gives up.</summary>
    public const int BrokenBodiesAllowed = 3;

    /// <summary>The service's time.</summary>
    public ServiceClock Clock { get; } = new();

    /// <summary>How failed requests are repeated.</summary>
    public RetryPolicy Retry => retry;

    /// <summary>Everything that can be said about an operation without calling it: whether there is a token, and whether it may.</summary>
    /// <exception cref="DefenderException">It would be refused.</exception>
    public Task PreflightAsync(ApiOperation operation, IClientEvents events, CancellationToken cancellationToken) =>
        TokenAsync(operation, hosts[operation.Api], forceRefresh: false, events, cancellationToken);

    /// <summary>Sends a request and reads its answer; one that breaks is asked for again.</summary>
    /// <exception cref="DefenderException">The request failed for good.</exception>
    public async Task<T> ReadAsync<T>(ApiRequest request, Func<ApiResponse, T> read, IClientEvents events, CancellationToken cancellationToken)
    {
        for (var broken = 0; ; broken++)
        {
            var response = await SendAsync(request, events, cancellationToken).ConfigureAwait(false);
            try
            {
                return read(response);
            }
            catch (DefenderException e) when (e.ErrorId == ErrorIds.ConnectionBroken && request.Operation.IsRepeatable && broken < BrokenBodiesAllowed)
            {
                events.Verbose($"Asking again: {e.Message}");
            }
        }
    }

    /// <summary>Sends a request and hands back the successful answer as soon as its headers are there.</summary>
    /// <exception cref="DefenderException">The request failed for good.</exception>
    public async Task<ApiResponse> SendAsync(ApiRequest request, IClientEvents events, CancellationToken cancellationToken)
    {
        var host = hosts[request.Operation.Api];
        var address = new Uri(host.Root, request.Address);
        if (!host.Owns(address))
            throw DefenderErrors.Create(ErrorIds.ForeignNextLink, $"{address.GetLeftPart(UriPartial.Authority)} is not {host.Root.GetLeftPart(UriPartial.Authority)}: nothing was sent there.");

        var refreshed = false;
        var token = await TokenAsync(request.Operation, host, forceRefresh: false, events, cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            await KeepRateAsync(request, host, token, events, cancellationToken).ConfigureAwait(false);
            var clientRequestId = Guid.NewGuid().ToString();
            var watch = Stopwatch.StartNew();
            events.Debug($"{request.Operation.Method} {address} (client-request-id {clientRequestId})");

            DefenderException error;
            TimeSpan? wait;
            try
            {
                var message = await AnswerAsync(Message(request, address, token, clientRequestId), request, cancellationToken).ConfigureAwait(false);
                Clock.Note(message);
                events.Verbose($"{request.Operation.Method} {address.GetLeftPart(UriPartial.Path)}: {(int)message.StatusCode} after {watch.ElapsedMilliseconds} ms");
                if (message.IsSuccessStatusCode)
                {
                    var body = await message.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
                    return new ApiResponse(request, address, message, new StallGuardStream(body, message, request.Timeout ?? timeout), clientRequestId);
                }

                using (message)
                {
                    var fault = await ResponseErrors.ReadAsync(message, request, address, clientRequestId, request.Timeout ?? timeout, cancellationToken).ConfigureAwait(false) with { Elapsed = watch.Elapsed };
                    if (request.Meaning?.Invoke(fault) is { } meant) throw meant;
                    if (message.StatusCode == HttpStatusCode.Unauthorized && !refreshed)
                    {
                        events.Verbose("401: asking for a fresh token.");
                        var fresh = await TokenAsync(request.Operation, host, refreshed = true, events, cancellationToken).ConfigureAwait(false);

                        // A source that cannot renew gives what it has; that one was refused already.
                        var isNew = fresh.ToPlainText() != token.ToPlainText();
                        token = fresh;
                        if (isNew) continue;
                    }
                    error = ResponseErrors.Judge(fault, request, hosts, token);
                    wait = retry.AfterStatus(request.Operation, message.StatusCode, fault.RetryAfter, attempt);
                }
            }
            catch (HttpRequestException e)
            {
                error = DefenderErrors.Create(ErrorIds.HostUnreachable, $"{address.GetLeftPart(UriPartial.Authority)} could not be reached: {Reason(e)}", inner: e);
                wait = retry.AfterBrokenConnection(request.Operation, IsRefused(e), attempt);
            }

            if (wait is not { } pause || (request.HasLighterWay && attempt > 1 && error.ErrorId == ErrorIds.ServiceUnavailable)) throw error;
            await PauseAsync(pause, $"before attempt {attempt + 1} of {retry.MaxAttempts}: {error.Message}", events, cancellationToken).ConfigureAwait(false);

            // A long wait may have outlived the token.
            token = await TokenAsync(request.Operation, host, forceRefresh: false, events, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The token to send, after a look at whether the service can take it: what is surely refused is refused here, in better words.</summary>
    private async Task<DefenderToken> TokenAsync(ApiOperation operation, ApiHost host, bool forceRefresh, IClientEvents events, CancellationToken cancellationToken)
    {
        var token = await tokens.GetTokenAsync(host, forceRefresh, events, cancellationToken).ConfigureAwait(false);

        // A token of another API has that API's permissions: what is missing is a token for this one.
        if (token.Api is { } other && other != host.Api) throw DefenderErrors.Create(ErrorIds.WrongAudience, ResponseErrors.WrongAudience(host, token));
        return operation.IsAllowedBy(token) ? token : throw PermissionErrors.Missing(operation, hosts, token);
    }

    private async Task KeepRateAsync(ApiRequest request, ApiHost host, DefenderToken token, IClientEvents events, CancellationToken cancellationToken)
    {
        if ((rateLimit ?? (host.IsPrivate ? null : request.Operation.CallsPerMinute)) is not (> 0 and var perMinute)) return;
        var pause = RateBudget.OfProcess.Book(host.Root, token.TenantId, request.Operation, perMinute);
        if (pause > TimeSpan.Zero)
            await PauseAsync(pause, $"to keep to {perMinute} calls a minute", events, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits, and says so.</summary>
    public static async Task PauseAsync(TimeSpan pause, string why, IClientEvents events, CancellationToken cancellationToken)
    {
        const string Activity = "Waiting for the service";
        events.Verbose($"Waiting {pause.TotalSeconds:0.#} s {why}");
        events.Progress(Activity, $"{pause.TotalSeconds:0.#} s {why}");
        await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
        events.Progress(Activity, null);
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage message, ApiRequest request, CancellationToken cancellationToken)
    {
        var limit = request.Timeout ?? timeout;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(limit);
        try
        {
            using (message) return await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, late.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var host = message.RequestUri!.GetLeftPart(UriPartial.Authority);
            throw late.IsCancellationRequested
                ? DefenderErrors.Create(request.TimeoutErrorId, $"{host} did not answer within {limit.TotalSeconds:0.#} s.")
                : DefenderErrors.Create(ErrorIds.HostUnreachable, $"{host} could not be reached: no connection was made in time.");
        }
    }

    private static HttpRequestMessage Message(ApiRequest request, Uri address, DefenderToken token, string clientRequestId)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Operation.Method), address);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.ToPlainText());
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(request.Accept));
        message.Headers.Add("client-request-id", clientRequestId);

        // Without it Graph hides the newer members of its enums behind unknownFutureValue.
        if (request.Operation.Api == DefenderApi.Graph) message.Headers.Add("Prefer", "include-unknown-enum-members");
        foreach (var header in request.Headers) message.Headers.TryAddWithoutValidation(header.Key, header.Value);

        // A change without a body gets an empty one: what has none is sent again by the framework itself when its answer is lost.
        message.Content = request.Body?.Open() ?? (request.Operation.IsRead ? null : new ByteArrayContent([]));
        return message;
    }

    /// <summary>Whether nobody took a connection, so that nothing can have been sent.</summary>
    public static bool IsRefused(Exception e) =>
        e.GetBaseException() is SocketException { SocketErrorCode: SocketError.ConnectionRefused };

    /// <summary>Why a host could not be reached, in the words of whoever knows most.</summary>
    internal static string Reason(HttpRequestException e)
    {
        var root = e.GetBaseException();
        return ReferenceEquals(root, e) || e.Message.Contains(root.Message) ? e.Message : $"{e.Message} {root.Message}";
    }
}
