using DefenderXdr.Authentication.Msal;
using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication;

/// <summary>A user who signs in with the system's browser: authorization code with PKCE, answered on a loopback port.</summary>
/// <param name="options">Who signs in where.</param>
/// <param name="cache">What earlier sign-ins left.</param>
/// <param name="loginHint">The account to sign in with, or null to let the user choose.</param>
/// <param name="obstacle">Why this host has no browser, or null to find out.</param>
public sealed class InteractiveFlow(SignInOptions options, UserTokenCache cache, string? loginHint = null, string? obstacle = null) : UserFlow(options, cache)
{
    private readonly Uri authority = options.Hosts.Authority;

    /// <summary>What opens the page.</summary>
    internal Action<Uri> OpenPage { get; init; } = Browser.Open;

    private protected override string? AccountName => loginHint;

    private protected override Task<AuthenticationResult> SignInAsync(IPublicClientApplication app, string[] scopes, IClientEvents events, CancellationToken cancellationToken)
    {
        // At once, not after three minutes of waiting for a page that nobody sees.
        if ((obstacle ?? Browser.Obstacle()) is { } reason) throw Browser.Unavailable(reason);

        events.Verbose("Opening the browser for the sign-in.");
        return app.AcquireTokenInteractive(scopes)
            .WithUseEmbeddedWebView(false)
            .WithLoginHint(loginHint)
            .WithSystemWebViewOptions(new SystemWebViewOptions
            {
                OpenBrowserAsync = page =>
                {
                    OpenPage(LoopbackAuthority.AsServed(authority, page));
                    return Task.CompletedTask;
                },
            })
            .ExecuteAsync(cancellationToken);
    }
}
