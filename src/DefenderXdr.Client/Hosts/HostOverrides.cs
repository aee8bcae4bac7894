namespace DefenderXdr;

/// <summary>Private hosts that take the place of the table's: a proxy, a private link, a simulated tenant on loopback.</summary>
public sealed class HostOverrides
{
    /// <summary>The sign-in host, without a tenant.</summary>
    public Uri? Authority { get; init; }

    /// <summary>The Graph host, without <c>/v1.0</c>.</summary>
    public Uri? Graph { get; init; }

    /// <summary>The Defender XDR host, without <c>/api</c>.</summary>
    public Uri? Xdr { get; init; }

    /// <summary>The Defender for Endpoint host, without <c>/api</c>.</summary>
    public Uri? Endpoint { get; init; }
}
