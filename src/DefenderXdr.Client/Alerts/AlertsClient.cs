using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Alerts of a tenant, through Graph or Defender for Endpoint.</summary>
public sealed partial class AlertsClient
{
    private readonly BackEndSelector selector;
    private readonly Pager pager;
    private readonly Family<DefenderAlert, AlertQuery, string> family;
    private readonly AlertUpdates updates;

    internal AlertsClient(BackEndSelector selector, HttpPipeline pipeline, Pager pager, PlanReader plans)
    {
        this.selector = selector;
        this.pager = pager;
        family = new("alerts", AlertReader.Instance, selector, plans, new GraphAlerts(), new EndpointAlerts());
        updates = new(selector, pipeline, pager, plans);
    }

    /// <summary>Lists alerts, newest first unless the query has another order, to the end; each leaves as soon as it has been read.</summary>
    /// <param name="query">Which ones; null for all.</param>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Graph <c>GET /security/alerts_v2</c> or <c>/security/incidents/{id}/alerts</c>, Defender for Endpoint <c>GET /api/alerts</c>.</remarks>
    /// <exception cref="DefenderException">The list failed; objects before it are complete. <see cref="ErrorIds.OrderNotSupported"/> and <see cref="ErrorIds.FilterNotSupported"/> before any request.</exception>
    public IAsyncEnumerable<DefenderAlert> ListAsync(
        AlertQuery? query = null, DefenderApi api = DefenderApi.Auto, IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        family.ListAsync(query, api, events, cancellationToken);

    /// <summary>Gets one alert with its evidence.</summary>
    /// <param name="alertId">Its id.</param>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Graph <c>GET /security/alerts_v2/{id}</c>, Defender for Endpoint <c>GET /api/alerts/{id}</c>.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.AlertNotFound"/>: there is none, or the caller may not see it.</exception>
    public Task<DefenderAlert> GetAsync(
        string alertId, DefenderApi api = DefenderApi.Auto, IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        family.GetAsync(alertId, new(), api, events ?? SilentEvents.Instance, cancellationToken);
}
