using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>The sign-in host: which path is answered by what.</summary>
internal sealed class Authority
{
    private readonly SimulatedTenantOptions options;
    private readonly Discovery discovery;
    private readonly DeviceCodes devices;
    private readonly AuthorizeEndpoint authorize;

    internal Authority(SimulatedTenantOptions options, Lazy<SigningKey> key, TokenIssuer issuer)
    {
        this.options = options;
        var registration = new Registration(options);
        var user = new SignedInUser(options);
        var codes = new AuthorizationCodes(options);
        discovery = new(options, key);
        devices = new(options, registration, user);
        authorize = new(options, registration, user, codes, issuer);
        Tokens = new(options, issuer, registration, user, devices, codes);
    }

    internal TokenEndpoint Tokens { get; }

    /// <summary>Null when the path is not one of the authority's.</summary>
    internal SimulatedResponse? Handle(SimulatedRequest request)
    {
        var path = request.Segments();
        var tenant = path[0];
        var rest = string.Join("/", path.Skip(1)).ToLowerInvariant();
        var post = rest is "oauth2/v2.0/token" or "oauth2/token" or "oauth2/v2.0/devicecode";
        Func<SimulatedResponse>? answer = rest switch
        {
            "oauth2/v2.0/token" => () => Tokens.Answer(tenant, request, v2: true),
            "oauth2/token" => () => Tokens.Answer(tenant, request, v2: false),
            "oauth2/v2.0/devicecode" => () => devices.Start(tenant, request),
            "oauth2/v2.0/authorize" => () => authorize.Answer(tenant, request),
            "discovery/instance" => () => Discovery.Instance(request),
            "discovery/v2.0/keys" or "discovery/keys" => discovery.Keys,
            "v2.0/.well-known/openid-configuration" => () => discovery.OpenId(request, tenant, v2: true),
            ".well-known/openid-configuration" => () => discovery.OpenId(request, tenant, v2: false),
            _ when path.Length == 3 && rest.StartsWith("userrealm/", StringComparison.Ordinal) => () => Discovery.UserRealm(path[2]),
            _ => null,
        };
        if (answer is null)
            return null;
        if (request.Method != (post ? "POST" : "GET"))
            return EntraAnswer.Json(new JObject { ["error"] = "invalid_request", ["error_description"] = "AADSTS900561: The endpoint does not accept this method." }, 405, ("Allow", post ? "POST" : "GET"));
        try
        {
            return answer();
        }
        catch (EntraFault fault)
        {
            return EntraAnswer.Error(fault, request, options.Clock());
        }
    }
}
