using System.Globalization;

namespace DefenderXdr.Simulation;

/// <summary>The tenant's automated investigations: those that alerts set off, and those that somebody started. Safe for many threads.</summary>
internal sealed class Investigations(Estate estate, TimeSpan duration)
{
    private readonly List<Investigation> started = [];

    /// <summary>All of them as they are now, newest first.</summary>
    internal IEnumerable<Investigation> NewestFirst
    {
        get
        {
            var now = estate.Now;
            lock (started)
                return [.. started.Select(one => At(one, now)).Concat(estate.Alerts.Where(alert => alert.InvestigationId is not null).Select(Of)).OrderByDescending(one => one.Started)];
        }
    }

    internal Investigation Start(string machineId)
    {
        lock (started)
        {
            var machine = estate.Fleet.Find(machineId) ?? throw EndpointMachines.NotFound(machineId);
            var now = estate.Now;
            if (started.Exists(one => one.Device.Id == machine.Id && At(one, now).Ended is null))
                throw ApiFault.BadRequest("Action is already in progress");
            if (ActionKind.Investigation.Refuse(machine, null) is { } refusal)
                throw refusal;

            // Alerts' investigations have six digits at the most.
            var investigation = new Investigation((1_000_001 + started.Count).ToString(CultureInfo.InvariantCulture), now, null, InvestigationState.Running, machine.Device, null);
            started.Add(investigation);
            estate.Note(new(now, SimulatedChangeKind.InvestigationCreated, investigation.Id, ""));
            return At(investigation, now);
        }
    }

    private Investigation At(Investigation investigation, DateTimeOffset now) =>
        now >= investigation.Started + duration && estate.Fleet.Find(investigation.Device.Id)!.IsOnline
            ? investigation with { Ended = investigation.Started + duration, State = InvestigationState.Benign }
            : investigation;

    private static Investigation Of(Alert alert) => new(
        alert.InvestigationId!.Value.ToString(CultureInfo.InvariantCulture), alert.Created, Array.IndexOf(InvestigationState.Done, alert.InvestigationState) >= 0 ? alert.LastUpdate : null,
        alert.InvestigationState, alert.Story.Device, alert.Id);
}
