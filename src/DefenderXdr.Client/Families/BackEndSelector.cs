using DefenderXdr.Http;

namespace DefenderXdr;

/// <summary>Chooses the API: the one asked for, or the newest whose permission the token really carries.</summary>
internal sealed class BackEndSelector(DefenderHosts hosts, ITokenSource tokens, DefenderApi connectionApi)
{
    /// <param name="family">What is done, for messages.</param>
    /// <param name="backEnds">Newest first.</param>
    /// <param name="api">What the caller asked for; Auto leaves it to the connection.</param>
    /// <param name="events">Hears of a back end that retires.</param>
    /// <param name="cancellationToken">Ends the wait for tokens.</param>
    public async Task<T> SelectAsync<T>(string family, IReadOnlyList<T> backEnds, DefenderApi api, IClientEvents events, CancellationToken cancellationToken)
        where T : IBackEnd
    {
        var wanted = api == DefenderApi.Auto ? connectionApi : api;
        var chosen = wanted == DefenderApi.Auto
            ? await NewestAllowedAsync(family, backEnds, cancellationToken).ConfigureAwait(false)
            : backEnds.FirstOrDefault(b => b.Operation.Api == wanted)
                ?? throw DefenderErrors.Create(ErrorIds.ApiNotSupported, $"{wanted} has no {family}. {string.Join(" and ", backEnds.Select(b => b.Operation.Api))} have.");

        WarnOfRetirement(family, chosen.Operation, backEnds[0].Operation, events);
        return chosen;
    }

    private async Task<T> NewestAllowedAsync<T>(string family, IReadOnlyList<T> backEnds, CancellationToken cancellationToken) where T : IBackEnd
    {
        // A token that was handed in is for one API; there is nothing to choose.
        if (tokens.OnlyApi is { } only)
        {
            return backEnds.FirstOrDefault(b => b.Operation.Api == only)
                ?? throw DefenderErrors.Create(ErrorIds.WrongAudience, $"The token is for {only}, which has no {family}. {string.Join(" and ", backEnds.Select(b => b.Operation.Api))} have.");
        }

        var tried = new List<(ApiOperation, DefenderToken?)>();
        foreach (var backEnd in backEnds)
        {
            var token = await TokenAsync(backEnd.Operation.Api, cancellationToken).ConfigureAwait(false);
            if (token is not null && backEnd.Operation.IsAllowedBy(token)) return backEnd;
            tried.Add((backEnd.Operation, token));
        }
        throw PermissionErrors.NoneAllowed(family, tried);
    }

    // An API that the tenant has not, or that nobody consented to, is just not open; any other failure is one.
    private async Task<DefenderToken?> TokenAsync(DefenderApi api, CancellationToken cancellationToken)
    {
        try
        {
            return await tokens.GetTokenAsync(hosts[api], forceRefresh: false, cancellationToken).ConfigureAwait(false);
        }
        catch (DefenderException e) when (e.ErrorId is ErrorIds.ApiNotInTenant or ErrorIds.ConsentRequired)
        {
            return null;
        }
    }

    private static void WarnOfRetirement(string family, ApiOperation chosen, ApiOperation newest, IClientEvents events)
    {
        if (chosen.RetiresOn is not { } day) return;
        events.WarnOnce(family + chosen.Api,
            $"{family} through {chosen.Api} ({chosen.Path}) stops returning data on {day.UtcDateTime:yyyy-MM-dd}. Grant {newest.ApplicationPermissions[0]} on {PermissionErrors.ApplicationName(newest.Api)}, and this command moves to {newest.Api} by itself.");
    }
}
