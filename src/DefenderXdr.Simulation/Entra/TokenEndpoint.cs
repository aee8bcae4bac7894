using System.Globalization;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>The token endpoints, v1 and v2: decides who gets a token, and answers with it.</summary>
internal sealed class TokenEndpoint
{
    private const string ClientCredentials = "client_credentials";
    private readonly SimulatedTenantOptions options;
    private readonly TokenIssuer issuer;
    private readonly Registration registration;
    private readonly Dictionary<string, Action<TokenRequest>> userGrants;

    internal TokenEndpoint(SimulatedTenantOptions options, TokenIssuer issuer, Registration registration, SignedInUser user, DeviceCodes devices, AuthorizationCodes codes)
    {
        this.options = options;
        this.issuer = issuer;
        this.registration = registration;
        Clients = new(options);
        RefreshTokens = new(options);
        userGrants = new()
        {
            ["password"] = request => WithPublicClient(request, user.CheckPassword),
            ["device_code"] = request => WithPublicClient(request, devices.Poll),
            ["urn:ietf:params:oauth:grant-type:device_code"] = request => WithPublicClient(request, devices.Poll),
            ["authorization_code"] = codes.Redeem,
            ["refresh_token"] = RefreshTokens.Check,
        };
    }

    internal ClientAuthentication Clients { get; }

    internal RefreshTokens RefreshTokens { get; }

    internal SimulatedResponse Answer(string tenant, SimulatedRequest request, bool v2)
    {
        var asked = new TokenRequest(request, v2);
        var delegated = asked.GrantType != ClientCredentials;
        registration.CheckTenant(tenant, namedOnly: !delegated);
        if (delegated && !userGrants.ContainsKey(asked.GrantType))
            throw EntraFault.UnsupportedGrant(asked.GrantType);
        registration.CheckApplication(tenant, asked.ClientId, v2);
        var proof = Clients.Check(asked);
        if (delegated)
            userGrants[asked.GrantType](asked);
        else if (proof == ClientProof.None)
            throw EntraFault.MissingSecret();

        var (resource, names) = asked.Target(delegated);
        var api = ProtectedApi.ByAudience(resource) ?? throw EntraFault.UnknownResource(resource, registration.DirectoryName(tenant, v2));
        var permissions = api.Granted(options.Permissions, delegated);
        if (Array.Exists(names, name => Array.IndexOf(permissions, name) < 0))
            throw EntraFault.ConsentRequired(asked.ClientId);
        var grant = new Grant(api, resource, permissions, options.ClientId, delegated ? issuer.UserObjectId : issuer.ServicePrincipalId, delegated, proof);
        return EntraAnswer.Json(v2 ? V2(asked, grant) : V1(grant), 200, ("client-request-id", request.ClientRequestId));
    }

    private void WithPublicClient(TokenRequest request, Action<TokenRequest> check)
    {
        if (!options.PublicClientAllowed && request.Secret is null && request.Assertion is null)
            throw EntraFault.PublicClientForbidden();
        check(request);
    }

    private JObject V1(Grant grant)
    {
        // The v1 endpoint sends its numbers as strings.
        var now = options.Clock();
        var lifetime = ((long)options.TokenLifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var answer = new JObject { ["token_type"] = "Bearer" };
        if (grant.Delegated)
            answer["scope"] = string.Join(" ", grant.Permissions);
        answer["expires_in"] = lifetime;
        answer["ext_expires_in"] = lifetime;
        answer["expires_on"] = Text(now + options.TokenLifetime);
        answer["not_before"] = Text(now);
        answer["resource"] = grant.Resource;
        answer["access_token"] = issuer.AccessToken(grant, now);
        return answer;
    }

    private JObject V2(TokenRequest request, Grant grant)
    {
        var now = options.Clock();
        var lifetime = (long)options.TokenLifetime.TotalSeconds;
        var answer = new JObject { ["token_type"] = "Bearer" };
        if (grant.Delegated)
        {
            // Asked for /.default, Entra names it among what it granted; MSAL finds its token again by that.
            var named = request.Scopes.WantsDefault ? grant.Permissions.Append(".default") : grant.Permissions;
            answer["scope"] = string.Join(" ", named.Select(name => grant.Resource + "/" + name));
        }

        answer["expires_in"] = lifetime;
        answer["ext_expires_in"] = lifetime;
        answer["access_token"] = issuer.AccessToken(grant, now);
        if (grant.Delegated && request.Scopes.WantsRefreshToken)
            answer["refresh_token"] = RefreshTokens.Current;
        if (grant.Delegated && request.Scopes.WantsIdToken)
            answer["id_token"] = issuer.IdToken(request.ClientId, now);
        if (grant.Delegated && request.WantsClientInfo)
            answer["client_info"] = issuer.ClientInfo;
        return answer;
    }

    private static string Text(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
