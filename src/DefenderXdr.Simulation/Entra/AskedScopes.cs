namespace DefenderXdr.Simulation;

/// <summary>The scopes that a sign-in asks for, as the v2 endpoints take them.</summary>
internal sealed class AskedScopes(string? text)
{
    private static readonly string[] OpenIdScopes = ["openid", "profile", "offline_access", "email"];
    private readonly string[] scopes = (text ?? "").Split([' '], StringSplitOptions.RemoveEmptyEntries);

    internal bool WantsIdToken => Array.IndexOf(scopes, "openid") >= 0;

    internal bool WantsRefreshToken => Array.IndexOf(scopes, "offline_access") >= 0;

    internal bool WantsDefault => Array.Exists(scopes, scope => scope.EndsWith("/.default", StringComparison.Ordinal));

    /// <summary>The resource asked for, and the single permissions asked for by name (none with <c>/.default</c>).</summary>
    internal (string Resource, string[] Permissions) Target(bool delegated)
    {
        if (scopes.Length == 0)
            throw EntraFault.MissingParameter("scope");
        var named = Array.FindAll(scopes, scope => Array.IndexOf(OpenIdScopes, scope) < 0);
        if (named.Length == 0)
            throw EntraFault.InvalidScope(string.Join(" ", scopes));
        var resource = Split(named[0]).Resource;
        if (Array.Exists(named, scope => Split(scope).Resource != resource))
            throw EntraFault.SeveralResources(string.Join(" ", named));
        if (!delegated && Array.Find(named, scope => Split(scope).Permission != ".default") is { } wrong)
            throw EntraFault.ScopeWithoutDefault(wrong);
        return (resource, [.. named.Select(scope => Split(scope).Permission).Where(name => name != ".default")]);
    }

    private static (string Resource, string Permission) Split(string scope)
    {
        var slash = scope.LastIndexOf('/');
        // A bare name is a Graph permission.
        return slash < 0 ? ("https://graph.microsoft.com", scope) : (scope.Substring(0, slash).TrimEnd('/'), scope.Substring(slash + 1));
    }
}
