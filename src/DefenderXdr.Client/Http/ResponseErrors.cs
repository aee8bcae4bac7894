using DefenderXdr.Json;
using Newtonsoft.Json;

namespace DefenderXdr.Http;

/// <summary>Reads what a failed answer says, and judges what that means for the caller.</summary>
internal static class ResponseErrors
{
    private const int MaxBody = 64 * 1024;
    private static readonly string[] RequestIdHeaders = ["request-id", "x-ms-request-id"];

    /// <summary>The facts of a failed answer. Never throws: an error body may be anything.</summary>
    public static async Task<ServiceFault> ReadAsync(HttpResponseMessage response, ApiRequest request, Uri address, string clientRequestId, TimeSpan limit, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(response, limit, cancellationToken).ConfigureAwait(false);
        var error = Parse(body) as IDictionary<string, object?>;
        if (Member(error, "error") is IDictionary<string, object?> nested) error = nested;

        var inner = Member(error, "innerError") as IDictionary<string, object?>;
        var message = Member(error, "message") as string;
        return new ServiceFault(request.Operation.Api, request.Operation.Method, address.AbsolutePath, response.StatusCode,
            NullIfEmpty(Member(error, "code") as string),
            NullIfEmpty(message),
            NullIfEmpty(Member(error, "target") as string) ?? Member(inner, "request-id") as string ?? RequestId(response),
            clientRequestId)
        {
            RetryAfter = RetryAfter(response) ?? ((int)response.StatusCode == 429 ? WaitText.Read(message) : null),
        };
    }

    /// <summary>The error that the caller gets.</summary>
    public static DefenderServiceException Judge(ServiceFault fault, ApiRequest request, DefenderHosts hosts, DefenderToken token)
    {
        var host = hosts[request.Operation.Api];
        switch ((int)fault.StatusCode)
        {
            case 401 when token.Api != host.Api:
                return Error(ErrorIds.WrongAudience, fault, WrongAudience(host, token));
            case 401:
                return Error(ErrorIds.Unauthorized, fault, $"{host.Api} does not accept the token.");
            case 403:
                return PermissionErrors.Refused(fault, request.Operation, hosts, token);
            case 400:
                return Error(request.BadRequestErrorId, fault, $"{host.Api} cannot {request.Intent} as asked.");
            case 404:
                return Error(request.NotFoundErrorId, fault, $"{host.Api} cannot {request.Intent}: there is none, or not for this caller.");
            case 429:
                return Error(ErrorIds.TooManyRequests, fault, fault.RetryAfter is { } wait
                    ? $"{host.Api} refuses more requests for {wait.TotalSeconds:0} s."
                    : $"{host.Api} refuses more requests for now.");
            case 408 or (>= 500 and <= 599):
                return Error(ErrorIds.ServiceUnavailable, fault, $"{host.Api} cannot answer now.");
            case >= 300 and <= 399:
                return Error(ErrorIds.ResponseNotJson, fault, $"{host.Api} redirects elsewhere, and a token is not sent along.");
            default:
                return Error(ErrorIds.ServiceError, fault, $"{host.Api} answered with an error.");
        }
    }

    /// <summary>What to say of a token that was issued for something else.</summary>
    public static string WrongAudience(ApiHost host, DefenderToken token) => $"The token is for {token.Audience}, and {host.Api} wants one for {host.Audience}.";

    /// <summary>The id that the vendor's support asks for, where a header has it.</summary>
    public static string? RequestId(HttpResponseMessage response) =>
        RequestIdHeaders.Select(name => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null)
            .FirstOrDefault(id => id is not null);

    internal static DefenderServiceException Error(string errorId, ServiceFault fault, string summary, string? action = null) =>
        DefenderErrors.Create(errorId, $"{summary} {Said(fault)}", fault, action);

    private static string Said(ServiceFault fault)
    {
        var status = $"HTTP {(int)fault.StatusCode}";
        var code = fault.Code is null ? status : $"{status} {fault.Code}";
        var text = fault.Message is null ? code : $"{code}: {fault.Message}";
        return fault.RequestId is null ? $"({text})" : $"({text}; request id {fault.RequestId})";
    }

    private static async Task<string> BodyAsync(HttpResponseMessage response, TimeSpan limit, CancellationToken cancellationToken)
    {
        // As with any body: it may stall, and a read in progress ends only with its connection.
        using var registration = cancellationToken.Register(response.Dispose);
        try
        {
            var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            using var reader = new StreamReader(new StallGuardStream(body, response, limit));
            var buffer = new char[MaxBody];
            return new string(buffer, 0, await reader.ReadBlockAsync(buffer, 0, MaxBody).ConfigureAwait(false));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or HttpRequestException or ObjectDisposedException or DefenderException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return "";
        }
    }

    private static object? Parse(string body)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None };
            return reader.Read() ? JsonValues.Read(reader) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static object? Member(IDictionary<string, object?>? members, string name) =>
        members is not null && members.TryGetValue(name, out var value) ? value : null;

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        if (response.Headers.RetryAfter is not { } header) return null;
        var wait = header.Delta ?? header.Date - DateTimeOffset.UtcNow;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
