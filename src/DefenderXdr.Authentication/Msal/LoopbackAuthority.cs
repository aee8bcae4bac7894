namespace DefenderXdr.Authentication.Msal;

/// <summary>MSAL takes https authorities only. One on loopback over plain http is asked for as https, and sent as http, one step below MSAL.</summary>
internal static class LoopbackAuthority
{
    /// <summary>The authority as MSAL is told it.</summary>
    public static Uri AsTold(Uri authority) => new UriBuilder(authority) { Scheme = Uri.UriSchemeHttps, Port = authority.Port }.Uri;

    /// <summary>An address of MSAL's as the authority really serves it.</summary>
    public static Uri AsServed(Uri authority, Uri address) =>
        authority.Scheme == Uri.UriSchemeHttp && address.Host == authority.Host && address.Port == authority.Port
            ? new UriBuilder(address) { Scheme = Uri.UriSchemeHttp, Port = authority.Port }.Uri
            : address;
}
