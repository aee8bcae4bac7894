using System.Globalization;

namespace DefenderXdr.Simulation;

/// <summary>Makes the alerts of one incident.</summary>
internal static class AlertForge
{
    // One alert is the rule, six the exception.
    private static readonly int[] Counts = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 5, 6];

    internal static IReadOnlyList<Alert> Make(Incident incident, ulong seed)
    {
        var dice = new Dice(seed);
        var count = dice.Pick(Counts);
        if (incident.Scenario.Steps.Length == 1 && count > 3)
            count = 2;
        var alerts = new Alert[count];
        for (var i = 0; i < count; i++)
            alerts[i] = Make(incident, incident.Scenario.Steps[i % incident.Scenario.Steps.Length], dice, first: i == 0);
        return alerts;
    }

    private static Alert Make(Incident incident, AlertTemplate template, Dice dice, bool first)
    {
        var span = Min(incident.LastUpdate - incident.Created, TimeSpan.FromHours(6));
        var created = first ? incident.Created - dice.Minutes(0.01, 0.05) : incident.Created + dice.Upto(span);
        var lastActivity = created - dice.Minutes(1, 25);
        var resolved = incident.Status == IncidentStatus.Resolved;
        var updated = resolved || first ? incident.LastUpdate : created + dice.Upto(incident.LastUpdate - created);
        var comments = first ? incident.Comments : [];
        return new Alert
        {
            Id = NewId(template.Product, dice),
            IncidentId = incident.Id,
            Template = template,
            Story = incident.Story,
            Seed = dice.Next(),
            Created = created,
            LastUpdate = updated,
            Resolved = resolved ? updated : null,
            FirstActivity = lastActivity - dice.Minutes(0, 30),
            LastActivity = lastActivity,
            Status = resolved ? AlertStatus.Resolved : incident.Status == IncidentStatus.InProgress && dice.Chance(0.6) ? AlertStatus.InProgress : AlertStatus.New,
            Severity = first ? incident.Severity : Lesser(template.Severity, incident.Severity),
            Classification = incident.Classification,
            Determination = incident.Determination,
            InvestigationState = template.IsOnDevice ? dice.Pick(resolved ? InvestigationState.Done : InvestigationState.Open) : InvestigationState.UnsupportedAlertType,
            InvestigationId = template.IsOnDevice && dice.Chance(0.5) ? dice.Between(10_000, 999_999) : null,
            DetectorId = new Dice(0, template.Title).Guid(),
            AssignedTo = resolved && dice.Chance(0.3) ? "Automation" : incident.AssignedTo,
            Comments = comments,
        };
    }

    /// <summary>An alert that somebody makes of an event.</summary>
    internal static Alert Report(long incidentId, AlertTemplate template, Story story, DateTimeOffset activity, DateTimeOffset time)
    {
        var dice = new Dice((ulong)incidentId);
        return New(incidentId, template, story, dice, time) with { FirstActivity = activity, LastActivity = activity };
    }

    /// <summary>An alert that nobody has looked at yet.</summary>
    internal static Alert New(long incidentId, AlertTemplate template, Story story, Dice dice, DateTimeOffset time)
    {
        var activity = time - dice.Minutes(1, 25);
        return new Alert
        {
            Id = NewId(template.Product, dice),
            IncidentId = incidentId,
            Template = template,
            Story = story,
            Seed = dice.Next(),
            Created = time,
            LastUpdate = time,
            Resolved = null,
            FirstActivity = activity - dice.Minutes(0, 30),
            LastActivity = activity,
            Status = AlertStatus.New,
            Severity = template.Severity,
            Classification = Classification.Unknown,
            Determination = Determination.NotAvailable,
            InvestigationState = template.IsOnDevice ? InvestigationState.Queued : InvestigationState.UnsupportedAlertType,
            InvestigationId = template.IsOnDevice ? dice.Between(10_000, 999_999) : null,
            DetectorId = new Dice(0, template.Title).Guid(),
            AssignedTo = null,
        };
    }

    private static string NewId(Product product, Dice dice) => product.IdPrefix switch
    {
        "da" when dice.Chance(0.3) => $"da{dice.Guid()}_1",
        "da" => string.Format(CultureInfo.InvariantCulture, "da{0}_{1}", dice.Digits("6390", 18), dice.Between(-2_000_000_000, 0) + dice.Between(0, 2_000_000_000)),
        "ca" => "ca" + dice.Guid().ToUpperInvariant(),
        "ad" => "ad" + dice.Hex(64),
        var prefix => prefix + dice.Guid(),
    };

    private static Term Lesser(Term one, Term other) =>
        Array.IndexOf(Severity.All, one) <= Array.IndexOf(Severity.All, other) ? one : other;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
