namespace DefenderXdr.Http;

/// <summary>What to say when a token may not do what was asked: what it has, what is needed, where to add it, what else it may be.</summary>
internal static class PermissionErrors
{
    private const string OtherReasons =
        "If the token has it already: the incident or alert may belong to a device group that the caller may not see, the user's portal role may lack it, or the tenant's licence may not include the product. New permissions reach tokens issued after consent.";

    /// <summary>403 from the service.</summary>
    public static DefenderServiceException Refused(ServiceFault fault, ApiOperation operation, DefenderToken token) =>
        ResponseErrors.Error(ErrorIds.PermissionMissing, fault,
            $"Not allowed: {operation.Method} {operation.Path} needs {Needed(operation, token)}; the token has {Held(token)}.",
            $"{WhereToAdd(operation, token)} {OtherReasons}");

    /// <summary>No API of a family is open to the connection.</summary>
    public static DefenderException NoneAllowed(string family, IReadOnlyList<(ApiOperation Operation, DefenderToken? Token)> tried)
    {
        var lines = tried.Select(t => t.Token is null
            ? $"{t.Operation.Api}: no token"
            : $"{t.Operation.Api}: needs {Needed(t.Operation, t.Token)}, the token has {Held(t.Token)}");
        var (best, token) = tried[0];
        return DefenderErrors.Create(ErrorIds.PermissionMissing,
            $"No permission for {family} on any API. {string.Join("; ", lines)}.",
            $"{WhereToAdd(best, token)} {OtherReasons}");
    }

    /// <summary>The enterprise application that an API's permissions are found under.</summary>
    public static string ApplicationName(DefenderApi api) => api switch
    {
        DefenderApi.Graph => "Microsoft Graph",
        DefenderApi.Xdr => "Microsoft Threat Protection",
        _ => "WindowsDefenderATP",
    };

    private static bool IsDelegated(DefenderToken? token) => token is { Scopes.Count: > 0 };

    private static string Needed(ApiOperation operation, DefenderToken? token) =>
        string.Join(" or ", IsDelegated(token) ? operation.DelegatedPermissions : operation.ApplicationPermissions);

    private static string Held(DefenderToken token)
    {
        var held = token.Roles.Concat(token.Scopes).ToArray();
        return held.Length == 0 ? "no permission at all" : string.Join(", ", held);
    }

    private static string WhereToAdd(ApiOperation operation, DefenderToken? token)
    {
        var kind = IsDelegated(token) ? "delegated" : "application";
        var permission = (IsDelegated(token) ? operation.DelegatedPermissions : operation.ApplicationPermissions)[0];
        return $"In the Entra admin center, open the app registration, API permissions, Add a permission, {ApplicationName(operation.Api)}, choose the {kind} permission {permission}, then Grant admin consent and connect again.";
    }
}
