namespace DefenderXdr;

/// <summary>What incidents are filtered by, and where in an incident it is. What only alerts have counts when any of its alerts has it.</summary>
internal static class IncidentCriteria
{
    public static Criteria<DefenderIncident> Of(IncidentQuery query) => new Criteria<DefenderIncident>()
        .Between(nameof(DefenderIncident.LastUpdateTime), query.UpdatedAfter, query.UpdatedBefore, incident => incident.LastUpdateTime)
        .Between(nameof(DefenderIncident.CreatedTime), query.CreatedAfter, query.CreatedBefore, incident => incident.CreatedTime)
        .AnyOf(nameof(query.AssignedTo), query.AssignedTo, incident => incident.AssignedTo)
        .AnyOf(nameof(query.Status), query.Status, incident => incident.Status, IncidentWords.IncidentStatus)
        .AnyOf(nameof(query.Severity), query.Severity, incident => incident.Severity, IncidentWords.Severity)
        .AnyOf(nameof(query.Classification), query.Classification, incident => incident.Classification ?? "Unknown", IncidentWords.Classification)
        .AnyOf(nameof(query.Determination), query.Determination, incident => incident.Determination ?? "Unknown", IncidentWords.Determination)
        .AnyOf(nameof(query.ServiceSource), query.ServiceSource, incident => incident.Alerts.Select(alert => alert.ServiceSource), AlertWords.ServiceSource)
        .AnyOf(nameof(query.DetectionSource), query.DetectionSource, incident => incident.Alerts.Select(alert => alert.DetectionSource), AlertWords.DetectionSource)
        .AnyOf(nameof(query.Category), query.Category, incident => incident.Alerts.Select(alert => alert.Category), NewAlert.Categories)
        .AnyOf(nameof(query.Device), query.Device, incident => incident.Alerts.SelectMany(AlertCriteria.Devices))
        .AnyOf(nameof(query.User), query.User, incident => incident.Alerts.SelectMany(AlertCriteria.Users))
        .AnyOf(nameof(query.Tag), query.Tag, incident => incident.Tags.Concat(incident.SystemTags));
}
