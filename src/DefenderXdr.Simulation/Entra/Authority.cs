using System.Globalization;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>The sign-in host: discovery documents, keys and the two token endpoints.</summary>
internal sealed class Authority(SimulatedTenantOptions options, Lazy<SigningKey> key)
{
    private const string Json = "application/json; charset=utf-8";
    private readonly TokenIssuer issuer = new(options, key);

    /// <summary>Null when the path is not one of the authority's.</summary>
    internal SimulatedResponse? Handle(SimulatedRequest request)
    {
        var path = request.Segments();
        var tenant = path[0];
        var rest = string.Join("/", path.Skip(1)).ToLowerInvariant();
        var post = rest is "oauth2/v2.0/token" or "oauth2/token";
        Func<SimulatedResponse>? answer = rest switch
        {
            "oauth2/v2.0/token" => () => Token(tenant, new TokenRequest(request, v2: true), request),
            "oauth2/token" => () => Token(tenant, new TokenRequest(request, v2: false), request),
            "discovery/instance" => () => InstanceDiscovery(request),
            "discovery/v2.0/keys" or "discovery/keys" => Keys,
            "v2.0/.well-known/openid-configuration" => () => OpenIdConfiguration(request, tenant, v2: true),
            ".well-known/openid-configuration" => () => OpenIdConfiguration(request, tenant, v2: false),
            _ when path.Length == 3 && rest.StartsWith("userrealm/", StringComparison.Ordinal) => () => UserRealm(path[2]),
            _ => null,
        };
        if (answer is null)
            return null;
        if (request.Method != (post ? "POST" : "GET"))
            return Answer(new JObject { ["error"] = "invalid_request", ["error_description"] = "AADSTS900561: The endpoint does not accept this method." }, 405, ("Allow", post ? "POST" : "GET"));
        try
        {
            return answer();
        }
        catch (EntraFault fault)
        {
            return Error(fault, request);
        }
    }

    private SimulatedResponse Token(string tenant, TokenRequest token, SimulatedRequest request) =>
        Answer(issuer.Answer(tenant, token), 200, ("client-request-id", request.ClientRequestId));

    private static SimulatedResponse InstanceDiscovery(SimulatedRequest request)
    {
        var host = request.Uri.Authority;
        var alias = new JObject { ["preferred_network"] = host, ["preferred_cache"] = host, ["aliases"] = new JArray(host) };
        return Answer(new JObject
        {
            ["tenant_discovery_endpoint"] = $"{request.Root}/common/v2.0/.well-known/openid-configuration",
            ["api-version"] = "1.1",
            ["metadata"] = new JArray(alias),
        });
    }

    private SimulatedResponse OpenIdConfiguration(SimulatedRequest request, string tenant, bool v2)
    {
        var home = $"{request.Root}/{tenant}";
        return Answer(new JObject
        {
            ["token_endpoint"] = home + (v2 ? "/oauth2/v2.0/token" : "/oauth2/token"),
            ["token_endpoint_auth_methods_supported"] = new JArray("client_secret_post", "private_key_jwt", "client_secret_basic"),
            ["jwks_uri"] = home + (v2 ? "/discovery/v2.0/keys" : "/discovery/keys"),
            ["response_types_supported"] = new JArray("code", "id_token", "code id_token", "token id_token"),
            ["subject_types_supported"] = new JArray("pairwise"),
            ["id_token_signing_alg_values_supported"] = new JArray("RS256"),
            ["issuer"] = v2 ? $"{request.Root}/{options.TenantId}/v2.0" : $"https://sts.windows.net/{options.TenantId}/",
            ["authorization_endpoint"] = home + (v2 ? "/oauth2/v2.0/authorize" : "/oauth2/authorize"),
            ["device_authorization_endpoint"] = home + (v2 ? "/oauth2/v2.0/devicecode" : "/oauth2/devicecode"),
            ["end_session_endpoint"] = home + (v2 ? "/oauth2/v2.0/logout" : "/oauth2/logout"),
            ["cloud_instance_name"] = "microsoftonline.com",
        });
    }

    private SimulatedResponse Keys() => JsonAnswer.Write(200, Json, new Dictionary<string, string>(), json =>
    {
        json.WriteStartObject();
        json.StartArray("keys");
        key.Value.WritePublic(json);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    // MSAL asks whether the user is federated before it sends a password.
    private static SimulatedResponse UserRealm(string user) => Answer(new JObject
    {
        ["ver"] = "1.0",
        ["account_type"] = "Managed",
        ["domain_name"] = user.Substring(user.IndexOf('@') + 1),
        ["cloud_instance_name"] = "microsoftonline.com",
        ["cloud_audience_urn"] = "urn:federation:MicrosoftOnline",
    });

    private SimulatedResponse Error(EntraFault fault, SimulatedRequest request)
    {
        var trace = Guid.NewGuid().ToString();
        var correlation = request.ClientRequestId ?? Guid.NewGuid().ToString();
        var timestamp = options.Clock().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var body = new JObject
        {
            ["error"] = fault.Error,
            ["error_description"] = $"AADSTS{fault.Code}: {fault.Message} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {timestamp}",
            ["error_codes"] = new JArray(fault.Code),
            ["timestamp"] = timestamp,
            ["trace_id"] = trace,
            ["correlation_id"] = correlation,
            ["error_uri"] = $"https://login.microsoftonline.com/error?code={fault.Code}",
        };
        if (fault.SubError is not null)
            body["suberror"] = fault.SubError;
        return Answer(body, fault.Status, ("x-ms-request-id", trace));
    }

    private static SimulatedResponse Answer(JObject body, int status = 200, params (string Name, string? Value)[] more)
    {
        var headers = new Dictionary<string, string> { ["Cache-Control"] = "no-store, no-cache" };
        foreach (var (name, value) in more)
            if (value is not null)
                headers[name] = value;
        return JsonAnswer.Write(status, Json, headers, json => body.WriteTo(json));
    }
}
