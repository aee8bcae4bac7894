using System.Runtime.CompilerServices;
using System.Security;
using DefenderXdr.Authentication.Msal;
using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication;

/// <summary>An app that signs in with a client secret. MSAL keeps its tokens, one per audience, and renews them five minutes before they end.</summary>
public sealed class ClientSecretFlow : ITokenSource
{
    private readonly Lazy<IConfidentialClientApplication> application;
    private readonly TimeSpan timeout;

    /// <summary>The flow; nothing is sent before the first token is asked for.</summary>
    public ClientSecretFlow(SignInOptions options, SecureString secret)
    {
        TenantId = options.TenantId;
        ClientId = options.ClientId;
        timeout = options.Timeout;
        var copy = secret.Copy();
        application = new Lazy<IConfidentialClientApplication>(() => Build(options, copy));
    }

    /// <inheritdoc/>
    public string? TenantId { get; }

    /// <inheritdoc/>
    public string? ClientId { get; }

    /// <inheritdoc/>
    public DefenderApi? OnlyApi => null;

    /// <inheritdoc/>
    public Task<DefenderToken> GetTokenAsync(ApiHost host, bool forceRefresh, CancellationToken cancellationToken) =>
        MsalTokens.AcquireAsync(
            token => application.Value.AcquireTokenForClient([host.Audience + "/.default"]).WithForceRefresh(forceRefresh).ExecuteAsync(token),
            $"app '{ClientId}' in tenant '{TenantId}'",
            timeout,
            cancellationToken);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IConfidentialClientApplication Build(SignInOptions options, SecureString secret) =>
        ConfidentialClientApplicationBuilder.Create(options.ClientId)
            .WithClientSecret(Secrets.Reveal(secret))
            .ForTenant(options)
            .WithInstanceDiscovery(options.IsVendorAuthority)
            .WithLegacyCacheCompatibility(false)
            .Build();
}
