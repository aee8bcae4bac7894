namespace DefenderXdr;

/// <summary>The web APIs that answer for a tenant. Each is a token audience of its own.</summary>
public enum DefenderApi
{
    /// <summary>The newest API whose permission the token really carries: Graph, then XDR, then Endpoint.</summary>
    Auto,

    /// <summary>The Microsoft Graph security API, <c>/v1.0/security</c>.</summary>
    Graph,

    /// <summary>The Microsoft Defender XDR API, <c>/api/incidents</c> and <c>/api/advancedhunting</c>.</summary>
    Xdr,

    /// <summary>The Microsoft Defender for Endpoint API, <c>/api/alerts</c> and <c>/api/machines</c>.</summary>
    Endpoint,
}
