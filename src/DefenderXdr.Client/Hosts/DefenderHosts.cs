namespace DefenderXdr;

/// <summary>The addresses of one connection: who signs in, and where each API answers.</summary>
public sealed class DefenderHosts
{
    internal DefenderHosts(DefenderCloud cloud, DefenderRegion? region, Uri authority, Uri adminCenter, Uri portal, ApiHost graph, ApiHost xdr, ApiHost endpoint)
    {
        Cloud = cloud;
        Region = region;
        Authority = authority;
        AdminCenter = adminCenter;
        Portal = portal;
        Graph = graph;
        Xdr = xdr;
        Endpoint = endpoint;
    }

    /// <summary>The cloud that the table row was taken from.</summary>
    public DefenderCloud Cloud { get; }

    /// <summary>The commercial region, or null for the global hosts.</summary>
    public DefenderRegion? Region { get; }

    /// <summary>The Entra sign-in host, without a tenant.</summary>
    public Uri Authority { get; }

    /// <summary>The Entra admin center of this cloud, where apps are registered and their permissions granted.</summary>
    public Uri AdminCenter { get; }

    /// <summary>The portal where people of this cloud look at the same tenant.</summary>
    public Uri Portal { get; }

    /// <summary>The Microsoft Graph security API.</summary>
    public ApiHost Graph { get; }

    /// <summary>The Defender XDR API.</summary>
    public ApiHost Xdr { get; }

    /// <summary>The Defender for Endpoint API.</summary>
    public ApiHost Endpoint { get; }

    /// <summary>The host of one API.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="DefenderApi.Auto"/> has no host.</exception>
    public ApiHost this[DefenderApi api] => api switch
    {
        DefenderApi.Graph => Graph,
        DefenderApi.Xdr => Xdr,
        DefenderApi.Endpoint => Endpoint,
        _ => throw new ArgumentOutOfRangeException(nameof(api), api, "No host answers for this."),
    };
}
