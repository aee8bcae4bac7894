using System.Globalization;

namespace DefenderXdr.Simulation;

/// <summary>One change of the estate. All of it happens at one moment, or nothing of it does.</summary>
internal sealed class EstateEdit(Estate estate, DateTimeOffset time)
{
    private readonly Dictionary<long, Incident> incidents = [];
    private readonly Dictionary<string, long> homes = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(SimulatedChangeKind Kind, string Id, List<string> What)> notes = [];

    /// <summary>When it happens; the last update of whatever it touches.</summary>
    internal DateTimeOffset Time => time;

    internal IEnumerable<Incident> Incidents => incidents.Values;

    /// <summary>The alerts that are new or belong to another incident than before.</summary>
    internal IEnumerable<Alert> Rehomed => homes.Select(home => Incident(home.Value)!.Alert(home.Key)!);

    internal IEnumerable<SimulatedChange> Changes => notes.Select(note => new SimulatedChange(time, note.Kind, note.Id, string.Join(", ", note.What)));

    /// <summary>The id for an incident that is about to be made.</summary>
    internal long NextIncident() => IncidentForge.Id(estate.NextNumber());

    internal Incident? Incident(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Incident(number) : null;

    internal Incident? Incident(long id) => incidents.TryGetValue(id, out var edited) ? edited : estate.Incident(id);

    internal Alert? Alert(string id) => homes.TryGetValue(id, out var home) ? Incident(home)!.Alert(id) : estate.Alert(id) is { } known ? Incident(known.IncidentId)!.Alert(id) : null;

    /// <summary>Takes an incident's successor.</summary>
    /// <param name="next">The successor.</param>
    /// <param name="what">The members that changed.</param>
    internal void Change(Incident next, params string[] what)
    {
        incidents[next.Id] = next with { LastUpdate = time };
        Note(SimulatedChangeKind.IncidentUpdated, Id(next), what);
    }

    /// <summary>Takes an alert's successor. Its incident shows it, and so is updated too.</summary>
    /// <param name="next">The successor.</param>
    /// <param name="what">The members that changed.</param>
    internal void Change(Alert next, params string[] what)
    {
        var updated = next with { LastUpdate = time };
        var incident = Incident(next.IncidentId)!;
        Change(incident with { Alerts = [.. incident.Alerts.Select(alert => alert.Id == next.Id ? updated : alert)] }, "alerts");
        Note(SimulatedChangeKind.AlertUpdated, next.Id, what);
    }

    internal void Add(Incident incident)
    {
        incidents.Add(incident.Id, incident);
        Note(SimulatedChangeKind.IncidentCreated, Id(incident), []);
        foreach (var alert in incident.Alerts)
            Created(alert);
    }

    /// <summary>Adds an alert to the incident that it names.</summary>
    internal void Add(Alert alert)
    {
        var incident = Incident(alert.IncidentId)!;
        Change(incident with { Alerts = [.. incident.Alerts, alert] }, "alerts");
        Created(alert);
    }

    /// <summary>Moves an alert to another incident.</summary>
    internal void Move(Alert alert, long to)
    {
        var source = Incident(alert.IncidentId)!;
        Change(source with { Alerts = [.. source.Alerts.Where(other => other.Id != alert.Id)] }, "alerts");
        var target = Incident(to)!;
        Change(target with { Alerts = [.. target.Alerts, alert with { IncidentId = to, LastUpdate = time }] }, "alerts");
        homes[alert.Id] = to;
        Note(SimulatedChangeKind.AlertUpdated, alert.Id, ["incidentId"]);
    }

    private void Created(Alert alert)
    {
        homes[alert.Id] = alert.IncidentId;
        Note(SimulatedChangeKind.AlertCreated, alert.Id, []);
    }

    // One entry for each thing that changed, however many steps that took; what is new has not changed on top.
    private void Note(SimulatedChangeKind kind, string id, string[] what)
    {
        var note = notes.Find(known => known.Id == id);
        if (note.What is null)
            notes.Add(note = (kind, id, []));
        if (note.Kind is SimulatedChangeKind.IncidentUpdated or SimulatedChangeKind.AlertUpdated)
            note.What.AddRange(what.Except(note.What).ToArray());
    }

    private static string Id(Incident incident) => incident.Id.ToString(CultureInfo.InvariantCulture);
}
