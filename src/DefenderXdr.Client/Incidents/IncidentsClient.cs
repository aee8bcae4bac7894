using System.Runtime.CompilerServices;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Incidents of a tenant, through Graph or Defender XDR.</summary>
public sealed class IncidentsClient
{
    private const string Family = "incidents";
    private static readonly IIncidentBackEnd[] BackEnds = [new GraphIncidents(), new XdrIncidents()];

    private readonly BackEndSelector selector;
    private readonly Pager pager;

    internal IncidentsClient(BackEndSelector selector, Pager pager)
    {
        this.selector = selector;
        this.pager = pager;
    }

    /// <summary>Lists incidents, newest first, to the end; each leaves as soon as it has been read.</summary>
    /// <param name="query">Which ones; null for all.</param>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Graph <c>GET /security/incidents</c>, Defender XDR <c>GET /api/incidents</c>.</remarks>
    /// <exception cref="DefenderException">The list failed; objects before it are complete.</exception>
    public async IAsyncEnumerable<DefenderIncident> ListAsync(
        IncidentQuery? query = null, DefenderApi api = DefenderApi.Auto, IClientEvents? events = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        var backEnd = await selector.SelectAsync(Family, BackEnds, api, events, cancellationToken).ConfigureAwait(false);
        await foreach (var incident in pager.ListAsync(backEnd.List(query ?? new IncidentQuery()), events, cancellationToken).ConfigureAwait(false))
            yield return incident;
    }

    /// <summary>Gets one incident with its alerts.</summary>
    /// <param name="incidentId">Its number.</param>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Graph <c>GET /security/incidents/{id}</c>, Defender XDR <c>GET /api/incidents/{id}</c>.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.IncidentNotFound"/>: there is none, or the caller may not see it.</exception>
    public async Task<DefenderIncident> GetAsync(
        long incidentId, DefenderApi api = DefenderApi.Auto, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        var backEnd = await selector.SelectAsync(Family, BackEnds, api, events, cancellationToken).ConfigureAwait(false);
        return await pager.GetAsync(backEnd.Get(incidentId), IncidentReader.Instance, events, cancellationToken).ConfigureAwait(false);
    }
}
