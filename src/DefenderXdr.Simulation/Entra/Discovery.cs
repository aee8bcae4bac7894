using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>What the sign-in host tells everybody: where its endpoints are, its keys, and how a user signs in.</summary>
internal sealed class Discovery(SimulatedTenantOptions options, Lazy<SigningKey> key)
{
    internal static SimulatedResponse Instance(SimulatedRequest request)
    {
        var host = request.Uri.Authority;
        var alias = new JObject { ["preferred_network"] = host, ["preferred_cache"] = host, ["aliases"] = new JArray(host) };
        return EntraAnswer.Json(new JObject
        {
            ["tenant_discovery_endpoint"] = $"{request.Root}/common/v2.0/.well-known/openid-configuration",
            ["api-version"] = "1.1",
            ["metadata"] = new JArray(alias),
        });
    }

    internal SimulatedResponse OpenId(SimulatedRequest request, string tenant, bool v2)
    {
        var home = $"{request.Root}/{tenant}";
        return EntraAnswer.Json(new JObject
        {
            ["token_endpoint"] = home + (v2 ? "/oauth2/v2.0/token" : "/oauth2/token"),
            ["token_endpoint_auth_methods_supported"] = new JArray("client_secret_post", "private_key_jwt", "client_secret_basic"),
            ["jwks_uri"] = home + (v2 ? "/discovery/v2.0/keys" : "/discovery/keys"),
            ["response_types_supported"] = new JArray("code", "id_token", "code id_token", "token id_token"),
            ["subject_types_supported"] = new JArray("pairwise"),
            ["id_token_signing_alg_values_supported"] = new JArray("RS256"),
            ["issuer"] = TokenIssuer.Issuer(options.TenantId, v2),
            ["authorization_endpoint"] = home + (v2 ? "/oauth2/v2.0/authorize" : "/oauth2/authorize"),
            ["device_authorization_endpoint"] = home + (v2 ? "/oauth2/v2.0/devicecode" : "/oauth2/devicecode"),
            ["end_session_endpoint"] = home + (v2 ? "/oauth2/v2.0/logout" : "/oauth2/logout"),
            ["cloud_instance_name"] = "microsoftonline.com",
        });
    }

    internal SimulatedResponse Keys() => JsonAnswer.Write(200, EntraAnswer.JsonType, new Dictionary<string, string>(), json =>
    {
        json.WriteStartObject();
        json.StartArray("keys");
        key.Value.WritePublic(json);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    // MSAL asks whether the user is federated before it sends a password.
    internal static SimulatedResponse UserRealm(string user) => EntraAnswer.Json(new JObject
    {
        ["ver"] = "1.0",
        ["account_type"] = "Managed",
        ["domain_name"] = user.Substring(user.IndexOf('@') + 1),
        ["cloud_instance_name"] = "microsoftonline.com",
        ["cloud_audience_urn"] = "urn:federation:MicrosoftOnline",
    });
}
