namespace DefenderXdr;

// Operations on alerts.
public static partial class ApiOperations
{
    /// <summary>Microsoft Graph: list alerts.</summary>
    public static ApiOperation GraphListAlerts => field ??= new(DefenderApi.Graph, "GET", "/v1.0/security/alerts_v2", Needs.GraphAlertRead);

    /// <summary>Microsoft Graph: get an alert.</summary>
    public static ApiOperation GraphGetAlert => field ??= new(DefenderApi.Graph, "GET", "/v1.0/security/alerts_v2/{id}", Needs.GraphAlertRead);

    /// <summary>Microsoft Graph: update an alert.</summary>
    public static ApiOperation GraphUpdateAlert => field ??= new(DefenderApi.Graph, "PATCH", "/v1.0/security/alerts_v2/{id}", Needs.GraphAlertWrite);

    /// <summary>Microsoft Graph: add a comment to an alert.</summary>
    /// <remarks>Its page states no permission: they are those of the update.</remarks>
    public static ApiOperation GraphAddAlertComment => field ??= new(DefenderApi.Graph, "POST", "/v1.0/security/alerts_v2/{id}/comments", Needs.GraphAlertWrite);

    /// <summary>Microsoft Graph: move alerts to an incident.</summary>
    public static ApiOperation GraphMoveAlerts => field ??= new(DefenderApi.Graph, "POST", "/v1.0/security/alerts_v2/moveAlerts", Needs.GraphDataManage);

    /// <summary>Defender for Endpoint: list alerts.</summary>
    public static ApiOperation EndpointListAlerts => field ??= new(DefenderApi.Endpoint, "GET", "/api/alerts", Needs.EndpointAlertRead);

    /// <summary>Defender for Endpoint: get an alert.</summary>
    public static ApiOperation EndpointGetAlert => field ??= new(DefenderApi.Endpoint, "GET", "/api/alerts/{id}", Needs.EndpointAlertRead);

    /// <summary>Defender for Endpoint: update an alert.</summary>
    /// <remarks>The page prints Alerts.ReadWrite.All, which no other page and no portal has.</remarks>
    public static ApiOperation EndpointUpdateAlert => field ??= new(DefenderApi.Endpoint, "PATCH", "/api/alerts/{id}", Needs.EndpointAlertWrite);

    /// <summary>Defender for Endpoint: update many alerts.</summary>
    public static ApiOperation EndpointUpdateAlerts => field ??= new(DefenderApi.Endpoint, "POST", "/api/alerts/batchUpdate", Needs.EndpointAlertWrite) { CallsPerMinute = 10 };

    /// <summary>Defender for Endpoint: create an alert from an event.</summary>
    public static ApiOperation EndpointCreateAlert => field ??= new(DefenderApi.Endpoint, "POST", "/api/alerts/CreateAlertByReference", Needs.EndpointAlertWrite) { CallsPerMinute = 15 };

    /// <summary>Defender for Endpoint: list the domains of an alert.</summary>
    public static ApiOperation EndpointListAlertDomains => field ??= new(DefenderApi.Endpoint, "GET", "/api/alerts/{id}/domains", Needs.UrlRead);

    /// <summary>Defender for Endpoint: list the files of an alert.</summary>
    public static ApiOperation EndpointListAlertFiles => field ??= new(DefenderApi.Endpoint, "GET", "/api/alerts/{id}/files", Needs.FileRead);

    /// <summary>Defender for Endpoint: list the IP addresses of an alert.</summary>
    public static ApiOperation EndpointListAlertIps => field ??= new(DefenderApi.Endpoint, "GET", "/api/alerts/{id}/ips", Needs.IpRead);

    /// <summary>Defender for Endpoint: get the user of an alert.</summary>
    public static ApiOperation EndpointGetAlertUser => field ??= new(DefenderApi.Endpoint, "GET", "/api/alerts/{id}/user", Needs.UserRead);

    /// <summary>Defender for Endpoint: get the machine of an alert.</summary>
    public static ApiOperation EndpointGetAlertMachine => field ??= new(DefenderApi.Endpoint, "GET", "/api/alerts/{id}/machine", Needs.MachineRead);

    private static ApiOperation[] Alerts =>
    [
        GraphListAlerts, GraphGetAlert, GraphUpdateAlert, GraphAddAlertComment, GraphMoveAlerts, EndpointListAlerts, EndpointGetAlert,
        EndpointUpdateAlert, EndpointUpdateAlerts, EndpointCreateAlert, EndpointListAlertDomains, EndpointListAlertFiles,
        EndpointListAlertIps, EndpointGetAlertUser, EndpointGetAlertMachine,
    ];
}
