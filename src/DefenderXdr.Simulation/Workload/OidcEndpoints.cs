using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation;

/// <summary>Where a job of GitHub Actions or Azure Pipelines gets the token that it signs in with.</summary>
internal sealed class OidcEndpoints(SimulatedTenantOptions options)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Null when the path is another.</summary>
    internal SimulatedResponse? Handle(SimulatedRequest request) => string.Join("/", request.Segments()).ToLowerInvariant() switch
    {
        "oidc/github" => Answer(request, "GET", "value", () => GitHub(new FormFields(request.Uri.Query)["audience"])),
        "oidc/azurepipelines" => Answer(request, "POST", "oidcToken", AzurePipelines),
        _ => null,
    };

    private SimulatedResponse Answer(SimulatedRequest request, string method, string member, Func<string> token)
    {
        if (request.Method != method)
            return EntraAnswer.Json(new JObject { ["message"] = "The endpoint does not accept this method." }, 405, ("Allow", method));
        return TokenReader.Bearer(request.Header("Authorization")) == options.OidcRequestToken
            ? EntraAnswer.Json(new JObject { [member] = token() })
            : EntraAnswer.Json(new JObject { ["message"] = "The request token is missing or wrong." }, 401, ("WWW-Authenticate", "Bearer"));
    }

    private string GitHub(string? audience) =>
        Token("https://token.actions.githubusercontent.com", "repo:contoso/runbooks:ref:refs/heads/main", audience ?? "https://github.com/contoso");

    private string AzurePipelines() =>
        Token("https://vstoken.dev.azure.com/" + options.TenantId, "sc://contoso/runbooks/defender", SimulatedFederatedCredential.TokenExchange);

    // The job is the one that is registered, when one is.
    private string Token(string issuer, string subject, string audience) => SimulatedIdentityProvider.Issue(
        options.FederatedCredential?.Issuer ?? issuer, options.FederatedCredential?.Subject ?? subject, audience, Lifetime, options.Clock());
}
