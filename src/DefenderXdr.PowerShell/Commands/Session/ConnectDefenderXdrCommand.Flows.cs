using System.Management.Automation;
using System.Net;
using System.Security;
using DefenderXdr.Authentication;
using DefenderXdr.Simulation;

namespace DefenderXdr.PowerShell;

/// <content>From parameter sets to flows.</content>
public sealed partial class ConnectDefenderXdrCommand
{
    private string HostName => Host?.Name ?? "";

    /// <summary>The tenants to sign in to. A user without one signs in to the home tenant; a token or an identity has its own.</summary>
    private string[] Tenants() => TenantId.Length > 0 ? TenantId : [SetName switch
    {
        SimulatedSet => SimulatedTenant.DefaultTenantId,
        _ => "organizations",
    }];

    /// <summary>The sign-ins of users to look at before anybody is asked: those of this session, or the persisted ones.</summary>
    private async Task<UserTokenCache> SignInsAsync(ICommandOutput output) =>
        PersistTokenCache && await PersistedTokenCache.OpenAsync(PersistedTokenCache.DefaultFolder, AllowUnprotectedCache, output).ConfigureAwait(false) is { } persisted
            ? persisted
            : Session.SignIns;

    /// <summary>What signs in to a tenant, by its parameter set.</summary>
    private async Task<Func<string, ITokenSource>> FlowAsync(DefenderHosts hosts, HttpClient http, ICommandOutput output, CancellationToken cancellationToken)
    {
        switch (SetName)
        {
            case InteractiveSet:
                var seen = await SignInsAsync(output).ConfigureAwait(false);
                return tenant => new InteractiveFlow(Options(tenant), seen, LoginHint, InteractiveHost.Obstacle(HostName));

            case DeviceCodeSet:
                var known = await SignInsAsync(output).ConfigureAwait(false);
                return tenant => new DeviceCodeFlow(Options(tenant), known);

            case UserCredentialSet:
                output.Warning("A user's password alone cannot pass MFA, and tenants block this way of signing in. Use the browser (-ClientId), -DeviceCode, or sign in as an app.");
                return tenant => new UserPasswordFlow(Options(tenant), UserCredential!.UserName, UserCredential.Password);

            case CredentialSet:
                return tenant => new ClientSecretFlow(Options(tenant, Credential!.UserName), Credential.Password);

            case AccessTokenSet:
                var handedIn = AccessToken is ScriptBlock script
                    ? await HandedInTokenFlow.FromSourceAsync(new ScriptToken(script, "-AccessToken").GetAsync, cancellationToken).ConfigureAwait(false)
                    : new HandedInTokenFlow(new NetworkCredential("", (SecureString)AccessToken!).Password);
                return _ => handedIn;

            case SimulatedSet:
                return tenant => new ClientSecretFlow(Options(tenant, SimulatedTenant.DefaultClientId), AccessTokenAttribute.Secure(SimulatedTenant.DefaultClientSecret));

            default:
                return tenant => new ClientSecretFlow(Options(tenant), ClientSecret!);
        }

        SignInOptions Options(string tenant, string? clientId = null) => new()
        {
            TenantId = tenant,
            ClientId = clientId ?? ClientId,
            Hosts = hosts,
            HttpClient = http,
            Timeout = Timeout ?? TimeSpan.FromSeconds(100),
            InteractionTimeout = Timeout ?? TimeSpan.FromMinutes(3),
        };
    }
}
