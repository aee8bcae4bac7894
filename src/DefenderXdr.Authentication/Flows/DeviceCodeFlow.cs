using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication;

/// <summary>A user who signs in on another device with a code. The code is a warning: it must be seen when output is captured, too.</summary>
/// <param name="options">Who signs in where.</param>
/// <param name="cache">What earlier sign-ins left.</param>
/// <param name="loginHint">The account to look for there, or null for the only one. Who enters the code is the user's to choose.</param>
public sealed class DeviceCodeFlow(SignInOptions options, UserTokenCache cache, string? loginHint = null) : UserFlow(options, cache)
{
    private protected override string? AccountName => loginHint;

    private protected override Task<AuthenticationResult> SignInAsync(IPublicClientApplication app, string[] scopes, IClientEvents events, CancellationToken cancellationToken) =>
        app.AcquireTokenWithDeviceCode(scopes, code =>
        {
            events.Warning(code.Message);
            return Task.CompletedTask;
        }).ExecuteAsync(cancellationToken);
}
