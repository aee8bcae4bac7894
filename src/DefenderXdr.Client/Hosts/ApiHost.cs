namespace DefenderXdr;

/// <summary>Where an API answers, and for whom a token for it must be issued. The two are not always alike.</summary>
public sealed class ApiHost
{
    internal ApiHost(DefenderApi api, Uri root, string audience, bool isPrivate)
    {
        IsPrivate = isPrivate;
        Api = api;
        Root = root;
        Audience = audience;
    }

    /// <summary>The API.</summary>
    public DefenderApi Api { get; }

    /// <summary>Scheme, host and port. The only place that a token for this API is ever sent to.</summary>
    public Uri Root { get; }

    /// <summary>The resource that tokens are issued for: the <c>aud</c> claim, and the scope without <c>/.default</c>.</summary>
    public string Audience { get; }

    /// <summary>Whether it was named by the caller, and is not the vendor's: what the vendor publishes about its own does not hold there.</summary>
    public bool IsPrivate { get; }

    /// <summary>Whether an address is on this host: same scheme, host and port.</summary>
    public bool Owns(Uri address) =>
        Uri.Compare(Root, address, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
