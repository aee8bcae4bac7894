using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication;

/// <summary>An app that signs in with a certificate: its private key signs, and never leaves its place.</summary>
public sealed class CertificateFlow : ConfidentialFlow
{
    private readonly X509Certificate2 certificate;
    private readonly bool sendChain;
    private int toldOfEnd;

    /// <summary>The flow; the certificate is looked at, and something sent, when the first token is asked for.</summary>
    /// <param name="options">Who signs in where.</param>
    /// <param name="certificate">With its private key. It is used as long as the flow is, and never disposed here.</param>
    /// <param name="sendChain">Sends the certificate along, for apps that trust an issuer and subject in place of one certificate.</param>
    public CertificateFlow(SignInOptions options, X509Certificate2 certificate, bool sendChain) : base(options)
    {
        this.certificate = certificate;
        this.sendChain = sendChain;
    }

    /// <inheritdoc/>
    public override async Task<DefenderToken> GetTokenAsync(ApiHost host, bool forceRefresh, IClientEvents events, CancellationToken cancellationToken)
    {
        try
        {
            var token = await base.GetTokenAsync(host, forceRefresh, events, cancellationToken).ConfigureAwait(false);
            if (Interlocked.Exchange(ref toldOfEnd, 1) == 0 && CertificateCheck.EndsSoon(certificate) is { } warning) events.Warning(warning);
            return token;
        }
        catch (DefenderException e) when (e.ErrorId == ErrorIds.CertificateNotRegistered)
        {
            // Entra has one code for a certificate that it does not know and for one that ended while the connection lived.
            throw CertificateCheck.IsOver(certificate)
                ? CertificateCheck.Expired(certificate, e)
                : DefenderErrors.Create(e.ErrorId, $"{e.Message} The certificate is {CertificateCheck.Name(certificate)}.", inner: e);
        }
        catch (CryptographicException e)
        {
            throw CertificateCheck.KeyDenied(certificate, e);
        }
    }

    private protected override ConfidentialClientApplicationBuilder Prove(ConfidentialClientApplicationBuilder builder)
    {
        CertificateCheck.Require(certificate);
        return builder.WithCertificate(certificate, sendChain);
    }
}
