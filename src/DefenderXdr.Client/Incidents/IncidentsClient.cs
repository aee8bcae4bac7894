using System.Runtime.CompilerServices;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Incidents of a tenant, through Graph or Defender XDR.</summary>
public sealed partial class IncidentsClient
{
    private readonly BackEndSelector selector;
    private readonly Pager pager;
    private readonly Redirects redirects = new();
    private readonly Family<DefenderIncident, IncidentQuery, long> family;
    private readonly Updater<DefenderIncident, IncidentUpdate, long> updater;

    internal IncidentsClient(BackEndSelector selector, Pager pager, PlanReader plans)
    {
        this.selector = selector;
        this.pager = pager;
        family = new("incidents", IncidentReader.Instance, selector, plans, new GraphIncidents(), new XdrIncidents());
        updater = new("incidents", IncidentReader.Instance, IsWhole, selector, pager, plans, new GraphIncidentUpdates(), new XdrIncidentUpdates());
    }

    /// <summary>Lists incidents, newest first unless the query has another order, to the end; each leaves as soon as it has been read.</summary>
    /// <param name="query">Which ones, and what of them; null for all.</param>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>
    /// Graph <c>GET /security/incidents</c>, Defender XDR <c>GET /api/incidents</c>. Where Graph cannot give incidents with their alerts in one list, as in
    /// some large tenants, it is asked for smaller pages, and at last for the alerts of each incident, <c>GET /security/incidents/{id}/alerts</c>.
    /// </remarks>
    /// <exception cref="DefenderException">The list failed; objects before it are complete. <see cref="ErrorIds.OrderNotSupported"/> before any request.</exception>
    public async IAsyncEnumerable<DefenderIncident> ListAsync(
        IncidentQuery? query = null, DefenderApi api = DefenderApi.Auto, IClientEvents? events = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        query ??= new();

        // Several may have been merged into one: how many remain shows only on the way.
        var emitted = query.FollowRedirect ? new HashSet<long>() : null;
        await foreach (var listed in family.ListAsync(emitted is null ? query : query.WithoutLimit(), api, events, cancellationToken).ConfigureAwait(false))
        {
            redirects.Note(listed);
            if (emitted is null)
            {
                yield return listed;
                continue;
            }
            var incident = await redirects.FollowAsync(listed, emitted, ReadAsync, events).ConfigureAwait(false);
            if (incident is null) continue;
            yield return incident;
            if (emitted.Count == query.First) yield break;
        }

        Task<DefenderIncident> ReadAsync(long id) => family.GetAsync(id, query, api, events, cancellationToken);
    }

    /// <summary>Gets one incident with its alerts.</summary>
    /// <param name="incidentId">Its number.</param>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="includeAlerts">Whether it comes with its alerts. Defender XDR always embeds them.</param>
    /// <param name="followRedirect">Whether an incident that was merged gives place to the one that it was merged into.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Graph <c>GET /security/incidents/{id}</c>, Defender XDR <c>GET /api/incidents/{id}</c>.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.IncidentNotFound"/>: there is none, or the caller may not see it. One that is known to have been
    /// merged is named with the one that has its alerts now.</exception>
    public async Task<DefenderIncident> GetAsync(
        long incidentId, DefenderApi api = DefenderApi.Auto, bool includeAlerts = true, bool followRedirect = false, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        var query = new IncidentQuery { IncludeAlerts = includeAlerts };
        DefenderIncident incident;
        try
        {
            incident = await ReadAsync(incidentId).ConfigureAwait(false);
        }
        catch (DefenderServiceException e) when (e.ErrorId == ErrorIds.IncidentNotFound && redirects.SurvivorOf(incidentId) is { } survivor)
        {
            return followRedirect ? await ReadAsync(survivor).ConfigureAwait(false) : throw Redirects.Gone(incidentId, survivor, $"Get incident {survivor} in its place.", e);
        }
        redirects.Note(incident);
        return followRedirect ? await redirects.FollowAsync(incident, ReadAsync, events).ConfigureAwait(false) : incident;

        Task<DefenderIncident> ReadAsync(long id) => family.GetAsync(id, query, api, events, cancellationToken);
    }

    // An incident has alerts; an answer without them is a part of it.
    private static bool IsWhole(DefenderIncident incident) => incident.IncidentId != 0 && incident.Alerts.Count > 0;
}
