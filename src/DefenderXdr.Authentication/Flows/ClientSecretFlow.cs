using System.Security;
using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication;

/// <summary>An app that signs in with a client secret.</summary>
public sealed class ClientSecretFlow : ConfidentialFlow
{
    private readonly SecureString secret;

    /// <summary>The flow; nothing is sent before the first token is asked for.</summary>
    public ClientSecretFlow(SignInOptions options, SecureString secret) : base(options) => this.secret = secret.Copy();

    private protected override ConfidentialClientApplicationBuilder Prove(ConfidentialClientApplicationBuilder builder) =>
        builder.WithClientSecret(Secrets.Reveal(secret));
}
