using System.Runtime.CompilerServices;

namespace DefenderXdr;

/// <summary>One operation of one API and what it needs. The single statement of paths and permissions.</summary>
public sealed class ApiOperation
{
    private readonly Needs needs;

    internal ApiOperation(DefenderApi api, string method, string path, Needs needs, [CallerMemberName] string name = "")
    {
        this.needs = needs;
        Api = api;
        Method = method;
        Path = path;
        Name = name;
        IsRead = method == "GET";
        CallsPerMinute = api == DefenderApi.Graph ? 150 : 100;
    }

    /// <summary>What it is called in the table, <see cref="ApiOperations"/>.</summary>
    public string Name { get; }

    /// <summary>The API.</summary>
    public DefenderApi Api { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path below the host, with <c>{id}</c> where an id goes.</summary>
    public string Path { get; }

    /// <summary>App roles, any one of which suffices; the least one first. Empty where the vendor states none.</summary>
    public IReadOnlyList<string> ApplicationPermissions => needs.Application;

    /// <summary>Delegated scopes, any one of which suffices; the least one first. Empty where the vendor states none.</summary>
    public IReadOnlyList<string> DelegatedPermissions => needs.Delegated;

    /// <summary>The day (UTC) on which the operation stops returning data, or null when none is announced.</summary>
    public DateTimeOffset? RetiresOn { get; init; }

    /// <summary>How many calls of it the service takes for a tenant in a minute, as published; where its page says nothing, what the API's other pages say.</summary>
    public int CallsPerMinute { get; init; }

    /// <summary>Whether it changes nothing, so that the service may be asked again.</summary>
    public bool IsRead { get; init; }

    /// <summary>Whether it may be sent again when its answer was lost: it changes nothing, or once more is the same as once.</summary>
    public bool IsRepeatable
    {
        get => field || IsRead;
        init;
    }

    /// <summary>What a token of a kind needs one of; empty where the vendor states nothing at all.</summary>
    /// <remarks>Where a page lists application permissions alone, a user needs the delegated ones of the same meaning.</remarks>
    public IReadOnlyList<string> PermissionsOf(TokenKind kind) =>
        kind == TokenKind.App ? ApplicationPermissions
        : DelegatedPermissions.Count > 0 ? DelegatedPermissions
        : [.. ApplicationPermissions.Select(permission => DefenderPermissions.Delegated(Api, permission)).Distinct()];

    /// <summary>Whether a token carries one of the permissions. Where the vendor states none, the service decides.</summary>
    public bool IsAllowedBy(DefenderToken token)
    {
        var permissions = PermissionsOf(token.Kind);
        return permissions.Count == 0 || permissions.Any(permission => DefenderPermissions.IsCovered(token, Api, permission));
    }
}
