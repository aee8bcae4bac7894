namespace DefenderXdr;

/// <summary>The permissions that the operations need, by name: who knows a name, and whether a token covers it.</summary>
/// <remarks>
/// A permission has two names: an app is granted <c>Incident.Read.All</c>, a user <c>Incident.Read</c>. Microsoft Graph calls both by the longer one.
/// Either name may be asked for; letter case does not matter.
/// </remarks>
public static class DefenderPermissions
{
    private const string Everywhere = ".All";
    private static readonly StringComparer Names = StringComparer.OrdinalIgnoreCase;

    // What each API calls its permissions, in both kinds.
    private static Dictionary<string, DefenderApi[]> Known => field ??= ApiOperations.All
        .SelectMany(operation => operation.PermissionsOf(TokenKind.App).Concat(operation.PermissionsOf(TokenKind.User)).Select(name => (Name: name, operation.Api)))
        .GroupBy(known => known.Name, Names)
        .ToDictionary(known => known.Key, known => known.Select(k => k.Api).Distinct().ToArray(), Names);

    /// <summary>Every name, application and delegated, in alphabetical order.</summary>
    public static IReadOnlyList<string> All => field ??= [.. Known.Keys.OrderBy(name => name, Names)];

    /// <summary>The APIs that know a permission; none for a name that there is not.</summary>
    public static IReadOnlyList<DefenderApi> ApisOf(string permission) => Known.TryGetValue(permission, out var apis) ? apis : [];

    /// <summary>The permission as the table spells it.</summary>
    /// <param name="permission">Its application or delegated name.</param>
    /// <param name="api">The API that must know it; Auto for any.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.InvalidParameter"/>: there is none; the message has names that come near.</exception>
    public static string Require(string permission, DefenderApi api = DefenderApi.Auto)
    {
        var known = All.FirstOrDefault(name => Names.Equals(name, permission))
            ?? throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"No Defender API has a permission '{permission}'.{NearMiss.Hint(permission, All)}");
        return api == DefenderApi.Auto || ApisOf(known).Contains(api) ? known
            : throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"{known} is a permission of {string.Join(" and ", ApisOf(known))}, not of {api}.");
    }

    /// <summary>What a user is granted where an app is granted this: Graph has one name for both, the others drop <c>.All</c>.</summary>
    public static string Delegated(DefenderApi api, string permission) =>
        api != DefenderApi.Graph && permission.EndsWith(Everywhere, StringComparison.OrdinalIgnoreCase)
            ? permission.Substring(0, permission.Length - Everywhere.Length)
            : permission;

    /// <summary>The name of a permission for one kind of token, whichever name it was asked by.</summary>
    public static string NameFor(TokenKind kind, DefenderApi api, string permission) =>
        kind == TokenKind.User ? IsDelegated(api, permission) ? permission : Delegated(api, permission)
        : Of(api, TokenKind.App) is var names && names.Contains(permission, Names) ? permission
        : names.FirstOrDefault(name => Names.Equals(name, permission + Everywhere)) ?? permission;

    /// <summary>Whether the name is a delegated permission of an API, which users can be granted.</summary>
    /// <remarks>Some pages list the longer name for users too; where the shorter one is listed elsewhere, that is the delegated one.</remarks>
    public static bool IsDelegated(DefenderApi api, string permission)
    {
        var names = Of(api, TokenKind.User);
        var shorter = Delegated(api, permission);
        return names.Contains(permission, Names) && (Names.Equals(shorter, permission) || !names.Contains(shorter, Names));
    }

    /// <summary>Whether a token covers a permission of an API: by itself, by the one to read and write, or by its name of the other kind.</summary>
    /// <param name="token">A token for that API.</param>
    /// <param name="api">Whose permission it is.</param>
    /// <param name="permission">Its application or delegated name.</param>
    public static bool IsCovered(DefenderToken token, DefenderApi api, string permission)
    {
        var wanted = Plain(permission);
        string[] sufficient = [wanted, wanted.Replace(".READ", ".READWRITE")];
        return token.Roles.Select(Plain).Any(role => sufficient.Any(name => role == name || role == name + ".ALL"))
            || token.Scopes.Select(Plain).Any(scope => sufficient.Any(name => Delegated(api, scope) == Delegated(api, name)));
    }

    private static string[] Of(DefenderApi api, TokenKind kind) =>
        [.. ApiOperations.All.Where(operation => operation.Api == api).SelectMany(operation => operation.PermissionsOf(kind)).Distinct()];

    // Without letter case, and with one spelling of what the pages spell in two ways.
    private static string Plain(string permission) => permission.ToUpperInvariant().Replace("REMEDIATIONTASK.", "REMEDIATIONTASKS.");
}
