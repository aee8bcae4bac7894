namespace DefenderXdr;

/// <summary>Gives the access tokens of one identity, one per audience, and renews them silently.</summary>
public interface ITokenSource
{
    /// <summary>The tenant that tokens are issued by, or null when it is not known before sign-in.</summary>
    string? TenantId { get; }

    /// <summary>The app that tokens are issued to, or null when it is not known before sign-in.</summary>
    string? ClientId { get; }

    /// <summary>The only API that this source has tokens for, or null when it can ask for any.</summary>
    DefenderApi? OnlyApi { get; }

    /// <summary>A token for one API, valid for five minutes at least where the source can renew.</summary>
    /// <param name="host">The API, with the audience to ask for.</param>
    /// <param name="forceRefresh">True after the service refused the token that was held.</param>
    /// <param name="events">Hears of the sign-in: a code to enter, a warning, a detail for finding faults.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DefenderException">Sign-in failed; the error id says how.</exception>
    Task<DefenderToken> GetTokenAsync(ApiHost host, bool forceRefresh, IClientEvents events, CancellationToken cancellationToken);
}
