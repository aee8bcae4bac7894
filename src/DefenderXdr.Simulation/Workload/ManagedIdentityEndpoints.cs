using System.Globalization;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>Where a workload in Azure gets its tokens: the metadata service of a virtual machine, and App Service's own endpoint.</summary>
internal sealed class ManagedIdentityEndpoints(SimulatedTenantOptions options, TokenIssuer issuer)
{
    private static readonly string[] ClientIds = ["client_id"];
    private static readonly string[] ObjectIds = ["object_id", "principal_id"];
    private static readonly string[] ResourceIds = ["mi_res_id", "msi_res_id"];

    /// <summary>Null when the path is another or there is no managed identity.</summary>
    internal SimulatedResponse? Handle(SimulatedRequest request)
    {
        if (options.ManagedIdentity is not { } identity)
            return null;
        var query = new FormFields(request.Uri.Query);
        return string.Join("/", request.Segments()).ToLowerInvariant() switch
        {
            "metadata/identity/oauth2/token" => request.Method == "GET" ? Metadata(request, query, identity) : WrongMethod(),
            "msi/token" => request.Method == "GET" ? AppService(request, query, identity) : WrongMethod(),
            _ => null,
        };
    }

    private SimulatedResponse Metadata(SimulatedRequest request, FormFields query, SimulatedManagedIdentity identity)
    {
        // Asked without the header it still says 400, which is how MSAL finds out that the service is there.
        if (!string.Equals(request.Header("Metadata"), "true", StringComparison.OrdinalIgnoreCase))
            return MetadataError("invalid_request", "Required metadata header not specified");
        if (query["api-version"] is null or "")
            return MetadataError("invalid_request", "Required query variable 'api-version' is missing");
        if (query["resource"] is not { Length: > 0 } resource)
            return MetadataError("invalid_request", "Required query variable 'resource' is missing");
        if (!IsNamed(query, identity))
            return MetadataError("invalid_request", "Identity not found");
        if (Token(resource, identity) is not { } answer)
            return MetadataError("invalid_resource", $"AADSTS500011: {EntraFault.UnknownResource(resource, options.TenantId).Message}");

        var now = options.Clock();
        var lifetime = ((long)options.TokenLifetime.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        answer.AddFirst(new JProperty("expires_in", lifetime));
        answer["ext_expires_in"] = lifetime;
        answer["not_before"] = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return EntraAnswer.Json(answer, 200, ("Server", "IMDS/150.870.65.1854"));
    }

    private SimulatedResponse AppService(SimulatedRequest request, FormFields query, SimulatedManagedIdentity identity)
    {
        if (request.Header("X-IDENTITY-HEADER") != identity.Header)
            return AppServiceError(401, "The X-IDENTITY-HEADER header is missing or wrong.");
        if (query["api-version"] is null or "")
            return AppServiceError(400, "The api-version query parameter is missing.");
        if (query["resource"] is not { Length: > 0 } resource)
            return AppServiceError(400, "The resource query parameter is missing.");
        if (!IsNamed(query, identity))
            return AppServiceError(400, "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.");
        return Token(resource, identity) is { } answer
            ? EntraAnswer.Json(answer)
            : AppServiceError(400, $"AADSTS500011: {EntraFault.UnknownResource(resource, options.TenantId).Message}");
    }

    // What both answers have. MSAL takes the last of expires_in and expires_on for the time of expiry: this one has to come last.
    private JObject? Token(string resource, SimulatedManagedIdentity identity)
    {
        var audience = resource.TrimEnd('/');
        if (ProtectedApi.ByAudience(audience) is not { } api)
            return null;
        var now = options.Clock();
        var grant = new Grant(api, audience, api.Granted(options.Permissions, delegated: false), identity.ClientId, identity.ObjectId, Delegated: false, ClientProof.Assertion);
        return new JObject
        {
            ["access_token"] = issuer.AccessToken(grant, now),
            ["client_id"] = identity.ClientId,
            ["expires_on"] = (now + options.TokenLifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["resource"] = resource,
            ["token_type"] = "Bearer",
        };
    }

    private static bool IsNamed(FormFields query, SimulatedManagedIdentity identity) =>
        Fits(query, ClientIds, identity.ClientId) && Fits(query, ObjectIds, identity.ObjectId) && Fits(query, ResourceIds, identity.ResourceId);

    private static bool Fits(FormFields query, string[] names, string id) =>
        Array.TrueForAll(names, name => query[name] is not { } asked || Registration.Same(asked, id));

    private static SimulatedResponse MetadataError(string error, string description) =>
        EntraAnswer.Json(new JObject { ["error"] = error, ["error_description"] = description }, 400, ("Server", "IMDS/150.870.65.1854"));

    private static SimulatedResponse AppServiceError(int status, string message) =>
        EntraAnswer.Json(new JObject { ["statusCode"] = status, ["message"] = message, ["correlationId"] = Guid.NewGuid().ToString() }, status);

    private static SimulatedResponse WrongMethod() =>
        EntraAnswer.Json(new JObject { ["error"] = "method_not_allowed", ["error_description"] = "Only GET is allowed here." }, 405, ("Allow", "GET"));
}
