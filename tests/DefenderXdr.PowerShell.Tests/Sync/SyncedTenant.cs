using System.Globalization;
using DefenderXdr.Simulation;
using DefenderXdr.SimulationServer;

namespace DefenderXdr.PowerShell.Tests.Sync;

/// <summary>A simulated tenant on a loopback socket, and the record of what its incidents or alerts went through.</summary>
internal sealed class SyncedTenant : IAsyncDisposable
{
    private readonly Dictionary<string, DateTimeOffset> born = [];
    private readonly bool ofAlerts;

    private readonly HostedTenant hosted;

    private SyncedTenant(HostedTenant hosted, bool ofAlerts)
    {
        this.hosted = hosted;
        this.ofAlerts = ofAlerts;
    }

    public SimulatedTenant Tenant => hosted.Tenant;

    public SimulationHost Host => hosted.Host;

    public DefenderConnection Connection => hosted.Connection;

    public static async Task<SyncedTenant> StartAsync(int seed, int incidents, bool ofAlerts, DefenderApi api)
    {
        var synced = new SyncedTenant(await HostedTenant.StartAsync(new() { Seed = seed, IncidentCount = incidents }, api), ofAlerts);
        foreach (var (id, updated) in await synced.ListAsync(null).ToListAsync()) synced.born.Add(id, updated);
        return synced;
    }

    /// <summary>The list as the commands read it: ids with their last change.</summary>
    public IAsyncEnumerable<(string Id, DateTimeOffset Updated)> ListAsync(DateTimeOffset? since, CancellationToken cancellationToken = default)
    {
        var client = Connection.Client;
        return ofAlerts
            ? client.Alerts.ListAsync(new() { UpdatedAfter = since }, cancellationToken: cancellationToken).Select(alert => (alert.AlertId!, alert.LastUpdateTime!.Value))
            : client.Incidents.ListAsync(new() { UpdatedAfter = since }, cancellationToken: cancellationToken)
                .Select(incident => (incident.IncidentId.ToString(CultureInfo.InvariantCulture), incident.LastUpdateTime!.Value));
    }

    /// <summary>The last change of each object once so many changes had been made; of those objects that the API shows.</summary>
    public Dictionary<string, DateTimeOffset> After(int changes, IReadOnlyCollection<string> shown)
    {
        var last = born.Where(item => shown.Contains(item.Key)).ToDictionary(item => item.Key, item => item.Value);
        foreach (var change in Tenant.Changes.Take(changes))
            if (IsOurs(change.Kind) && shown.Contains(change.Id)) last[change.Id] = change.Time;
        return last;
    }

    private bool IsOurs(SimulatedChangeKind kind) =>
        (kind is SimulatedChangeKind.AlertCreated or SimulatedChangeKind.AlertUpdated) == ofAlerts;

    public ValueTask DisposeAsync() => hosted.DisposeAsync();
}
