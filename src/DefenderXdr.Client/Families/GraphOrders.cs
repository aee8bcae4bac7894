namespace DefenderXdr;

/// <summary>What Microsoft Graph sorts incidents and alerts by.</summary>
internal static class GraphOrders
{
    public static readonly Dictionary<string, string> ByTime = new()
    {
        [nameof(DefenderIncident.LastUpdateTime)] = "lastUpdateDateTime",
        [nameof(DefenderIncident.CreatedTime)] = "createdDateTime",
    };
}
