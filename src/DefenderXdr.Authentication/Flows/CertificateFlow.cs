using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication;

/// <summary>An app that signs in with a certificate: its private key signs, and never leaves its place.</summary>
public sealed class CertificateFlow : ConfidentialFlow
{
    private readonly X509Certificate2 certificate;
    private readonly bool sendChain;
    private string name = "";
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
                : DefenderErrors.Create(e.ErrorId, $"{e.Message} The certificate is {name}.", inner: e);
        }
        catch (Exception e) when (KeyFailure(e) is { } failure)
        {
            // The right to the key was taken away, or the certificate disposed, while the connection lived.
            throw CertificateCheck.KeyDenied(name, failure);
        }
    }

    private protected override ConfidentialClientApplicationBuilder Prove(ConfidentialClientApplicationBuilder builder)
    {
        CertificateCheck.Require(certificate);
        name = CertificateCheck.Name(certificate);
        return builder.WithCertificate(certificate, sendChain);
    }

    // MSAL lets some of them through, and wraps others.
    private static CryptographicException? KeyFailure(Exception e) =>
        e as CryptographicException ?? ((e as DefenderException)?.InnerException as MsalClientException)?.InnerException as CryptographicException;
}
