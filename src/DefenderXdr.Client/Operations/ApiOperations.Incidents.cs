namespace DefenderXdr;

// Operations on incidents.
public static partial class ApiOperations
{
    /// <summary>Microsoft Graph: list incidents.</summary>
    public static ApiOperation GraphListIncidents => field ??= new(DefenderApi.Graph, "GET", "/v1.0/security/incidents", Needs.GraphIncidentRead);

    /// <summary>Microsoft Graph: get an incident.</summary>
    public static ApiOperation GraphGetIncident => field ??= new(DefenderApi.Graph, "GET", "/v1.0/security/incidents/{id}", Needs.GraphIncidentRead);

    /// <summary>Microsoft Graph: list the alerts of an incident.</summary>
    /// <remarks>It has no page of its own: its permissions are those of the incident.</remarks>
    public static ApiOperation GraphListIncidentAlerts => field ??= new(DefenderApi.Graph, "GET", "/v1.0/security/incidents/{id}/alerts", Needs.GraphIncidentRead);

    /// <summary>Microsoft Graph: update an incident.</summary>
    public static ApiOperation GraphUpdateIncident => field ??= new(DefenderApi.Graph, "PATCH", "/v1.0/security/incidents/{id}", Needs.GraphIncidentWrite);

    /// <summary>Microsoft Graph: add a comment to an incident.</summary>
    public static ApiOperation GraphAddIncidentComment => field ??= new(DefenderApi.Graph, "POST", "/v1.0/security/incidents/{id}/comments", Needs.GraphIncidentWrite);

    /// <summary>Microsoft Graph: merge incidents.</summary>
    public static ApiOperation GraphMergeIncidents => field ??= new(DefenderApi.Graph, "POST", "/v1.0/security/incidents/mergeIncidents", Needs.GraphDataManage);

    /// <summary>Defender XDR: list incidents.</summary>
    public static ApiOperation XdrListIncidents => field ??= new(DefenderApi.Xdr, "GET", "/api/incidents", Needs.XdrIncidentRead) { CallsPerMinute = 50 };

    /// <summary>Defender XDR: get an incident.</summary>
    public static ApiOperation XdrGetIncident => field ??= new(DefenderApi.Xdr, "GET", "/api/incidents/{id}", Needs.XdrIncidentRead);

    /// <summary>Defender XDR: update an incident.</summary>
    public static ApiOperation XdrUpdateIncident => field ??= new(DefenderApi.Xdr, "PATCH", "/api/incidents/{id}", Needs.XdrIncidentWrite) { CallsPerMinute = 50 };

    private static ApiOperation[] Incidents =>
    [
        GraphListIncidents, GraphGetIncident, GraphListIncidentAlerts, GraphUpdateIncident, GraphAddIncidentComment, GraphMergeIncidents,
        XdrListIncidents, XdrGetIncident, XdrUpdateIncident,
    ];
}
