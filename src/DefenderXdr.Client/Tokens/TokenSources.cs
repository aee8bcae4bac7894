namespace DefenderXdr;

/// <summary>What everybody who chooses among APIs asks of a token source.</summary>
internal static class TokenSources
{
    /// <summary>The API that is meant: the one asked for, then the connection's, then the only one that there are tokens for; Auto leaves a choice.</summary>
    public static DefenderApi Choose(this ITokenSource tokens, DefenderApi asked, DefenderApi connection) =>
        asked != DefenderApi.Auto ? asked : connection != DefenderApi.Auto ? connection : tokens.OnlyApi ?? DefenderApi.Auto;

    /// <summary>The token for an API, or null where the API is not open: another's token was handed in, the tenant has not got it, or nobody consented. Any other failure is one.</summary>
    public static async Task<DefenderToken?> TryGetTokenAsync(this ITokenSource tokens, ApiHost host, IClientEvents events, CancellationToken cancellationToken)
    {
        if (tokens.OnlyApi is { } only && only != host.Api) return null;
        try
        {
            return await tokens.GetTokenAsync(host, forceRefresh: false, events, cancellationToken).ConfigureAwait(false);
        }
        catch (DefenderException e) when (e.ErrorId is ErrorIds.ApiNotInTenant or ErrorIds.ConsentRequired)
        {
            return null;
        }
    }
}
