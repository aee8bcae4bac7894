namespace DefenderXdr;

/// <summary>The sets of permissions that operations need: any one of a kind suffices, the least one first. Names as the vendor's pages have them.</summary>
internal sealed class Needs(string[] application, string[] delegated)
{
    // Microsoft Graph
    public static Needs GraphIncidentRead => field ??= new("SecurityIncident.Read.All", "SecurityIncident.ReadWrite.All");
    public static Needs GraphIncidentWrite => field ??= new("SecurityIncident.ReadWrite.All");
    public static Needs GraphDataManage => field ??= new("SecurityData.Manage.All");
    public static Needs GraphAlertRead => field ??= new("SecurityAlert.Read.All", "SecurityAlert.ReadWrite.All");
    public static Needs GraphAlertWrite => field ??= new("SecurityAlert.ReadWrite.All");
    public static Needs GraphHunting => field ??= new("ThreatHunting.Read.All");

    // Microsoft Threat Protection
    public static Needs XdrIncidentRead => field ??= new(["Incident.Read.All", "Incident.ReadWrite.All"], ["Incident.Read", "Incident.ReadWrite"]);
    public static Needs XdrIncidentWrite => field ??= new(["Incident.ReadWrite.All"], ["Incident.ReadWrite"]);
    public static Needs XdrHunting => field ??= new(["AdvancedHunting.Read.All"], ["AdvancedHunting.Read"]);

    // WindowsDefenderATP
    public static Needs EndpointHunting => field ??= new(["AdvancedQuery.Read.All"], ["AdvancedQuery.Read"]);
    public static Needs EndpointAlertRead => field ??= new(["Alert.Read.All", "Alert.ReadWrite.All"], ["Alert.Read", "Alert.ReadWrite"]);
    public static Needs EndpointAlertWrite => field ??= new(["Alert.ReadWrite.All"], ["Alert.ReadWrite"]);
    public static Needs UrlRead => field ??= new("URL.Read.All");
    public static Needs FileRead => field ??= new("File.Read.All");
    public static Needs IpRead => field ??= new("Ip.Read.All");
    public static Needs UserRead => field ??= new("User.Read.All");
    public static Needs MachineRead => field ??= new(["Machine.Read.All", "Machine.ReadWrite.All"], ["Machine.Read", "Machine.ReadWrite"]);
    public static Needs SoftwareRead => field ??= new(["Software.Read.All"], ["Software.Read"]);
    public static Needs VulnerabilityRead => field ??= new(["Vulnerability.Read.All"], ["Vulnerability.Read"]);
    public static Needs RecommendationRead => field ??= new(["SecurityRecommendation.Read.All"], ["SecurityRecommendation.Read"]);
    public static Needs SoftwareReadByApp => field ??= new(["Software.Read.All"], []);
    public static Needs MachineWrite => field ??= new(["Machine.ReadWrite.All"], ["Machine.ReadWrite"]);
    public static Needs MachineReadByApp => field ??= new(["Machine.Read.All", "Machine.ReadWrite.All"], []);
    public static Needs MachineIsolate => field ??= new("Machine.Isolate");
    public static Needs MachineRestrictExecution => field ??= new("Machine.RestrictExecution");
    public static Needs MachineScan => field ??= new("Machine.Scan");
    public static Needs MachineOffboard => field ??= new("Machine.Offboard");
    public static Needs MachineStopAndQuarantine => field ??= new("Machine.StopAndQuarantine");
    public static Needs MachineCollectForensics => field ??= new("Machine.CollectForensics");
    public static Needs InvestigationPackage => field ??= new(["Machine.Read.All", "Machine.ReadWrite.All"], ["Machine.CollectForensics"]);
    public static Needs MachineLiveResponse => field ??= new("Machine.LiveResponse");
    public static Needs LiveResponseResult => field ??= new(["Machine.Read.All", "Machine.ReadWrite.All"], ["Machine.LiveResponse"]);
    public static Needs AnyMachineAction => field ??= new(
        "Machine.CollectForensics", "Machine.Isolate", "Machine.RestrictExecution", "Machine.Scan", "Machine.Offboard", "Machine.StopAndQuarantine", "Machine.LiveResponse");
    public static Needs Library => field ??= new("Library.Manage");
    public static Needs Indicator => field ??= new(["Ti.ReadWrite", "Ti.ReadWrite.All"], ["Ti.ReadWrite"]);
    public static Needs IndicatorByApp => field ??= new(["Ti.ReadWrite", "Ti.ReadWrite.All"], []);
    public static Needs RecommendationSoftware => field ??= new(["Software.Read.All"], ["SecurityRecommendation.Read"]);
    public static Needs ScoreRead => field ??= new(["Score.Read.All"], ["Score.Read"]);
    public static Needs RemediationRead => field ??= new(["RemediationTasks.Read.All"], ["RemediationTask.Read"]);
    public static Needs BaselineRead => field ??= new(["SecurityBaselinesAssessment.Read.All"], ["SecurityBaselinesAssessment.Read"]);
    public static Needs Unstated => field ??= new();
    public static Needs AntivirusHealth => field ??= new(["Machine.Read.All"], ["Machine.Read"]);
    public static Needs ScanRead => field ??= new("Machine.Read.All");

    // The same names in both kinds.
    private Needs(params string[] both)
        : this(both, both)
    {
    }

    public string[] Application => application;

    public string[] Delegated => delegated;
}
