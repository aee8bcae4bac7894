namespace DefenderXdr;

/// <summary>The table of operations: what the back ends call, with the permissions that the vendor documents.</summary>
public static class ApiOperations
{
    /// <summary>The day on which both older hunting endpoints stop returning data.</summary>
    public static DateTimeOffset LegacyHuntingRetirement { get; } = new(2027, 2, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] GraphIncidentRead = ["SecurityIncident.Read.All", "SecurityIncident.ReadWrite.All"];
    private static readonly string[] GraphAlertRead = ["SecurityAlert.Read.All", "SecurityAlert.ReadWrite.All"];
    private static readonly string[] XdrIncidentRead = ["Incident.Read.All", "Incident.ReadWrite.All"];
    private static readonly string[] XdrIncidentReadDelegated = ["Incident.Read", "Incident.ReadWrite"];
    private static readonly string[] EndpointAlertRead = ["Alert.Read.All", "Alert.ReadWrite.All"];
    private static readonly string[] EndpointAlertReadDelegated = ["Alert.Read", "Alert.ReadWrite"];

    /// <summary>Graph: list incidents.</summary>
    public static ApiOperation GraphListIncidents { get; } =
        new(DefenderApi.Graph, "GET", "/v1.0/security/incidents", GraphIncidentRead, GraphIncidentRead);

    /// <summary>Graph: get an incident.</summary>
    public static ApiOperation GraphGetIncident { get; } =
        new(DefenderApi.Graph, "GET", "/v1.0/security/incidents/{id}", GraphIncidentRead, GraphIncidentRead);

    /// <summary>Graph: list the alerts of an incident.</summary>
    public static ApiOperation GraphListIncidentAlerts { get; } =
        new(DefenderApi.Graph, "GET", "/v1.0/security/incidents/{id}/alerts", GraphIncidentRead, GraphIncidentRead);

    /// <summary>Graph: list alerts.</summary>
    public static ApiOperation GraphListAlerts { get; } =
        new(DefenderApi.Graph, "GET", "/v1.0/security/alerts_v2", GraphAlertRead, GraphAlertRead);

    /// <summary>Graph: get an alert.</summary>
    public static ApiOperation GraphGetAlert { get; } =
        new(DefenderApi.Graph, "GET", "/v1.0/security/alerts_v2/{id}", GraphAlertRead, GraphAlertRead);

    /// <summary>Graph: run a hunting query.</summary>
    public static ApiOperation GraphHunting { get; } =
        new(DefenderApi.Graph, "POST", "/v1.0/security/runHuntingQuery", ["ThreatHunting.Read.All"], ["ThreatHunting.Read.All"]);

    /// <summary>Defender XDR: list incidents.</summary>
    public static ApiOperation XdrListIncidents { get; } =
        new(DefenderApi.Xdr, "GET", "/api/incidents", XdrIncidentRead, XdrIncidentReadDelegated);

    /// <summary>Defender XDR: get an incident.</summary>
    public static ApiOperation XdrGetIncident { get; } =
        new(DefenderApi.Xdr, "GET", "/api/incidents/{id}", XdrIncidentRead, XdrIncidentReadDelegated);

    /// <summary>Defender XDR: run an advanced hunting query.</summary>
    public static ApiOperation XdrHunting { get; } =
        new(DefenderApi.Xdr, "POST", "/api/advancedhunting/run", ["AdvancedHunting.Read.All"], ["AdvancedHunting.Read"]) { RetiresOn = LegacyHuntingRetirement };

    /// <summary>Defender for Endpoint: list alerts.</summary>
    public static ApiOperation EndpointListAlerts { get; } =
        new(DefenderApi.Endpoint, "GET", "/api/alerts", EndpointAlertRead, EndpointAlertReadDelegated);

    /// <summary>Defender for Endpoint: get an alert.</summary>
    public static ApiOperation EndpointGetAlert { get; } =
        new(DefenderApi.Endpoint, "GET", "/api/alerts/{id}", EndpointAlertRead, EndpointAlertReadDelegated);

    /// <summary>Defender for Endpoint: run an advanced query.</summary>
    public static ApiOperation EndpointHunting { get; } =
        new(DefenderApi.Endpoint, "POST", "/api/advancedqueries/run", ["AdvancedQuery.Read.All"], ["AdvancedQuery.Read"]) { RetiresOn = LegacyHuntingRetirement };
}
