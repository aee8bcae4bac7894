using DefenderXdr.Authentication.Msal;
using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication;

/// <summary>An app that signs in by itself, whatever proves who it is. MSAL keeps its tokens, one per audience, and renews them five minutes before they end.</summary>
public abstract class ConfidentialFlow : ITokenSource
{
    private readonly Lazy<IConfidentialClientApplication> application;
    private readonly SignInSubject subject;

    private protected ConfidentialFlow(SignInOptions options)
    {
        TenantId = options.TenantId;
        ClientId = options.ClientId;
        subject = SignInSubject.Of(options);
        application = new Lazy<IConfidentialClientApplication>(() => Prove(ConfidentialClientApplicationBuilder.Create(options.ClientId).ForTenant(options).WithInstanceDiscovery(options.IsVendorAuthority).WithLegacyCacheCompatibility(false)).Build());
    }

    /// <inheritdoc/>
    public string? TenantId { get; }

    /// <inheritdoc/>
    public string? ClientId { get; }

    /// <inheritdoc/>
    public DefenderApi? OnlyApi => null;

    /// <inheritdoc/>
    public virtual Task<DefenderToken> GetTokenAsync(ApiHost host, bool forceRefresh, IClientEvents events, CancellationToken cancellationToken) =>
        MsalTokens.AcquireAsync(
            subject,
            token => application.Value.AcquireTokenForClient([host.Audience + "/.default"]).WithForceRefresh(forceRefresh).ExecuteAsync(token),
            events,
            cancellationToken);

    /// <summary>Adds what proves the app's identity.</summary>
    private protected abstract ConfidentialClientApplicationBuilder Prove(ConfidentialClientApplicationBuilder builder);
}
