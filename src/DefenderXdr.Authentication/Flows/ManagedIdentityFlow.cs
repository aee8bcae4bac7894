using DefenderXdr.Authentication.Msal;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace DefenderXdr.Authentication;

/// <summary>The identity that Azure gives to what runs on it: a machine, a function, a runbook, a machine of Azure Arc. There is no secret.</summary>
public sealed class ManagedIdentityFlow : ITokenSource
{
    private readonly SignInSubject subject;
    private readonly ImdsProbe probe;
    private readonly bool isUserAssigned;

    // What may be meant, the likeliest first; once one of them has worked, only that one.
    private IManagedIdentityApplication[] candidates;

    /// <summary>The flow; nothing is sent before the first token is asked for.</summary>
    /// <param name="identityId">The client, object or resource id of a user-assigned identity; null for the system-assigned one.</param>
    /// <param name="http">A client that uses no proxy (<see cref="Http.DefenderHttp.CreateDirectClient"/>): the endpoint is on this very machine.</param>
    /// <param name="timeout">How long the endpoint may take. Off Azure it takes a second whatever this says.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.InvalidParameter"/>: <paramref name="identityId"/> is none of the three.</exception>
    public ManagedIdentityFlow(string? identityId, HttpClient http, TimeSpan timeout)
    {
        var id = string.IsNullOrWhiteSpace(identityId) ? null : identityId!.Trim();
        isUserAssigned = id is not null;
        var factory = new ManagedIdentityHttp(http);
        candidates = [.. Meanings(id).Select(meaning => ManagedIdentityApplicationBuilder.Create(meaning).WithHttpClientFactory(factory).WithLogging(new MsalLog()).Build())];
        probe = new ImdsProbe(http);
        subject = new SignInSubject(id is null ? "the system-assigned identity" : $"the identity '{id}'", timeout, ConsentUri: null)
        {
            TimeoutErrorId = ErrorIds.ManagedIdentityUnavailable,
            Awaited = "The managed identity endpoint did not answer",
        };
    }

    /// <inheritdoc/>
    public string? TenantId { get; private set; }

    /// <inheritdoc/>
    public string? ClientId { get; private set; }

    /// <inheritdoc/>
    public DefenderApi? OnlyApi => null;

    /// <inheritdoc/>
    public async Task<DefenderToken> GetTokenAsync(ApiHost host, bool forceRefresh, IClientEvents events, CancellationToken cancellationToken)
    {
        var token = await MsalTokens.AcquireAsync(subject, limit => AcquireAsync(host.Audience, forceRefresh, limit), events, cancellationToken).ConfigureAwait(false);
        TenantId = token.TenantId;
        ClientId = token.ClientId;
        return token;
    }

    private async Task<AuthenticationResult> AcquireAsync(string audience, bool forceRefresh, CancellationToken cancellationToken)
    {
        await probe.RequireAsync(cancellationToken).ConfigureAwait(false);
        var all = candidates;
        for (var i = 0; ; i++)
        {
            try
            {
                var result = await UntilCancelled(all[i].AcquireTokenForManagedIdentity(audience).WithForceRefresh(forceRefresh).ExecuteAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
                candidates = [all[i]];
                return result;
            }
            catch (MsalException e)
            {
                var error = ManagedIdentityErrors.From(e, subject, isUserAssigned);
                if (error.ErrorId != ErrorIds.ManagedIdentityNotFound || i == all.Length - 1) throw error;
            }
        }
    }

    // A GUID does not say which of an identity's two it is.
    private static ManagedIdentityId[] Meanings(string? id) => id switch
    {
        null => [ManagedIdentityId.SystemAssigned],
        _ when Guid.TryParse(id, out _) => [ManagedIdentityId.WithUserAssignedClientId(id), ManagedIdentityId.WithUserAssignedObjectId(id)],
        _ when id.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase) => [ManagedIdentityId.WithUserAssignedResourceId(id)],
        _ => throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"'{id}' is not the id of a managed identity: a GUID, or a resource id that begins with /subscriptions/."),
    };

    // MSAL sits its pauses between two tries out, up to ten seconds; whoever cancels does not.
    private static async Task<T> UntilCancelled<T>(Task<T> task, CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = cancellationToken.Register(() => cancelled.TrySetResult(true));
        if (await Task.WhenAny(task, cancelled.Task).ConfigureAwait(false) != task) throw new OperationCanceledException(cancellationToken);
        return await task.ConfigureAwait(false);
    }
}
