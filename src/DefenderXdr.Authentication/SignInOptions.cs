namespace DefenderXdr.Authentication;

/// <summary>Who signs in where, and over which HTTP client.</summary>
public sealed class SignInOptions
{
    /// <summary>The tenant: its id or one of its domains; <c>organizations</c> for a user of any.</summary>
    public required string TenantId { get; init; }

    /// <summary>The app registration's application (client) id.</summary>
    public required string ClientId { get; init; }

    /// <summary>The hosts, of which the authority is used.</summary>
    public required DefenderHosts Hosts { get; init; }

    /// <summary>The client that API calls use too: one proxy, one set of certificates.</summary>
    public required HttpClient HttpClient { get; init; }

    /// <summary>How long the sign-in service may take to answer. Nobody watches a scheduled script: silence must not hold it for ever.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>How long a user may take, at the browser or with a device code.</summary>
    public TimeSpan InteractionTimeout { get; init; } = TimeSpan.FromMinutes(3);

    // A private authority cannot be vouched for by the vendor's list of instances, and asking it would name the host to the vendor.
    internal bool IsVendorAuthority => HostTable.Resolve(Hosts.Cloud).Authority.Host == Hosts.Authority.Host;
}
