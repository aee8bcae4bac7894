using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication.Msal;

/// <summary>Tells MSAL where to sign in, what to send with and where to log.</summary>
internal static class AuthorityExtensions
{
    public static T ForTenant<T>(this AbstractApplicationBuilder<T> builder, SignInOptions options) where T : BaseAbstractApplicationBuilder<T>
    {
        var authority = options.Hosts.Authority;
        return builder
            .WithAuthority(new Uri(LoopbackAuthority.AsTold(authority), options.TenantId).AbsoluteUri, validateAuthority: options.IsVendorAuthority)
            .WithHttpClientFactory(new SharedHttpClientFactory(authority, options.HttpClient))
            .WithLogging(new MsalLog())
            .WithClientName("DefenderXdr");
    }
}
