using DefenderXdr.Http;

namespace DefenderXdr;

/// <summary>Chooses the API: the one asked for, or the newest whose permission the token really carries.</summary>
internal sealed class BackEndSelector(DefenderHosts hosts, ITokenSource tokens, DefenderApi connectionApi)
{
    /// <summary>The choice among what each API would do.</summary>
    /// <param name="family">What is done, for messages.</param>
    /// <param name="candidates">One for each API, newest first.</param>
    /// <param name="operationOf">The operation whose permission decides.</param>
    /// <param name="api">What the caller asked for; Auto leaves it to the connection.</param>
    /// <param name="events">Hears of an API that retires.</param>
    /// <param name="cancellationToken">Ends the wait for tokens.</param>
    public async Task<T> SelectAsync<T>(
        string family, IReadOnlyList<T> candidates, Func<T, ApiOperation> operationOf, DefenderApi api, IClientEvents events, CancellationToken cancellationToken)
        where T : class
    {
        // A token that was handed in is for one API; with it there is nothing to choose.
        var wanted = Choose(api);
        var operations = candidates.Select(operationOf).ToArray();
        var chosen = wanted == DefenderApi.Auto
            ? await NewestAllowedAsync(family, operations, events, cancellationToken).ConfigureAwait(false)
            : Array.FindIndex(operations, operation => operation.Api == wanted);
        if (chosen < 0) throw NotOn(wanted, family, operations);

        WarnOfRetirement(family, operations[chosen], operations[0], events);
        return candidates[chosen];
    }

    /// <summary>The API that a call would be bound to; Auto leaves a choice.</summary>
    public DefenderApi Choose(DefenderApi asked) => tokens.Choose(asked, connectionApi);

    /// <summary>Whether an API is the one that is meant, or one of those to choose from.</summary>
    public bool May(DefenderApi api, DefenderApi asked) => Choose(asked) is var wanted && (wanted == DefenderApi.Auto || wanted == api);

    /// <summary>Whether the token carries a permission for an operation.</summary>
    public async Task<bool> IsOpenAsync(ApiOperation operation, IClientEvents events, CancellationToken cancellationToken) =>
        await tokens.TryGetTokenAsync(hosts[operation.Api], events, cancellationToken).ConfigureAwait(false) is { } token && operation.IsAllowedBy(token);

    private async Task<int> NewestAllowedAsync(string family, ApiOperation[] operations, IClientEvents events, CancellationToken cancellationToken)
    {
        var tried = new List<(ApiOperation, DefenderToken?)>();
        foreach (var operation in operations)
        {
            var token = await tokens.TryGetTokenAsync(hosts[operation.Api], events, cancellationToken).ConfigureAwait(false);
            if (token is not null && operation.IsAllowedBy(token)) return tried.Count;
            tried.Add((operation, token));
        }
        throw PermissionErrors.NoneAllowed(family, hosts, tried);
    }

    private DefenderException NotOn(DefenderApi wanted, string family, ApiOperation[] operations)
    {
        var others = $"{string.Join(" and ", operations.Select(operation => operation.Api))} {(operations.Length == 1 ? "has" : "have")}.";
        return tokens.OnlyApi == wanted
            ? DefenderErrors.Create(ErrorIds.WrongAudience, $"The token is for {wanted}, which has no {family}. {others}")
            : DefenderErrors.Create(ErrorIds.ApiNotSupported, $"{wanted} has no {family}. {others}");
    }

    private static void WarnOfRetirement(string family, ApiOperation chosen, ApiOperation newest, IClientEvents events)
    {
        if (chosen.RetiresOn is not { } day) return;
        events.WarnOnce(family + chosen.Api,
            $"{family} through {chosen.Api} ({chosen.Path}) stops returning data on {day.UtcDateTime:yyyy-MM-dd}. Grant {newest.ApplicationPermissions[0]} on {PermissionErrors.ApplicationName(newest.Api)}, and this command moves to {newest.Api} by itself.");
    }
}
