using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication;

/// <summary>A user who signs in on another device with a code. The code is a warning: it must be seen when output is captured, too.</summary>
public sealed class DeviceCodeFlow(SignInOptions options, UserTokenCache cache) : UserFlow(options, cache)
{
    private protected override Task<AuthenticationResult> SignInAsync(IPublicClientApplication app, string[] scopes, IClientEvents events, CancellationToken cancellationToken) =>
        app.AcquireTokenWithDeviceCode(scopes, code =>
        {
            events.Warning(code.Message);
            return Task.CompletedTask;
        }).ExecuteAsync(cancellationToken);
}
