using System.Collections.Concurrent;
using System.Globalization;

namespace DefenderXdr.Simulation;

/// <summary>Everything the tenant knows, once for all APIs. Reading takes no lock; changes come one at a time.</summary>
internal sealed class Estate
{
    private readonly TenantClock clock;
    private readonly IncidentForge forge;
    private readonly ConcurrentDictionary<long, IncidentCell> incidents = new();
    private readonly NewestFirst<IncidentCell> newestFirst;
    private readonly List<SimulatedChange> changes = [];
    private readonly object changing = new();
    private AlertIndex? alerts;
    private DateTimeOffset latest;
    private int made;

    internal Estate(SimulatedTenantOptions options, TenantClock clock)
    {
        this.clock = clock;
        Seed = options.Seed;
        TenantId = options.TenantId;
        Born = latest = clock.Now;
        Company = new(options, Born);
        Fleet = new(Company, Seed, options.MachineCount, Born);
        made = options.IncidentCount;
        forge = new(Seed, made, Company, Born);
        var cells = new IncidentCell[made];
        for (var age = 0; age < made; age++)
        {
            cells[age] = new(forge.Make(age));
            incidents[cells[age].Current.Id] = cells[age];
        }

        newestFirst = new(cells, cell => cell.Current.Created);
    }

    internal int Seed { get; }

    internal string TenantId { get; }

    /// <summary>When the tenant was made; its past counts back from here.</summary>
    internal DateTimeOffset Born { get; }

    internal DateTimeOffset Now => clock.Now;

    internal Company Company { get; }

    /// <summary>The devices, with what changes about them.</summary>
    internal Fleet Fleet { get; }

    /// <summary>All incidents, newest first.</summary>
    internal IEnumerable<Incident> Incidents => newestFirst.Items.Select(cell => cell.Current);

    internal int Count => newestFirst.Items.Count;

    /// <summary>All alerts, newest first.</summary>
    internal IEnumerable<Alert> Alerts => Index().Newest;

    /// <summary>Every change so far, in order.</summary>
    internal IReadOnlyList<SimulatedChange> Changes
    {
        get
        {
            lock (changing)
                return [.. changes];
        }
    }

    /// <summary>Keeps a change of something else than incidents and alerts.</summary>
    internal void Note(SimulatedChange change)
    {
        lock (changing)
            changes.Add(change);
    }

    internal Incident? Incident(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Incident(number) : null;

    internal Incident? Incident(long id) => incidents.TryGetValue(id, out var cell) ? cell.Current : null;

    internal Alert? Alert(string id) => Index().Find(id);

    /// <param name="age">0 for the newest incident, counting up.</param>
    internal Incident ByAge(int age) => newestFirst.Items[age].Current;

    /// <summary>Makes a change; when the work throws, nothing has changed.</summary>
    /// <param name="work">The change.</param>
    /// <param name="at">When it happens; null is now.</param>
    internal T Change<T>(Func<EstateEdit, T> work, DateTimeOffset? at = null)
    {
        lock (changing)
        {
            // No two changes share a moment: every one of them moves the last update of what it touches, be the clock ever so coarse.
            var time = at ?? clock.Now;
            var edit = new EstateEdit(this, latest = time > latest ? time : latest + TimeSpan.FromTicks(1));
            var result = work(edit);
            Take(edit);
            return result;
        }
    }

    /// <summary>The number of an incident that is about to be made; to be asked for within a change.</summary>
    internal int NextNumber() => ++made;

    /// <summary>An incident that comes up at this moment; to be asked for within a change.</summary>
    internal Incident Forge(DateTimeOffset time) => forge.New(NextNumber(), time);

    private void Take(EstateEdit edit)
    {
        var added = new List<IncidentCell>();
        foreach (var incident in edit.Incidents)
        {
            if (incidents.TryGetValue(incident.Id, out var known))
            {
                known.Current = incident;
                continue;
            }

            var cell = new IncidentCell(incident);
            incidents[incident.Id] = cell;
            added.Add(cell);
        }

        if (alerts is { } index)
            foreach (var alert in edit.Rehomed)
                index.Put(alert, incidents[alert.IncidentId]);
        foreach (var cell in added)
            newestFirst.Add(cell);
        changes.AddRange(edit.Changes);
    }

    // Made under the lock, or a change that comes meanwhile would be missing from it.
    private AlertIndex Index()
    {
        if (Volatile.Read(ref alerts) is { } known)
            return known;
        lock (changing)
        {
            var index = alerts ?? new(newestFirst.Items);
            Volatile.Write(ref alerts, index);
            return index;
        }
    }
}
