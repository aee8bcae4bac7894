using System.Security;
using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication;

/// <summary>A user name with its password: the way of the vendor's older pages, without a second factor. Discouraged.</summary>
public sealed class UserPasswordFlow : UserFlow
{
    private readonly string userName;
    private readonly SecureString password;

    /// <summary>The flow; nothing is sent before the first token is asked for.</summary>
    // A cache of its own: a wrong password must fail even where the right one was used before.
    public UserPasswordFlow(SignInOptions options, string userName, SecureString password) : base(options, UserTokenCache.InMemory())
    {
        this.userName = userName;
        this.password = password.Copy();
    }

    private protected override bool IsUnattended => true;

    private protected override Task<AuthenticationResult> SignInAsync(IPublicClientApplication app, string[] scopes, IClientEvents events, CancellationToken cancellationToken) =>
#pragma warning disable CS0618 // Obsolete in MSAL for the same reason as it is discouraged here.
        app.AcquireTokenByUsernamePassword(scopes, userName, Secrets.Reveal(password)).ExecuteAsync(cancellationToken);
#pragma warning restore CS0618
}
