namespace DefenderXdr.Authentication;

/// <summary>A token that somebody else got. It is for one API, and it ends when it ends.</summary>
public sealed class HandedInTokenFlow : ITokenSource
{
    private readonly DefenderToken token;

    /// <summary>Takes a token after a look at what it is for and until when.</summary>
    /// <exception cref="DefenderException">It is no token, has expired, or is for none of the Defender APIs.</exception>
    public HandedInTokenFlow(string accessToken)
    {
        token = DefenderToken.Decode(accessToken);
        RequireValid(token);
        OnlyApi = token.Api ?? throw DefenderErrors.Create(ErrorIds.WrongAudience,
            $"The token is for '{token.Audience}'. The Defender APIs want one for {string.Join(", ", Wanted())}.");
    }

    /// <inheritdoc/>
    public string? TenantId => token.TenantId;

    /// <inheritdoc/>
    public string? ClientId => token.ClientId;

    /// <inheritdoc/>
    public DefenderApi? OnlyApi { get; }

    /// <inheritdoc/>
    public Task<DefenderToken> GetTokenAsync(ApiHost host, bool forceRefresh, IClientEvents events, CancellationToken cancellationToken)
    {
        if (host.Api != OnlyApi)
            throw DefenderErrors.Create(ErrorIds.WrongAudience, $"The token that was handed in is for {token.Audience} ({OnlyApi}), and {host.Api} wants one for {host.Audience}.");
        RequireValid(token);
        return Task.FromResult(token);
    }

    private static void RequireValid(DefenderToken token)
    {
        if (token.ExpiresOn <= DateTimeOffset.UtcNow)
            throw DefenderErrors.Create(ErrorIds.TokenExpired, $"The token for {token.Audience} expired at {token.ExpiresOn.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.");
    }

    private static IEnumerable<string> Wanted()
    {
        var hosts = HostTable.Resolve();
        return [hosts.Graph.Audience, hosts.Xdr.Audience, hosts.Endpoint.Audience];
    }
}
