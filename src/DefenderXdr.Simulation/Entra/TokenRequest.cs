using System.Text;

namespace DefenderXdr.Simulation;

/// <summary>A form posted to one of the token endpoints, v1 (<c>resource</c>) or v2 (<c>scope</c>).</summary>
internal sealed class TokenRequest
{
    private static readonly string[] OpenIdScopes = ["openid", "profile", "offline_access", "email"];
    private readonly FormFields form;

    internal TokenRequest(SimulatedRequest request, bool v2)
    {
        IsV2 = v2;
        Host = request.Uri.Authority;
        form = new FormFields(request.Body);
        GrantType = Required("grant_type");
        (ClientId, Secret) = Basic(request.Header("Authorization")) ?? (Required("client_id"), form["client_secret"]);
    }

    internal bool IsV2 { get; }

    /// <summary>The host and port that were asked.</summary>
    internal string Host { get; }

    internal string GrantType { get; }

    internal string ClientId { get; }

    internal string? Secret { get; }

    internal string? Assertion => form["client_assertion"];

    internal bool WantsClientInfo => form["client_info"] == "1";

    internal bool WantsIdToken => Scopes().Contains("openid");

    internal bool WantsRefreshToken => Scopes().Contains("offline_access");

    internal string Required(string name) => form[name] is { Length: > 0 } value ? value : throw EntraFault.MissingParameter(name);

    /// <summary>The resource asked for, and the single permissions asked for by name (none with <c>/.default</c>).</summary>
    internal (string Resource, string[] Permissions) Target()
    {
        if (!IsV2)
            return (Required("resource").TrimEnd('/'), []);
        Required("scope");
        var scopes = Array.FindAll(Scopes(), scope => Array.IndexOf(OpenIdScopes, scope) < 0);
        if (scopes.Length == 0)
            throw EntraFault.InvalidScope(string.Join(" ", Scopes()));
        var resource = Split(scopes[0]).Resource;
        if (Array.Exists(scopes, scope => Split(scope).Resource != resource))
            throw EntraFault.SeveralResources(string.Join(" ", scopes));
        if (GrantType == "client_credentials" && Array.Find(scopes, scope => Split(scope).Permission != ".default") is { } wrong)
            throw EntraFault.ScopeWithoutDefault(wrong);
        return (resource, [.. scopes.Select(scope => Split(scope).Permission).Where(name => name != ".default")]);
    }

    private string[] Scopes() => (form["scope"] ?? "").Split([' '], StringSplitOptions.RemoveEmptyEntries);

    private static (string Resource, string Permission) Split(string scope)
    {
        var slash = scope.LastIndexOf('/');
        // A bare name is a Graph permission.
        return slash < 0 ? ("https://graph.microsoft.com", scope) : (scope.Substring(0, slash).TrimEnd('/'), scope.Substring(slash + 1));
    }

    private static (string ClientId, string? Secret)? Basic(string? header)
    {
        if (header?.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) != true || Base64Url.Decode(header.Substring(6).Trim().TrimEnd('=')) is not { } bytes)
            return null;
        var pair = Encoding.UTF8.GetString(bytes);
        var colon = pair.IndexOf(':');
        return colon < 0 ? null : (Uri.UnescapeDataString(pair.Substring(0, colon)), Uri.UnescapeDataString(pair.Substring(colon + 1)));
    }
}
