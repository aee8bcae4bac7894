using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>Checks a bearer token as the APIs do: signature, tenant, lifetime.</summary>
internal sealed class TokenReader(SimulatedTenantOptions options, Lazy<SigningKey> key)
{
    /// <summary>The caller, or the reason why the token is refused.</summary>
    internal Principal? Read(string? authorization, out string refusal)
    {
        refusal = "Access token is empty.";
        if (authorization?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) != true)
            return null;
        refusal = "Access token is not a well-formed JSON web token.";
        var parts = authorization.Substring(7).Trim().Split('.');
        if (parts.Length != 3 || Json(parts[0]) is not { } header || Json(parts[1]) is not { } claims || Base64Url.Decode(parts[2]) is not { } signature)
            return null;
        refusal = "Access token validation failure. Invalid signature.";
        if (Text(header, "alg") != "RS256" || !key.Value.Verify(parts[0] + "." + parts[1], signature))
            return null;
        refusal = $"Access token validation failure. The token was issued for tenant '{Text(claims, "tid")}', not for '{options.TenantId}'.";
        if (Text(claims, "tid") != options.TenantId)
            return null;
        refusal = "Lifetime validation failed, the token is expired.";
        if (claims["exp"] is not { Type: JTokenType.Integer } expiry || (long)expiry <= options.Clock().ToUnixTimeSeconds())
            return null;
        var application = claims["scp"] is null;
        return new(
            Text(claims, "aud") ?? "",
            Text(claims, application ? "appid" : "upn") ?? "",
            application,
            application ? claims["roles"]?.Values<string>().OfType<string>().ToArray() ?? [] : Text(claims, "scp")!.Split([' '], StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The tenant that a bearer token says it comes from, with nothing checked; null when it says none.</summary>
    internal static string? TenantOf(string? authorization)
    {
        if (authorization?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) != true)
            return null;
        var parts = authorization.Substring(7).Trim().Split('.');
        return parts.Length == 3 && Json(parts[1]) is { } claims ? Text(claims, "tid") : null;
    }

    private static string? Text(JObject claims, string name) => claims[name] is { Type: JTokenType.String } value ? (string?)value : null;

    private static JObject? Json(string part)
    {
        try
        {
            return Base64Url.Decode(part) is { } bytes ? JToken.Parse(Encoding.UTF8.GetString(bytes)) as JObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
