using System.Collections.Concurrent;

namespace DefenderXdr;

/// <summary>Which incidents were merged into which, as far as this client has seen, and the way from one to the other. Safe for many threads.</summary>
internal sealed class Redirects
{
    private readonly ConcurrentDictionary<long, long> merged = new();

    public void Note(DefenderIncident incident)
    {
        if (incident.RedirectIncidentId is { } target) Note(incident.IncidentId, target);
    }

    public void Note(long incidentId, long? target)
    {
        if (target is > 0 and var into) merged[incidentId] = into;
    }

    /// <summary>The incident that has the alerts of a merged one now, or null where that is not known.</summary>
    public long? SurvivorOf(long incidentId)
    {
        var visited = new HashSet<long> { incidentId };
        var last = incidentId;
        while (merged.TryGetValue(last, out var next))
        {
            if (!visited.Add(next)) return null;
            last = next;
        }
        return last == incidentId ? null : last;
    }

    /// <summary>The incident that one was merged into; the incident itself when it was not. Where the way ends in nothing or in a circle, the last one on it.</summary>
    public async Task<DefenderIncident> FollowAsync(DefenderIncident incident, Func<long, Task<DefenderIncident>> read, IClientEvents events)
    {
        var visited = new HashSet<long> { incident.IncidentId };
        while (incident.RedirectIncidentId is > 0 and var next)
        {
            if (!visited.Add(next))
            {
                events.Warning($"Incident {incident.IncidentId} leads back to incident {next}: the service says of each that it was merged into the other.");
                break;
            }
            try
            {
                incident = await read(next).ConfigureAwait(false);
            }
            catch (DefenderException e) when (e.Kind == ErrorKind.ObjectNotFound)
            {
                events.Warning($"Incident {incident.IncidentId} was merged into incident {next}, which cannot be read: {e.Message}");
                break;
            }
            Note(incident);
        }
        return incident;
    }

    /// <summary>The same within a list, where each comes once: null for one that came before.</summary>
    /// <param name="incident">The incident as it was listed.</param>
    /// <param name="emitted">What came before.</param>
    /// <param name="read">Reads an incident.</param>
    /// <param name="events">Hears of ways that lead nowhere.</param>
    public async Task<DefenderIncident?> FollowAsync(DefenderIncident incident, HashSet<long> emitted, Func<long, Task<DefenderIncident>> read, IClientEvents events)
    {
        if (SurvivorOf(incident.IncidentId) is { } survivor && emitted.Contains(survivor)) return null;
        incident = await FollowAsync(incident, read, events).ConfigureAwait(false);
        return emitted.Add(incident.IncidentId) ? incident : null;
    }

    /// <summary>The error about an incident that is not there any more.</summary>
    public static DefenderException Gone(long incidentId, long survivor, string advice, DefenderServiceException e) =>
        DefenderErrors.Create(e.ErrorId, $"Incident '{incidentId}' was merged into incident '{survivor}'. {e.Message}", e.Facts, advice, e);
}
