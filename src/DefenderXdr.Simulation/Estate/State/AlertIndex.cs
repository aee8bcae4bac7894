using System.Collections.Concurrent;

namespace DefenderXdr.Simulation;

/// <summary>All alerts by id and by age. It is made when somebody first asks for alerts, and then kept up to date.</summary>
internal sealed class AlertIndex
{
    private readonly ConcurrentDictionary<string, AlertCell> byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly NewestFirst<AlertCell> newestFirst;

    internal AlertIndex(IEnumerable<IncidentCell> incidents)
    {
        var all = new List<AlertCell>();
        foreach (var home in incidents)
        {
            foreach (var alert in home.Current.Alerts)
            {
                var cell = new AlertCell(alert, home);
                byId[alert.Id] = cell;
                all.Add(cell);
            }
        }

        var sorted = all.ToArray();
        Array.Sort(all.ConvertAll(cell => -cell.Created.UtcTicks).ToArray(), sorted);
        newestFirst = new(sorted, cell => cell.Created);
    }

    internal IEnumerable<Alert> Newest => newestFirst.Items.Select(cell => cell.Current);

    internal Alert? Find(string id) => byId.TryGetValue(id, out var cell) ? cell.Current : null;

    /// <summary>Notes where an alert belongs now, be it new or moved.</summary>
    internal void Put(Alert alert, IncidentCell home)
    {
        if (byId.TryGetValue(alert.Id, out var known))
        {
            known.Home = home;
            return;
        }

        var cell = new AlertCell(alert, home);
        byId[alert.Id] = cell;
        newestFirst.Add(cell);
    }
}
