using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using DefenderXdr.Http;
using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication;

/// <summary>Lets MSAL ask the identity endpoint over a client without a proxy.</summary>
internal sealed class ManagedIdentityHttp(HttpClient http) : IMsalSFHttpClientFactory
{
    private HttpClient? pinned;

    public HttpClient GetHttpClient() => http;

    // Service Fabric's endpoint has a certificate of its own making, which MSAL knows by its thumbprint.
    public HttpClient GetHttpClient(Func<HttpRequestMessage, X509Certificate2, X509Chain, SslPolicyErrors, bool> validateServerCert) =>
        pinned ??= DefenderHttp.CreateClient(new HttpClientHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            ServerCertificateCustomValidationCallback = (request, certificate, chain, errors) => certificate is not null && chain is not null && validateServerCert(request, certificate, chain, errors),
        });
}
