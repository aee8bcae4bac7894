namespace DefenderXdr;

/// <summary>The links with which an administrator of a tenant consents to an app's permissions. They follow the cloud.</summary>
/// <remarks>
/// Microsoft documents two forms of <c>/v2.0/adminconsent</c>. With <c>.default</c> the administrator is asked for everything that the app registration lists,
/// on every API, for apps and for users; with names, for those delegated permissions alone. Application permissions cannot be named.
/// </remarks>
public static class AdminConsent
{
    private const string Everything = ".default";

    /// <summary>The v2 form, <c>/v2.0/adminconsent</c>: consent to everything that the app registration lists, in one tenant.</summary>
    /// <param name="hosts">Whose authority and Graph audience are used.</param>
    /// <param name="clientId">The app.</param>
    /// <param name="tenantId">The tenant, by id or domain; null lets the administrator who signs in decide.</param>
    public static Uri Uri(DefenderHosts hosts, string clientId, string? tenantId = null) => Link(hosts, clientId, tenantId, hosts.Graph, [Everything], redirectUri: null);

    /// <summary>The form of the vendor's page on partner access: consent on the v1 endpoint, in the tenant of the administrator who signs in.</summary>
    public static Uri DocumentedUri(DefenderHosts hosts, string clientId) => new(hosts.Authority,
        $"common/oauth2/authorize?prompt=consent&client_id={System.Uri.EscapeDataString(clientId)}&response_type=code&sso_reload=true");

    /// <summary>A link for each API that permissions belong to; one for everything when none is named.</summary>
    /// <param name="hosts">Whose authority and audiences are used.</param>
    /// <param name="clientId">The app.</param>
    /// <param name="tenantId">The tenant, by id or domain; null lets the administrator who signs in decide.</param>
    /// <param name="permissions">Their application or delegated names.</param>
    /// <param name="redirectUri">Where the browser goes when the administrator has decided; the app registration must list it.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.InvalidParameter"/>: there is no such permission.</exception>
    public static IReadOnlyList<DefenderConsent> Links(DefenderHosts hosts, string clientId, string? tenantId, IReadOnlyList<string> permissions, Uri? redirectUri = null)
    {
        if (permissions.Count == 0) return [Of(null, hosts.Graph, [], [Everything])];

        // One link can name the permissions of one API only.
        return
        [
            .. permissions.Select(permission => DefenderPermissions.Require(permission)).Distinct()
                .SelectMany(permission => DefenderPermissions.ApisOf(permission), (permission, api) => (Permission: permission, Api: api))
                .GroupBy(asked => asked.Api, asked => asked.Permission)
                .Select(asked => Of(asked.Key, hosts[asked.Key], [.. asked],
                    asked.All(permission => DefenderPermissions.IsDelegated(asked.Key, permission)) ? [.. asked] : [Everything])),
        ];

        DefenderConsent Of(DefenderApi? api, ApiHost host, string[] names, string[] scope) => new()
        {
            ClientId = clientId,
            TenantId = tenantId,
            Api = api,
            Permissions = names,
            Kind = scope[0] == Everything ? ConsentKind.Registered : ConsentKind.Delegated,
            Uri = Link(hosts, clientId, tenantId, host, scope, redirectUri),
            DocumentedUri = DocumentedUri(hosts, clientId),
        };
    }

    // A plus sign for the space between scopes, as MSAL has it: an address with %20 in it is shown with a space, and breaks when it is pasted.
    private static Uri Link(DefenderHosts hosts, string clientId, string? tenantId, ApiHost host, string[] scope, Uri? redirectUri)
    {
        var names = string.Join("+", scope.Select(name => System.Uri.EscapeDataString($"{host.Audience}/{name}")));
        var back = redirectUri is null ? "" : "&redirect_uri=" + System.Uri.EscapeDataString(redirectUri.OriginalString);
        return new Uri(hosts.Authority, $"{System.Uri.EscapeDataString(tenantId ?? "organizations")}/v2.0/adminconsent?client_id={System.Uri.EscapeDataString(clientId)}&scope={names}{back}");
    }
}
