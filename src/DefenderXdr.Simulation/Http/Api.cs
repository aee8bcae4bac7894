namespace DefenderXdr.Simulation;

/// <summary>One of the three APIs: who may call it, and how it phrases answers and errors.</summary>
internal sealed class Api
{
    internal static readonly Api Graph = new()
    {
        Name = "Microsoft Graph",
        IsGraph = true,
        Accepts = [ProtectedApi.Graph],
        ContentType = "application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8",
    };

    internal static readonly Api Xdr = new()
    {
        Name = "Microsoft Defender XDR",
        // The vendor's partner page signs in to Defender for Endpoint and calls this API with that token.
        Accepts = [ProtectedApi.Xdr, ProtectedApi.Endpoint],
        ContentType = "application/json; odata.metadata=minimal; charset=utf-8",
    };

    internal static readonly Api Endpoint = new()
    {
        Name = "Microsoft Defender for Endpoint",
        Accepts = [ProtectedApi.Endpoint],
        ContentType = "application/json; odata.metadata=minimal; charset=utf-8",
    };

    internal required string Name { get; init; }

    internal bool IsGraph { get; init; }

    internal required ProtectedApi[] Accepts { get; init; }

    internal required string ContentType { get; init; }

    /// <summary>The API that a path belongs to by its beginning, for errors about paths that nobody serves.</summary>
    internal static Api ByPath(string[] path) => path[0] is "v1.0" or "beta" ? Graph : Xdr;
}
