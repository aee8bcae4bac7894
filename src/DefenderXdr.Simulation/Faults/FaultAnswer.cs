using System.Globalization;
using System.Text;

namespace DefenderXdr.Simulation;

/// <summary>The answers of services that cannot or will not.</summary>
internal static class FaultAnswer
{
    /// <summary>The answer of a token that has expired.</summary>
    internal static SimulatedResponse ExpiredToken(Call call) => ApiErrors.Answer(call, ApiErrors.Unauthorized(call, "Lifetime validation failed, the token is expired."));

    /// <summary>The answer that a fault puts in the place of the service's; null when it leaves that one.</summary>
    internal static Func<Call, SimulatedResponse>? Of(SimulatedFault fault, Api api) => fault.Kind switch
    {
        SimulatedFaultKind.TooManyRequests => call => ApiErrors.Answer(call, Waiting(new(429, "TooManyRequests", TooMany(fault, api)), api == Api.Xdr ? null : fault.Wait)),
        SimulatedFaultKind.QuotaExceeded => call => ApiErrors.Answer(call, new(429, "TooManyRequests",
            $"You have exceeded processing resources allocated to this tenant. You can run queries again in {Seconds(fault.Wait ?? TimeSpan.Zero)} seconds.")),
        SimulatedFaultKind.QueryTimeout => call => ApiErrors.Answer(call, ApiFault.BadRequest("Query exceeded the timeout period.")),
        SimulatedFaultKind.InternalServerError => call => ApiErrors.Answer(call, new(500, Unknown(api, "InternalServerError"), "")),
        SimulatedFaultKind.ServiceUnavailable => call => ApiErrors.Answer(call, Waiting(
            new(503, api.IsGraph ? "serviceNotAvailable" : "ServiceUnavailable", "The service is not available for now."), fault.Wait)),
        SimulatedFaultKind.GatewayTimeout when api.IsGraph => call => ApiErrors.Answer(call, new(504, Unknown(api, ""), "")),
        SimulatedFaultKind.GatewayTimeout => call => Page(call, 504, "Gateway Time-out"),
        SimulatedFaultKind.BadGateway => call => Page(call, 502, "Bad Gateway"),
        _ => null,
    };

    // Defender XDR has no header for it: the text names the wait, or the limit alone.
    private static string TooMany(SimulatedFault fault, Api api) =>
        api != Api.Xdr ? "Too many requests"
        : "API calls quota exceeded! Maximum admitted 50 per 00:01:00."
            + (fault.Wait is { } wait ? $" You can send requests again in {Seconds(wait)} seconds." : "");

    private static ApiFault Waiting(ApiFault fault, TimeSpan? wait)
    {
        if (wait is { } time)
            fault.Headers["Retry-After"] = Seconds(time);
        return fault;
    }

    private static string Unknown(Api api, string legacy) => api.IsGraph ? "UnknownError" : legacy;

    private static string Seconds(TimeSpan wait) => Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    // A gateway before the service answers, and that one knows nothing of JSON.
    private static SimulatedResponse Page(Call call, int status, string title) => new(
        status, "text/html", new(Encoding.ASCII.GetBytes($"<html><head><title>{status} {title}</title></head><body><center><h1>{status} {title}</h1></center></body></html>")), call.ResponseHeaders);
}
