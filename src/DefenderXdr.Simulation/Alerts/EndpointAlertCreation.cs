using System.Globalization;

namespace DefenderXdr.Simulation;

/// <summary>Makes an alert of an event that advanced hunting found: <c>/api/alerts/CreateAlertByReference</c>.</summary>
internal sealed class EndpointAlertCreation(Estate estate, EventHistory history)
{
    private static readonly string[] Write = ["Alert.ReadWrite.All"];

    private static readonly Dictionary<string, Term> Severities =
        new[] { Severity.Low, Severity.Medium, Severity.High }.ToDictionary(severity => severity.Legacy, StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Categories =
    [
        "General", "CommandAndControl", "Collection", "CredentialAccess", "DefenseEvasion", "Discovery", "Exfiltration", "Exploit", "Execution",
        "InitialAccess", "LateralMovement", "Malware", "Persistence", "PrivilegeEscalation", "Ransomware", "SuspiciousActivity",
    ];

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Endpoint, "POST", "api/alerts/CreateAlertByReference", Write, Create),
    ];

    private SimulatedResponse Create(Call call)
    {
        var body = ChangeBody.Read(call, "machineId", "severity", "title", "description", "recommendedAction", "eventTime", "reportId", "category");
        var reported = Find(body);
        var template = Template(body, reported);
        var created = estate.Change(edit => Join(edit, template, reported) ?? Open(edit, template, reported));
        return call.Answer(json => EndpointAlert.Write(json, created, estate.TenantId, call.Context("Alerts/$entity"), withEvidence: true));
    }

    private DeviceEvent Find(ChangeBody body)
    {
        var (machine, report, text) = (body.Required("machineId"), body.Required("reportId"), body.Required("eventTime"));
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            throw ApiFault.InvalidBody($"'eventTime' is '{text}', which is no time.");
        return long.TryParse(report, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && history.Find(machine, id, time) is { } found
            ? found
            : throw new ApiFault(404, "ResourceNotFound", $"No event with ReportId {report} at {text} was found on machine {machine}");
    }

    private static AlertTemplate Template(ChangeBody body, DeviceEvent reported)
    {
        var category = body.Required("category");
        if (!Categories.Contains(category))
            throw ApiFault.InvalidBody($"'category' is '{category}', and none of {string.Join(", ", Categories)}.");
        EvidenceKind[] touched = reported switch
        {
            ProcessEvent => [EvidenceKind.Program],
            FileEvent => [EvidenceKind.Binary],
            NetworkEvent => [EvidenceKind.Address, EvidenceKind.Link],
            _ => [],
        };
        return new(
            Product.Endpoint, DetectionSource.Manual, body.RequiredWord("severity", Severities), category, body.Required("title"), body.Required("description"),
            [EvidenceKind.Computer, EvidenceKind.Person, .. touched]) { Actions = body.Required("recommendedAction") };
    }

    // The page: it joins an open alert of the same title on the same device.
    private Alert? Join(EstateEdit edit, AlertTemplate template, DeviceEvent reported)
    {
        var open = estate.Alerts.FirstOrDefault(alert =>
            EndpointAlerts.IsOurs(alert) && alert.Status != AlertStatus.Resolved && alert.Title == template.Title && alert.Story.Device.Id == reported.Device.Id);
        if (open is null)
            return null;
        edit.Change(open with
        {
            FirstActivity = reported.Time < open.FirstActivity ? reported.Time : open.FirstActivity,
            LastActivity = reported.Time > open.LastActivity ? reported.Time : open.LastActivity,
        }, "firstActivityDateTime", "lastActivityDateTime");
        return edit.Alert(open.Id);
    }

    private Alert Open(EstateEdit edit, AlertTemplate template, DeviceEvent reported)
    {
        var id = edit.NextIncident();
        var scenario = new Scenario(template.Title, 0, Determination.Other, reported.Device.IsServer, [template]);
        var story = new Story(estate.Company, scenario, (ulong)id) { Reported = reported };
        var alert = AlertForge.Report(id, template, story, reported.Time, edit.Time);
        edit.Add(IncidentForge.Open(id, story, template.Severity, [alert], edit.Time));
        return alert;
    }
}
