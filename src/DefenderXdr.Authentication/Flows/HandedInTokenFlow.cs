using System.Diagnostics.CodeAnalysis;

namespace DefenderXdr.Authentication;

/// <summary>A token that somebody else got. It is for one API; it ends when it ends, unless a source gives a new one.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore holds nothing but memory: nobody asks for its wait handle.")]
public sealed class HandedInTokenFlow : ITokenSource
{
    private static readonly TimeSpan NearItsEnd = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    private readonly Func<CancellationToken, Task<string>>? source;
    private readonly SemaphoreSlim gate = new(1, 1);
    private DefenderToken token;

    /// <summary>Takes a token after a look at what it is for and until when.</summary>
    /// <param name="accessToken">The token.</param>
    /// <param name="source">Gives a new one when it nears its end; null for a token that is not renewed.</param>
    /// <exception cref="DefenderException">It is no token, has expired, or is for none of the Defender APIs.</exception>
    public HandedInTokenFlow(string accessToken, Func<CancellationToken, Task<string>>? source = null)
    {
        this.source = source;
        token = Checked(accessToken);
        OnlyApi = token.Api;
    }

    /// <summary>Takes the first token of a source that is asked again when it nears its end.</summary>
    /// <exception cref="DefenderException">What it gives is no token for a Defender API.</exception>
    public static async Task<HandedInTokenFlow> FromSourceAsync(Func<CancellationToken, Task<string>> source, CancellationToken cancellationToken) =>
        new(await source(cancellationToken).ConfigureAwait(false), source);

    /// <inheritdoc/>
    public string? TenantId => token.TenantId;

    /// <inheritdoc/>
    public string? ClientId => token.ClientId;

    /// <inheritdoc/>
    public DefenderApi? OnlyApi { get; }

    /// <inheritdoc/>
    public async Task<DefenderToken> GetTokenAsync(ApiHost host, bool forceRefresh, IClientEvents events, CancellationToken cancellationToken)
    {
        if (host.Api != OnlyApi)
            throw DefenderErrors.Create(ErrorIds.WrongAudience, $"The token that was handed in is for {token.Audience} ({OnlyApi}), and {host.Api} wants one for {host.Audience}.");
        if (source is null)
        {
            RequireTime(token);
            return token;
        }

        // A source that asks its own connection would wait for itself.
        if (!await gate.WaitAsync(Patience, cancellationToken).ConfigureAwait(false))
            throw DefenderErrors.Create(ErrorIds.RequestTimeout, $"What gives the access token did not do so within {Patience.TotalSeconds:0} s.");
        try
        {
            if (forceRefresh || token.ExpiresOn - NearItsEnd <= DateTimeOffset.UtcNow)
            {
                events.Verbose("Asking for a new access token.");
                var next = Checked(await source(cancellationToken).ConfigureAwait(false));
                if (next.Api != OnlyApi || next.TenantId != TenantId)
                    throw DefenderErrors.Create(ErrorIds.WrongAudience, $"The new token is for {next.Audience} in tenant {next.TenantId}; the connection is to {token.Audience} in tenant {TenantId}.");
                token = next;
            }
            return token;
        }
        finally
        {
            gate.Release();
        }
    }

    private static DefenderToken Checked(string accessToken)
    {
        var token = DefenderToken.Decode(accessToken);
        RequireTime(token);
        if (token.Api is null)
            throw DefenderErrors.Create(ErrorIds.WrongAudience, $"The token is for '{token.Audience}'. The Defender APIs want one for {string.Join(", ", Wanted())}.");
        return token;
    }

    private static void RequireTime(DefenderToken token)
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
