namespace DefenderXdr.Http;

/// <summary>What to say when a token may not do what was asked: what it has, what is needed, where to add it, what else it may be.</summary>
internal static class PermissionErrors
{
    private const string OtherReasons =
        "If the token has it already: what was asked for may belong to a device group that the caller may not see, the user's portal role may lack it, or the tenant's licence may not include the product. New permissions reach tokens issued after consent.";

    /// <summary>Seen before anything was sent.</summary>
    public static DefenderException Missing(ApiOperation operation, DefenderHosts hosts, DefenderToken token) =>
        DefenderErrors.Create(ErrorIds.PermissionMissing, $"{Lacking(operation, token)} Nothing was sent.", Action(operation, hosts, token));

    /// <summary>403 from the service.</summary>
    public static DefenderServiceException Refused(ServiceFault fault, ApiOperation operation, DefenderHosts hosts, DefenderToken token) =>
        ResponseErrors.Error(ErrorIds.PermissionMissing, fault, Lacking(operation, token), Action(operation, hosts, token));

    /// <summary>No API of several is open to the connection.</summary>
    public static DefenderException NoneAllowed(string what, DefenderHosts hosts, IReadOnlyList<(ApiOperation Operation, DefenderToken? Token)> tried) =>
        DefenderErrors.Create(ErrorIds.PermissionMissing, NoneOf(what, tried), $"{WhereToAdd(hosts, tried)} {OtherReasons}".TrimStart());

    /// <summary>What each API needs and what its token has, in words.</summary>
    public static string NoneOf(string what, IReadOnlyList<(ApiOperation Operation, DefenderToken? Token)> tried)
    {
        var lines = tried.Select(t => t.Token is null
            ? $"{t.Operation.Api}: no token"
            : $"{t.Operation.Api}: needs {Needed(t.Operation, t.Token.Kind)}, the token has {Held(t.Token)}");
        return $"No permission for {what} on any API. {string.Join("; ", lines)}.";
    }

    /// <summary>The way to the newest of several APIs. Who has no token for it has one of the same kind for another.</summary>
    public static string WhereToAdd(DefenderHosts hosts, IReadOnlyList<(ApiOperation Operation, DefenderToken? Token)> tried)
    {
        var known = tried.Select(t => t.Token).FirstOrDefault(token => token is not null);
        var kind = known?.Kind ?? TokenKind.App;

        // Where the vendor states no permission, there is none to add.
        var best = tried.Select(t => t.Operation).FirstOrDefault(operation => operation.PermissionsOf(kind).Count > 0);
        return best is null ? "" : WhereToAdd(best.Api, best.PermissionsOf(kind)[0], kind, hosts, known?.ClientId);
    }

    /// <summary>What a token carries, in words.</summary>
    public static string Held(DefenderToken token)
    {
        var held = token.Roles.Concat(token.Scopes).ToArray();
        return held.Length == 0 ? "no permission at all" : string.Join(", ", held);
    }

    /// <summary>The way to a permission in the portal, by the portal's own names.</summary>
    public static string WhereToAdd(DefenderApi api, string permission, TokenKind kind, DefenderHosts hosts, string? clientId)
    {
        // The older APIs are not on the first page that the portal shows.
        var page = api == DefenderApi.Graph ? "" : "APIs my organization uses, ";
        var app = clientId is null ? "the app" : $"the app {clientId}";
        return $"In the Entra admin center ({hosts.AdminCenter.GetLeftPart(UriPartial.Authority)}), App registrations, open {app}: API permissions, Add a permission, {page}{ApplicationName(api)}, {(kind == TokenKind.User ? "Delegated" : "Application")} permissions, {permission}. Then Grant admin consent, and connect again.";
    }

    /// <summary>The enterprise application that an API's permissions are found under.</summary>
    public static string ApplicationName(DefenderApi api) => api switch
    {
        DefenderApi.Graph => "Microsoft Graph",
        DefenderApi.Xdr => "Microsoft Threat Protection",
        _ => "WindowsDefenderATP",
    };

    /// <summary>What an operation needs and what the token has instead.</summary>
    public static string Lacking(ApiOperation operation, DefenderToken token) =>
        $"Not allowed: {operation.Method} {operation.Path} needs {Needed(operation, token.Kind)}; the token has {Held(token)}.";

    private static string Action(ApiOperation operation, DefenderHosts hosts, DefenderToken token)
    {
        // Where the vendor states no permission, only the service knows what it misses.
        var permissions = operation.PermissionsOf(token.Kind);
        if (permissions.Count == 0) return OtherReasons;

        // What a token has need not be added: then the other reasons come first.
        var where = WhereToAdd(operation.Api, permissions[0], token.Kind, hosts, token.ClientId);
        return operation.IsAllowedBy(token) ? $"{OtherReasons} {where}" : $"{where} {OtherReasons}";
    }

    private static string Needed(ApiOperation operation, TokenKind kind)
    {
        var permissions = operation.PermissionsOf(kind);
        return permissions.Count == 0 ? "a permission that the vendor does not state" : string.Join(" or ", permissions);
    }
}
