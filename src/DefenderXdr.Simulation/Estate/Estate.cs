namespace DefenderXdr.Simulation;

/// <summary>Everything the tenant knows. Reading takes no lock; a change swaps one incident for its successor.</summary>
internal sealed class Estate
{
    private readonly Incident[] incidents;
    private readonly Dictionary<long, int> positions;
    private readonly Lazy<(int Incident, int Alert)[]> alertsNewestFirst;
    private readonly Lazy<Dictionary<string, (int Incident, int Alert)>> alertPositions;
    private readonly object changing = new();

    internal Estate(int seed, int count, string tenantId, DateTimeOffset now)
    {
        Seed = seed;
        TenantId = tenantId;
        Born = now;
        Company = new(seed, now);
        var forge = new IncidentForge(seed, count, Company, now);
        incidents = new Incident[count];
        positions = new(count);
        for (var i = 0; i < count; i++)
        {
            incidents[i] = forge.Make(i);
            positions.Add(incidents[i].Id, i);
        }

        alertsNewestFirst = new(SortAlerts);
        alertPositions = new(() => alertsNewestFirst.Value.ToDictionary(at => At(at).Id, StringComparer.OrdinalIgnoreCase));
    }

    internal int Seed { get; }

    internal string TenantId { get; }

    /// <summary>When the tenant was made; its past counts back from here.</summary>
    internal DateTimeOffset Born { get; }

    internal Company Company { get; }

    /// <summary>All incidents, newest first.</summary>
    internal IEnumerable<Incident> Incidents
    {
        get
        {
            for (var i = 0; i < incidents.Length; i++)
                yield return Volatile.Read(ref incidents[i]);
        }
    }

    /// <summary>All alerts, newest first.</summary>
    internal IEnumerable<Alert> Alerts => alertsNewestFirst.Value.Select(At);

    internal Incident? Incident(string id) =>
        long.TryParse(id, out var number) && positions.TryGetValue(number, out var position) ? Volatile.Read(ref incidents[position]) : null;

    internal Alert? Alert(string id) => alertPositions.Value.TryGetValue(id, out var position) ? At(position) : null;

    /// <summary>Swaps an incident for what the change makes of it; one change at a time.</summary>
    internal Incident? Change(string id, Func<Incident, Incident> change)
    {
        lock (changing)
        {
            if (Incident(id) is not { } current)
                return null;
            var next = change(current);
            Volatile.Write(ref incidents[positions[current.Id]], next);
            return next;
        }
    }

    private Alert At((int Incident, int Alert) position) => Volatile.Read(ref incidents[position.Incident]).Alerts[position.Alert];

    private (int Incident, int Alert)[] SortAlerts()
    {
        var all = new List<(int Incident, int Alert)>();
        var ages = new List<long>();
        for (var i = 0; i < incidents.Length; i++)
        {
            for (var a = 0; a < incidents[i].Alerts.Count; a++)
            {
                all.Add((i, a));
                ages.Add(-incidents[i].Alerts[a].Created.UtcTicks);
            }
        }

        var keys = ages.ToArray();
        var sorted = all.ToArray();
        Array.Sort(keys, sorted);
        return sorted;
    }
}
