using System.Management.Automation;
using System.Net;
using System.Security;
using DefenderXdr.Authentication;
using DefenderXdr.Http;
using DefenderXdr.Simulation;

namespace DefenderXdr.PowerShell;

/// <content>From parameter sets to flows.</content>
public sealed partial class ConnectDefenderXdrCommand
{
    private const string PasswordWarning =
        "A user's password alone cannot pass MFA, and tenants block this way of signing in. Use the browser (-ClientId), -DeviceCode, or sign in as an app.";

    private bool IsUserFlow => SetName is InteractiveSet or DeviceCodeSet or UserCredentialSet;

    /// <summary>How it signs in, in the words of a connection: what several parameter sets do alike has one name.</summary>
    private string FlowName => SetName switch
    {
        CredentialSet => ClientSecretSet,
        CertificateThumbprintSet or CertificateSubjectSet or CertificatePathSet => CertificateSet,
        UserCredentialSet => "UserPassword",
        FederatedTokenFileSet => WorkloadIdentitySet,
        _ => SetName,
    };

    /// <summary>The tenants to sign in to. A user without one signs in to the home tenant; a token or an identity has its own.</summary>
    private string[] Tenants() => TenantId.Length > 0 ? TenantId : [SetName switch
    {
        SimulatedSet => SimulatedTenant.DefaultTenantId,
        _ when IsUserFlow => "organizations",
        _ => "",
    }];

    /// <summary>What signs in to a tenant, by its parameter set.</summary>
    private async Task<Func<string, ITokenSource>> FlowAsync(DefenderHosts hosts, HttpClient http, ICommandOutput output, CancellationToken cancellationToken)
    {
        switch (SetName)
        {
            case InteractiveSet:
                var seen = await SignInsAsync(output).ConfigureAwait(false);
                return tenant => new InteractiveFlow(Options(tenant), seen, LoginHint, InteractiveHost.Obstacle(Host?.Name));

            case DeviceCodeSet:
                var known = await SignInsAsync(output).ConfigureAwait(false);
                return tenant => new DeviceCodeFlow(Options(tenant), known, LoginHint);

            case UserCredentialSet:
                output.Warning(PasswordWarning);
                return tenant => new UserPasswordFlow(Options(tenant), UserCredential!.UserName, UserCredential.Password);

            case CertificateSet or CertificateThumbprintSet or CertificateSubjectSet or CertificatePathSet:
                var certificate = Certificate
                    ?? (SetName == CertificateThumbprintSet ? CertificateStore.FindByThumbprint(CertificateThumbprint)
                    : SetName == CertificateSubjectSet ? CertificateStore.FindBySubject(CertificateSubject)
                    : CertificateFile.Load(FullPath(CertificatePath), CertificatePassword));
                return tenant => new CertificateFlow(Options(tenant), certificate, SendCertificateChain);

            case ManagedIdentitySet:
                return _ => new ManagedIdentityFlow(IdentityId, DefenderHttp.CreateDirectClient(), Timeout ?? AppLimit);

            case FederatedTokenFileSet:
                return Federated(new FederatedTokenFile(FullPath(FederatedTokenFile)).ReadAsync);

            case ClientAssertionSet:
                return Federated(new ScriptToken(ClientAssertion!, "-ClientAssertion").GetAsync);

            case WorkloadIdentitySet:
                return tenant =>
                {
                    var workload = DefenderXdr.Authentication.WorkloadIdentity.FromEnvironment(http, tenant, ClientId);
                    output.Verbose($"The workload's token comes from {workload.Source}.");
                    return new ClientAssertionFlow(Options(workload.TenantId, workload.ClientId), workload.GetAssertionAsync);
                };

            case FromEnvironmentSet:
                return tenant =>
                {
                    var chosen = EnvironmentFlow.Create((id, clientId) => Options(id, clientId), tenant);
                    if (chosen is UserPasswordFlow) output.Warning(PasswordWarning);
                    return chosen;
                };

            case AccessTokenSet:
                var handedIn = AccessToken is ScriptBlock script
                    ? await HandedInTokenFlow.FromSourceAsync(new ScriptToken(script, "-AccessToken").GetAsync, cancellationToken).ConfigureAwait(false)
                    : new HandedInTokenFlow(new NetworkCredential("", (SecureString)AccessToken!).Password);
                return _ => handedIn;

            case SimulatedSet:
                return tenant => new ClientSecretFlow(Options(tenant, SimulatedTenant.DefaultClientId), AccessTokenAttribute.Secure(SimulatedTenant.DefaultClientSecret));

            case CredentialSet:
                return tenant => new ClientSecretFlow(Options(tenant, Credential!.UserName), Credential.Password);

            default:
                return tenant => new ClientSecretFlow(Options(tenant), ClientSecret!);
        }

        Func<string, ITokenSource> Federated(Func<CancellationToken, Task<string>> assertion) => tenant => new ClientAssertionFlow(Options(tenant), assertion);

        SignInOptions Options(string tenant, string? clientId = null) => new()
        {
            TenantId = tenant,
            ClientId = clientId ?? ClientId,
            Hosts = hosts,
            HttpClient = http,
            Timeout = Timeout ?? AppLimit,
            InteractionTimeout = Timeout ?? UserLimit,
        };
    }

    /// <summary>The sign-in host that was given, or the environment's.</summary>
    private Uri? Authority(ICommandOutput output)
    {
        if (AuthorityUri is not null || SetName != FromEnvironmentSet || EnvironmentFlow.AuthorityHost() is not { } host) return AuthorityUri;
        if (host.Host != HostTable.Resolve(Cloud).Authority.Host && host.Host == HostTable.Resolve(DefenderCloud.GCCHigh).Authority.Host)
            output.Warning($"AZURE_AUTHORITY_HOST names the sign-in host of the government clouds, and the APIs asked are those of {Cloud}. Add -Cloud GCCHigh or -Cloud DoD.");
        return host;
    }

    /// <summary>The sign-ins of users to look at before anybody is asked: those of this session, or the persisted ones.</summary>
    private async Task<UserTokenCache> SignInsAsync(ICommandOutput output) =>
        PersistTokenCache && await PersistedTokenCache.OpenAsync(PersistedTokenCache.DefaultFolder, AllowUnprotectedCache, output).ConfigureAwait(false) is { } persisted
            ? persisted
            : Session.SignIns;
}
