namespace DefenderXdr.Simulation;

/// <summary>Checks a bearer token as the APIs do: signature, tenant, lifetime.</summary>
internal sealed class TokenReader(SimulatedTenantOptions options, Lazy<SigningKey> key)
{
    /// <summary>The caller, or the reason why the token is refused.</summary>
    internal Principal? Read(string? authorization, out string refusal)
    {
        refusal = "Access token is empty.";
        if (Bearer(authorization) is not { } text)
            return null;
        refusal = "Access token is not a well-formed JSON web token.";
        if (Jwt.Read(text) is not { } token)
            return null;
        refusal = "Access token validation failure. Invalid signature.";
        if (token.Algorithm != "RS256" || !key.Value.Verify(token.Content, token.Signature))
            return null;
        refusal = $"Access token validation failure. The token was issued for tenant '{token["tid"]}', not for '{options.TenantId}'.";
        if (token["tid"] != options.TenantId)
            return null;
        refusal = "Lifetime validation failed, the token is expired.";
        if (token.Time("exp") is not { } expiry || expiry.ToUnixTimeSeconds() <= options.Clock().ToUnixTimeSeconds())
            return null;
        var application = token.Claims["scp"] is null;
        return new(
            token["aud"] ?? "",
            (application ? token["appid"] ?? token["azp"] : token["upn"] ?? token["preferred_username"]) ?? "",
            application,
            application ? token.Claims["roles"]?.Values<string>().OfType<string>().ToArray() ?? [] : token["scp"]!.Split([' '], StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The tenant that a bearer token says it comes from, with nothing checked; null when it says none.</summary>
    internal static string? TenantOf(string? authorization) => Bearer(authorization) is { } text ? Jwt.Read(text)?["tid"] : null;

    internal static string? Bearer(string? authorization) =>
        authorization?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) == true ? authorization.Substring(7) : null;
}
