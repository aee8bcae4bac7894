using System.Globalization;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>The sign-in host's answers.</summary>
internal static class EntraAnswer
{
    internal const string JsonType = "application/json; charset=utf-8";

    internal static SimulatedResponse Json(JObject body, int status = 200, params (string Name, string? Value)[] more)
    {
        var headers = new Dictionary<string, string> { ["Cache-Control"] = "no-store, no-cache" };
        foreach (var (name, value) in more)
            if (value is not null)
                headers[name] = value;
        return JsonAnswer.Write(status, JsonType, headers, json => body.WriteTo(json));
    }

    internal static SimulatedResponse Error(EntraFault fault, SimulatedRequest request, DateTimeOffset now)
    {
        var (trace, correlation, timestamp) = Marks(request, now);
        var body = new JObject
        {
            ["error"] = fault.Error,
            ["error_description"] = Description(fault, trace, correlation, timestamp),
            ["error_codes"] = new JArray(fault.Code),
            ["timestamp"] = timestamp,
            ["trace_id"] = trace,
            ["correlation_id"] = correlation,
            ["error_uri"] = $"https://login.microsoftonline.com/error?code={fault.Code}",
        };
        if (fault.SubError is not null)
            body["suberror"] = fault.SubError;
        return Json(body, fault.Status, ("x-ms-request-id", trace));
    }

    internal static string Description(EntraFault fault, SimulatedRequest request, DateTimeOffset now)
    {
        var (trace, correlation, timestamp) = Marks(request, now);
        return Description(fault, trace, correlation, timestamp);
    }

    private static string Description(EntraFault fault, string trace, string correlation, string timestamp) =>
        $"AADSTS{fault.Code}: {fault.Message} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {timestamp}";

    private static (string Trace, string Correlation, string Timestamp) Marks(SimulatedRequest request, DateTimeOffset now) => (
        Guid.NewGuid().ToString(),
        request.ClientRequestId ?? Guid.NewGuid().ToString(),
        now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
