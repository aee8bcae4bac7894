using System.Diagnostics.CodeAnalysis;
using DefenderXdr.Authentication.Msal;
using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication;

/// <summary>A user who signs in once; every token after that is silent, for as long as the tenant lets the sign-in stand.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore holds nothing but memory: nobody asks for its wait handle.")]
public abstract class UserFlow : ITokenSource
{
    private readonly SignInOptions options;
    private readonly UserTokenCache cache;
    private readonly SignInSubject silent;
    private readonly SignInSubject interactive;
    private readonly SemaphoreSlim gate = new(1, 1);
    private IPublicClientApplication? application;
    private IAccount? account;

    private protected UserFlow(SignInOptions options, UserTokenCache cache)
    {
        this.options = options;
        this.cache = cache;
        silent = SignInSubject.Of(options) with { Name = $"a user of app '{options.ClientId}' in tenant '{options.TenantId}'" };
        interactive = silent with { Limit = options.InteractionTimeout, TimeoutErrorId = ErrorIds.SignInTimeout, Awaited = "The sign-in was not finished" };
    }

    /// <inheritdoc/>
    public string? TenantId => options.TenantId;

    /// <inheritdoc/>
    public string? ClientId => options.ClientId;

    /// <inheritdoc/>
    public DefenderApi? OnlyApi => null;

    /// <summary>Whether the sign-in can be repeated when nobody watches.</summary>
    private protected virtual bool IsUnattended => false;

    /// <summary>The account to look for among those that signed in before, or null for the only one.</summary>
    private protected virtual string? AccountName => null;

    /// <inheritdoc/>
    public async Task<DefenderToken> GetTokenAsync(ApiHost host, bool forceRefresh, IClientEvents events, CancellationToken cancellationToken)
    {
        string[] scopes = [host.Audience + "/.default"];

        // One at a time: two commands that need the user must not open two pages.
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var app = application ??= Build();
            if ((account ?? await RememberedAsync(app).ConfigureAwait(false)) is { } known)
            {
                try
                {
                    var token = await MsalTokens.AcquireAsync(
                        silent, stop => app.AcquireTokenSilent(scopes, known).WithForceRefresh(forceRefresh).ExecuteAsync(stop), events, cancellationToken).ConfigureAwait(false);
                    account = known;
                    return token;
                }
                catch (DefenderException e) when (e.InnerException is MsalUiRequiredException && (account is null || IsUnattended))
                {
                    events.Verbose($"Not silently: {e.Message}");
                }
            }

            return await MsalTokens.AcquireAsync(interactive, async stop =>
            {
                var result = await SignInAsync(app, scopes, events, stop).ConfigureAwait(false);
                account = result.Account;
                return result;
            }, events, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Whether another connection lives on the same sign-in.</summary>
    public bool SharesSignInWith(UserFlow other) =>
        cache.IsSameAs(other.cache) && ClientId == other.ClientId && account is not null && account.HomeAccountId?.Identifier == other.account?.HomeAccountId?.Identifier;

    /// <summary>Forgets the sign-in, in memory and on disk.</summary>
    public async Task ForgetAsync()
    {
        if (application is not null && account is not null) await application.RemoveAsync(account).ConfigureAwait(false);
        account = null;
    }

    /// <summary>Asks the user, or proves who it is.</summary>
    private protected abstract Task<AuthenticationResult> SignInAsync(IPublicClientApplication app, string[] scopes, IClientEvents events, CancellationToken cancellationToken);

    private async Task<IAccount?> RememberedAsync(IPublicClientApplication app)
    {
        var accounts = await app.GetAccountsAsync().ConfigureAwait(false);
        var matching = accounts.Where(a => AccountName is null || string.Equals(a.Username, AccountName, StringComparison.OrdinalIgnoreCase)).ToArray();

        // Among several, only the user can choose.
        return matching.Length == 1 ? matching[0] : null;
    }

    private IPublicClientApplication Build()
    {
        var app = PublicClientApplicationBuilder.Create(options.ClientId)
            .ForTenant(options)
            .WithRedirectUri("http://localhost")
            .WithInstanceDiscovery(options.IsVendorAuthority)
            .WithLegacyCacheCompatibility(false)
            .Build();
        cache.Attach(app.UserTokenCache);
        return app;
    }
}
