using System.Globalization;
using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>Errors in the body shape of each API.</summary>
internal static class ApiErrors
{
    internal static SimulatedResponse Answer(Call call, ApiFault fault)
    {
        foreach (var header in fault.Headers)
            call.ResponseHeaders[header.Key] = header.Value;
        return call.Answer(json =>
        {
            json.WriteStartObject();
            json.StartObject("error");
            json.Member("code", fault.Code);
            json.Member("message", fault.Message);
            if (call.Api.IsGraph)
                InnerError(call, json);
            else
                json.Member("target", call.ResponseHeaders["request-id"]);
            json.WriteEndObject();
            json.WriteEndObject();
        }, fault.Status);
    }

    /// <summary>The error of a token that is not accepted.</summary>
    internal static ApiFault Unauthorized(Call call, string refusal)
    {
        var fault = new ApiFault(401, call.Api.IsGraph ? "InvalidAuthenticationToken" : "Unauthorized", refusal);
        fault.Headers["WWW-Authenticate"] = $"Bearer authorization_uri=\"{call.Request.Root}/common/oauth2/authorize\", error=\"invalid_token\", error_description=\"{refusal}\"";
        return fault;
    }

    private static void InnerError(Call call, JsonTextWriter json)
    {
        json.StartObject("innerError");
        json.Member("date", call.Now.UtcDateTime.ToString("s", CultureInfo.InvariantCulture));
        json.Member("request-id", call.ResponseHeaders["request-id"]);
        json.Member("client-request-id", call.ResponseHeaders["client-request-id"]);
        json.WriteEndObject();
    }
}
