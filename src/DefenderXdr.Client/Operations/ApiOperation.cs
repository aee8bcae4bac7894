namespace DefenderXdr;

/// <summary>One operation of one API and what it needs. The single statement of paths and permissions.</summary>
public sealed class ApiOperation
{
    internal ApiOperation(DefenderApi api, string method, string path, string[] applicationPermissions, string[] delegatedPermissions)
    {
        Api = api;
        Method = method;
        Path = path;
        ApplicationPermissions = applicationPermissions;
        DelegatedPermissions = delegatedPermissions;
    }

    /// <summary>The API.</summary>
    public DefenderApi Api { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path below the host, with <c>{id}</c> where an id goes.</summary>
    public string Path { get; }

    /// <summary>App roles, any one of which suffices; the least one first.</summary>
    public IReadOnlyList<string> ApplicationPermissions { get; }

    /// <summary>Delegated scopes, any one of which suffices; the least one first.</summary>
    public IReadOnlyList<string> DelegatedPermissions { get; }

    /// <summary>The day (UTC) on which the operation stops returning data, or null when none is announced.</summary>
    public DateTimeOffset? RetiresOn { get; init; }

    /// <summary>Whether the service may be asked again without doing anything twice.</summary>
    public bool IsRead { get; init; } = true;

    /// <summary>Whether a token carries one of the permissions.</summary>
    public bool IsAllowedBy(DefenderToken token) =>
        token.Roles.Any(role => Contains(ApplicationPermissions, role)) || token.Scopes.Any(scope => Contains(DelegatedPermissions, scope));

    private static bool Contains(IReadOnlyList<string> permissions, string permission) =>
        permissions.Contains(permission, StringComparer.OrdinalIgnoreCase);
}
