using System.Globalization;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>Decides who gets a token, and makes it.</summary>
internal sealed class TokenIssuer(SimulatedTenantOptions options, Lazy<SigningKey> key)
{
    private readonly string userObjectId = new Dice(options.Seed, "signed-in user").Guid();
    private readonly string servicePrincipalId = new Dice(options.Seed, "service principal").Guid();

    // There is one user, so one refresh token does. MSAL's silent sign-in lives on it.
    private readonly string refreshToken = "0.simulated." + Guid.NewGuid().ToString("N");
    private long issued;

    internal JObject Answer(string tenantSegment, TokenRequest request)
    {
        CheckTenant(tenantSegment, request);
        CheckApplication(tenantSegment, request);
        var delegated = request.GrantType != "client_credentials";
        CheckCredentials(request, delegated);
        var (resource, asked) = request.Target();
        var api = ProtectedApi.ByAudience(resource) ?? throw EntraFault.UnknownResource(resource, DirectoryName(tenantSegment, request.IsV2));
        var granted = api.Granted(options.Permissions, delegated);
        if (Array.Exists(asked, name => Array.IndexOf(granted, name) < 0))
            throw EntraFault.ConsentRequired(request.ClientId);
        return request.IsV2 ? V2(request, resource, granted, delegated) : V1(request, resource, granted, delegated);
    }

    private void CheckTenant(string tenant, TokenRequest request)
    {
        if (Same(tenant, "common") || Same(tenant, "organizations"))
        {
            if (request.GrantType == "client_credentials")
                throw EntraFault.NoTenantNamed();
        }
        else if (!IsHome(tenant) && !IsUnconsented(tenant))
        {
            throw EntraFault.UnknownTenant(tenant);
        }
    }

    private void CheckApplication(string tenant, TokenRequest request)
    {
        if (request.GrantType is not ("client_credentials" or "password" or "refresh_token"))
            throw EntraFault.UnsupportedGrant(request.GrantType);
        if (Same(request.ClientId, SimulatedTenant.ConsentRequiredClientId))
            throw EntraFault.ConsentRequired(request.ClientId);
        if (!Same(request.ClientId, options.ClientId) || IsUnconsented(tenant) || !options.AppInstalled)
            throw EntraFault.UnknownApplication(request.ClientId, DirectoryName(tenant, request.IsV2));
    }

    private void CheckCredentials(TokenRequest request, bool delegated)
    {
        if (request.Secret is { } secret && secret != options.ClientSecret)
            throw EntraFault.InvalidSecret(request.ClientId);
        if (!delegated)
        {
            if (request.HasAssertion)
                throw EntraFault.UnknownCertificate(request.ClientId);
            if (request.Secret is null)
                throw EntraFault.MissingSecret();
        }
        else if (request.GrantType == "refresh_token")
        {
            if (request.Required("refresh_token") != refreshToken)
                throw EntraFault.InvalidGrant();
        }
        else if (!Same(request.Required("username"), options.UserName) | request.Required("password") != options.Password)
        {
            throw EntraFault.WrongPassword();
        }
    }

    private JObject V1(TokenRequest request, string resource, string[] granted, bool delegated)
    {
        // The v1 endpoint sends its numbers as strings.
        var now = options.Clock();
        var lifetime = ((long)options.TokenLifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var answer = new JObject { ["token_type"] = "Bearer" };
        if (delegated)
            answer["scope"] = string.Join(" ", granted);
        answer["expires_in"] = lifetime;
        answer["ext_expires_in"] = lifetime;
        answer["expires_on"] = Text(now + options.TokenLifetime);
        answer["not_before"] = Text(now);
        answer["resource"] = resource;
        answer["access_token"] = AccessToken(request, resource, granted, delegated, now);
        return answer;
    }

    private JObject V2(TokenRequest request, string resource, string[] granted, bool delegated)
    {
        var now = options.Clock();
        var lifetime = (long)options.TokenLifetime.TotalSeconds;
        var answer = new JObject { ["token_type"] = "Bearer" };
        if (delegated)
            answer["scope"] = string.Join(" ", granted.Select(name => resource + "/" + name));
        answer["expires_in"] = lifetime;
        answer["ext_expires_in"] = lifetime;
        answer["access_token"] = AccessToken(request, resource, granted, delegated, now);
        if (delegated && request.WantsRefreshToken)
            answer["refresh_token"] = refreshToken;
        if (delegated && request.WantsIdToken)
            answer["id_token"] = IdToken(request, now);
        if (delegated && request.WantsClientInfo)
            answer["client_info"] = Base64Url.Encode($"{{\"uid\":\"{userObjectId}\",\"utid\":\"{options.TenantId}\"}}");
        return answer;
    }

    private string AccessToken(TokenRequest request, string audience, string[] granted, bool delegated, DateTimeOffset now)
    {
        var subject = delegated ? userObjectId : servicePrincipalId;
        var claims = new JObject
        {
            ["aud"] = audience,
            ["iss"] = $"https://sts.windows.net/{options.TenantId}/",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + options.TokenLifetime).ToUnixTimeSeconds(),
            ["appid"] = options.ClientId,
            ["appidacr"] = request.Secret is null ? "0" : "1",
            ["idp"] = $"https://sts.windows.net/{options.TenantId}/",
            ["oid"] = subject,
        };
        if (delegated)
        {
            claims["amr"] = new JArray("pwd");
            claims["scp"] = string.Join(" ", granted);
        }
        else if (granted.Length > 0)
        {
            // Entra leaves the claim out when nothing is granted.
            claims["roles"] = new JArray(granted.Cast<object>().ToArray());
        }

        claims["sub"] = subject;
        claims["tid"] = options.TenantId;
        if (delegated)
        {
            claims["unique_name"] = options.UserName;
            claims["upn"] = options.UserName;
        }

        // Two tokens of the same second must differ.
        claims["uti"] = Base64Url.Encode(BitConverter.GetBytes(Interlocked.Increment(ref issued)));
        claims["ver"] = "1.0";
        return key.Value.Sign(claims);
    }

    private string IdToken(TokenRequest request, DateTimeOffset now) => key.Value.Sign(new JObject
    {
        ["aud"] = request.ClientId,
        ["iss"] = $"https://login.microsoftonline.com/{options.TenantId}/v2.0",
        ["iat"] = now.ToUnixTimeSeconds(),
        ["nbf"] = now.ToUnixTimeSeconds(),
        ["exp"] = (now + options.TokenLifetime).ToUnixTimeSeconds(),
        ["name"] = "Simulated Analyst",
        ["oid"] = userObjectId,
        ["preferred_username"] = options.UserName,
        ["sub"] = userObjectId,
        ["tid"] = options.TenantId,
        ["ver"] = "2.0",
    });

    private bool IsHome(string tenant) => Same(tenant, options.TenantId) || Same(tenant, options.Domain);

    private static bool IsUnconsented(string tenant) => Same(tenant, SimulatedTenant.UnconsentedTenantId) || Same(tenant, SimulatedTenant.UnconsentedDomain);

    // v1 names the directory by its id, v2 by its name.
    private string DirectoryName(string tenant, bool v2) => v2 && !IsUnconsented(tenant) ? options.DisplayName : tenant;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string Text(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
