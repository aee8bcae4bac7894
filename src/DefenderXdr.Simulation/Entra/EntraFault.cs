namespace DefenderXdr.Simulation;

/// <summary>A sign-in error as Microsoft Entra words it.</summary>
internal sealed partial class EntraFault(int code, int status, string error, string message) : Exception(message)
{
    internal int Code { get; } = code;

    internal int Status { get; } = status;

    internal string Error { get; } = error;

    internal string? SubError { get; init; }

    internal static EntraFault MissingParameter(string name) =>
        new(900144, 400, "invalid_request", $"The request body must contain the following parameter: '{name}'.");

    internal static EntraFault UnknownTenant(string tenant) => new(90002, 400, "invalid_request",
        $"Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. " +
        "Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.");

    internal static EntraFault NoTenantNamed() => new(50059, 400, "invalid_request",
        "No tenant-identifying information found in either the request or implied by any provided credentials.");

    internal static EntraFault UnknownApplication(string clientId, string directory) => new(700016, 400, "unauthorized_client",
        $"Application with identifier '{clientId}' was not found in the directory '{directory}'. This can happen if the application has not been " +
        "installed by the administrator of the tenant or consented to by any user in the tenant. " +
        "You may have sent your authentication request to the wrong tenant.");

    internal static EntraFault ConsentRequired(string clientId) => new(65001, 400, "invalid_grant",
        $"The user or administrator has not consented to use the application with ID '{clientId}' named 'DefenderXdr'. " +
        "Send an interactive authorization request for this user and resource.") { SubError = "consent_required" };

    internal static EntraFault InvalidGrant() => new(70000, 400, "invalid_grant", "Provided grant is invalid or malformed.");

    internal static EntraFault UnsupportedGrant(string grant) => new(70003, 400, "unsupported_grant_type",
        $"The app requested an unsupported grant type '{grant}'.");

    internal static EntraFault ScopeWithoutDefault(string scope) => new(1002012, 400, "invalid_scope",
        $"The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).");

    internal static EntraFault SeveralResources(string scope) => new(28000, 400, "invalid_request",
        $"Provided value for the input parameter scope is not valid because it contains more than one resource. Scope {scope} is not valid.");

    internal static EntraFault InvalidScope(string scope) => new(70011, 400, "invalid_scope",
        $"The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope '{scope}' does not exist.");

    internal static EntraFault UnknownResource(string resource, string directory) => new(500011, 400, "invalid_resource",
        $"The resource principal named {resource} was not found in the tenant named {directory}. This can happen if the application has not been " +
        "installed by the administrator of the tenant or consented to by any user in the tenant. " +
        "You might have sent your authentication request to the wrong tenant.");
}
