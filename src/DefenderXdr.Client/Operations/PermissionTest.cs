using DefenderXdr.Http;

namespace DefenderXdr;

/// <summary>Whether the tokens of an identity cover what is asked of them; what they do not is said in the words of the error that it would become.</summary>
/// <param name="hosts">Whose portal is named.</param>
/// <param name="tokenOf">Gives the token for an API, or null where there is none.</param>
internal sealed class PermissionTest(DefenderHosts hosts, Func<DefenderApi, Task<DefenderToken?>> tokenOf)
{
    /// <summary>What is missing for a permission, or null when some API's token covers it.</summary>
    /// <param name="permission">A name of the table.</param>
    /// <param name="api">The API whose permission it is; Auto for whichever knows it.</param>
    public async Task<string?> MissingAsync(string permission, DefenderApi api)
    {
        var apis = api == DefenderApi.Auto ? DefenderPermissions.ApisOf(permission) : [api];
        DefenderToken? last = null;
        foreach (var candidate in apis)
        {
            last = await tokenOf(candidate).ConfigureAwait(false);
            if (last is not null && DefenderPermissions.IsCovered(last, candidate, permission)) return null;
        }
        var kind = last?.Kind ?? TokenKind.App;
        var name = DefenderPermissions.NameFor(kind, apis[0], permission);
        var held = last is null ? $"there is no token for {apis[0]}" : $"the token for {apis[0]} has {PermissionErrors.Held(last)}";
        return $"{name} is missing: {held}. {PermissionErrors.WhereToAdd(apis[0], name, kind, hosts, last?.ClientId)}";
    }

    /// <summary>The API that allows all of its operations, the newest first, or null and what is missing on each.</summary>
    /// <param name="what">What the operations are for, in words.</param>
    /// <param name="operations">What is called, on one API or another; the newest API's first.</param>
    /// <param name="api">The API that is asked for; Auto for whichever allows it.</param>
    public async Task<(DefenderApi? Api, string? Missing)> ChooseAsync(string what, IReadOnlyList<ApiOperation> operations, DefenderApi api)
    {
        var tried = new List<(ApiOperation, DefenderToken?)>();
        foreach (var group in operations.Where(operation => api == DefenderApi.Auto || operation.Api == api).GroupBy(operation => operation.Api))
        {
            var token = await tokenOf(group.Key).ConfigureAwait(false);
            if (token is not null && group.All(operation => operation.IsAllowedBy(token))) return (group.Key, null);
            tried.Add((group.First(operation => token is null || !operation.IsAllowedBy(token)), token));
        }
        return tried.Count > 0
            ? (null, $"{PermissionErrors.NoneOf(what, tried)} {PermissionErrors.WhereToAdd(hosts, tried)}")
            : (null, $"{what} calls {string.Join(" or ", operations.Select(operation => operation.Api).Distinct())}, not {api}.");
    }

    /// <summary>What is missing for operations of an API that was chosen, or null.</summary>
    public async Task<string?> LackingAsync(IEnumerable<ApiOperation> operations, DefenderApi api)
    {
        var token = await tokenOf(api).ConfigureAwait(false);
        var lacking = token is null ? null : operations.FirstOrDefault(operation => operation.Api == api && !operation.IsAllowedBy(token));
        return lacking is null ? null : $"{PermissionErrors.Lacking(lacking, token!)} {PermissionErrors.WhereToAdd(hosts, [(lacking, token)])}";
    }
}
