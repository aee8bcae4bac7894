namespace DefenderXdr;

/// <summary>Checks tokens: signature, issuer, audience and times, against the keys that the sign-in service publishes. It keeps those while it lives, so it should not live long.</summary>
internal sealed class TokenValidator(HttpClient http, DefenderHosts hosts)
{
    // As much as clocks may differ.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly Dictionary<(string TenantId, bool V2), PublishedIssuer> issuers = [];

    /// <summary>The token with what came of the check, and the error where it does not hold or could not be checked.</summary>
    /// <remarks>
    /// <see cref="ErrorIds.TokenNotValid"/>: a check failed; <see cref="ErrorIds.TokenNotVerifiable"/>: nobody but the API can check it, or its issuer is not known here;
    /// <see cref="ErrorIds.HostUnreachable"/> and its kin: the keys could not be fetched.
    /// </remarks>
    public async Task<(DefenderToken Token, DefenderException? Error)> CheckAsync(DefenderToken token, IClientEvents events, CancellationToken cancellationToken)
    {
        try
        {
            var fault = await FaultAsync(token, events, cancellationToken).ConfigureAwait(false);
            return fault is null
                ? (token.Checked(TokenValidation.Valid), null)
                : (token.Checked(TokenValidation.Invalid, fault), DefenderErrors.Create(ErrorIds.TokenNotValid, $"The token does not hold: {fault}."));
        }
        catch (DefenderException e)
        {
            return (token.Checked(TokenValidation.NotValidated, e.Message), e);
        }
    }

    // What is wrong with it, or null. The signature comes before what it vouches for.
    private async Task<string?> FaultAsync(DefenderToken token, IClientEvents events, CancellationToken cancellationToken)
    {
        var algorithm = Header(token, "alg");
        if (algorithm is null or "none" || token.Jwt.SignaturePart.Length == 0) return "it is not signed";
        if (algorithm != "RS256") return $"it is signed with {algorithm}, and Microsoft Entra signs with RS256";
        if (token.Api == DefenderApi.Graph && Header(token, "nonce") is not null)
            throw DefenderErrors.Create(ErrorIds.TokenNotVerifiable, "The token could not be checked: Microsoft Graph's tokens with a nonce in their header are sealed for Graph, which alone can validate them.");
        if (!Guid.TryParse(token.TenantId, out var tenant)) return "it names no tenant (tid)";

        var issuer = await IssuerAsync(tenant.ToString(), token.Version == "2.0", events, cancellationToken).ConfigureAwait(false);
        if (token.Issuer != issuer.Name) return $"its issuer is {token.Issuer ?? "not named"}, and the tenant's is {issuer.Name}";

        var keyId = Header(token, "kid") ?? Header(token, "x5t");
        var key = issuer.Keys.FirstOrDefault(published => published.Id == keyId);
        if (key is null) return $"the tenant publishes no key {keyId ?? "without a name"}, with which it claims to be signed";
        if (!key.Signed(token.Jwt)) return "its signature does not fit: the token was changed, or somebody else signed it";
        if (token.Api is null) return $"its audience is '{token.Audience}', which is none of the Defender APIs";
        return TimeFault(token, DateTimeOffset.UtcNow);
    }

    private static string? TimeFault(DefenderToken token, DateTimeOffset now) =>
        token.ExpiresOn == DateTimeOffset.MaxValue ? "it has no end (exp)"
        : token.ExpiresOn + Skew <= now ? $"it expired at {token.ExpiresOn.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"
        : token.NotBefore - Skew > now ? $"it is not valid before {token.NotBefore?.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"
        : null;

    private async Task<PublishedIssuer> IssuerAsync(string tenantId, bool v2, IClientEvents events, CancellationToken cancellationToken)
    {
        if (issuers.TryGetValue((tenantId, v2), out var known)) return known;
        return issuers[(tenantId, v2)] = await PublishedIssuer.FetchAsync(http, hosts.Authority, tenantId, v2, events, cancellationToken).ConfigureAwait(false);
    }

    private static string? Header(DefenderToken token, string name) => token.Jwt.Header.TryGetValue(name, out var value) ? value as string : null;
}
