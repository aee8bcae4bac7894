namespace DefenderXdr;

// Operations on hunting.
public static partial class ApiOperations
{
    /// <summary>The day on which both older hunting endpoints stop returning data.</summary>
    public static DateTimeOffset LegacyHuntingRetirement { get; } = new(2027, 2, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Microsoft Graph: run a hunting query.</summary>
    public static ApiOperation GraphHunting => field ??= new(DefenderApi.Graph, "POST", "/v1.0/security/runHuntingQuery", Needs.GraphHunting) { CallsPerMinute = 45, IsRead = true };

    /// <summary>Defender XDR: run an advanced hunting query.</summary>
    public static ApiOperation XdrHunting => field ??= new(DefenderApi.Xdr, "POST", "/api/advancedhunting/run", Needs.XdrHunting) { CallsPerMinute = 45, IsRead = true, RetiresOn = LegacyHuntingRetirement };

    /// <summary>Defender for Endpoint: run an advanced query.</summary>
    public static ApiOperation EndpointHunting => field ??= new(DefenderApi.Endpoint, "POST", "/api/advancedqueries/run", Needs.EndpointHunting) { CallsPerMinute = 45, IsRead = true, RetiresOn = LegacyHuntingRetirement };

    private static ApiOperation[] Hunting =>
    [
        GraphHunting, XdrHunting, EndpointHunting,
    ];
}
