using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>An alert to raise on an event that hunting found.</summary>
public sealed class NewAlert
{
    /// <summary>The event's <c>ReportId</c>. With device and time it names the event.</summary>
    public required string ReportId { get; init; }

    /// <summary>The event's <c>DeviceId</c>.</summary>
    public required string DeviceId { get; init; }

    /// <summary>The event's <c>Timestamp</c>, to the tick.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>What was seen, in a line. An open alert of the same title on the device takes the event in.</summary>
    public required string Title { get; init; }

    /// <summary><c>Low</c>, <c>Medium</c> or <c>High</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>What it means.</summary>
    public required string Description { get; init; }

    /// <summary>What to do about it.</summary>
    public required string RecommendedAction { get; init; }

    /// <summary>What kind of thing it is, such as <c>Malware</c>.</summary>
    public required string Category { get; init; }

    internal static readonly OpenEnum Categories = new(
        "General", "CommandAndControl", "Collection", "CredentialAccess", "DefenseEvasion", "Discovery", "Exfiltration", "Exploit", "Execution", "InitialAccess",
        "LateralMovement", "Malware", "Persistence", "PrivilegeEscalation", "Ransomware", "SuspiciousActivity");

    internal string Body => new UpdateBody()
        .Add("eventTime", Iso8601.Format(Timestamp))
        .Add("reportId", ReportId)
        .Add("machineId", DeviceId)
        .Add("severity", IncidentWords.Severity.ToLegacy(Severity))
        .Add("title", Title)
        .Add("description", Description)
        .Add("recommendedAction", RecommendedAction)
        .Add("category", Categories.Normalize(Category, out _))
        .ToString();
}
