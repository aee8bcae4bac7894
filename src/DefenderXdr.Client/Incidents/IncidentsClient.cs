using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Incidents of a tenant, through Graph or Defender XDR.</summary>
public sealed partial class IncidentsClient
{
    private readonly BackEndSelector selector;
    private readonly Pager pager;
    private readonly Family<DefenderIncident, IncidentQuery, long> family;
    private readonly Updater<DefenderIncident, IncidentUpdate, long> updater;

    internal IncidentsClient(BackEndSelector selector, Pager pager)
    {
        this.selector = selector;
        this.pager = pager;
        family = new("incidents", IncidentReader.Instance, selector, pager, new GraphIncidents(), new XdrIncidents());
        updater = new("incidents", IncidentReader.Instance, IsWhole, selector, pager, new GraphIncidentUpdates(), new XdrIncidentUpdates());
    }

    /// <summary>Lists incidents, newest first, to the end; each leaves as soon as it has been read.</summary>
    /// <param name="query">Which ones; null for all.</param>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Graph <c>GET /security/incidents</c>, Defender XDR <c>GET /api/incidents</c>.</remarks>
    /// <exception cref="DefenderException">The list failed; objects before it are complete.</exception>
    public IAsyncEnumerable<DefenderIncident> ListAsync(
        IncidentQuery? query = null, DefenderApi api = DefenderApi.Auto, IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        family.ListAsync(query, api, events, cancellationToken);

    /// <summary>Gets one incident with its alerts.</summary>
    /// <param name="incidentId">Its number.</param>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Graph <c>GET /security/incidents/{id}</c>, Defender XDR <c>GET /api/incidents/{id}</c>.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.IncidentNotFound"/>: there is none, or the caller may not see it.</exception>
    public Task<DefenderIncident> GetAsync(
        long incidentId, DefenderApi api = DefenderApi.Auto, IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        family.GetAsync(incidentId, api, events, cancellationToken);

    // An incident has alerts; an answer without them is a part of it.
    private static bool IsWhole(DefenderIncident incident) => incident.IncidentId != 0 && incident.Alerts.Count > 0;
}
