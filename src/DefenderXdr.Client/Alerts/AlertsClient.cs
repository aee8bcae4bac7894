using System.Runtime.CompilerServices;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Alerts of a tenant, through Graph or Defender for Endpoint.</summary>
public sealed class AlertsClient
{
    private const string Family = "alerts";
    private static readonly IAlertBackEnd[] BackEnds = [new GraphAlerts(), new EndpointAlerts()];

    private readonly BackEndSelector selector;
    private readonly Pager pager;

    internal AlertsClient(BackEndSelector selector, Pager pager)
    {
        this.selector = selector;
        this.pager = pager;
    }

    /// <summary>Lists alerts, newest first, to the end; each leaves as soon as it has been read.</summary>
    /// <param name="query">Which ones; null for all.</param>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Graph <c>GET /security/alerts_v2</c> or <c>/security/incidents/{id}/alerts</c>, Defender for Endpoint <c>GET /api/alerts</c>.</remarks>
    /// <exception cref="DefenderException">The list failed; objects before it are complete.</exception>
    public async IAsyncEnumerable<DefenderAlert> ListAsync(
        AlertQuery? query = null, DefenderApi api = DefenderApi.Auto, IClientEvents? events = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        var backEnd = await selector.SelectAsync(Family, BackEnds, api, events, cancellationToken).ConfigureAwait(false);
        await foreach (var alert in pager.ListAsync(backEnd.List(query ?? new AlertQuery()), events, cancellationToken).ConfigureAwait(false))
            yield return alert;
    }

    /// <summary>Gets one alert with its evidence.</summary>
    /// <param name="alertId">Its id.</param>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Graph <c>GET /security/alerts_v2/{id}</c>, Defender for Endpoint <c>GET /api/alerts/{id}</c>.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.AlertNotFound"/>: there is none, or the caller may not see it.</exception>
    public async Task<DefenderAlert> GetAsync(
        string alertId, DefenderApi api = DefenderApi.Auto, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        var backEnd = await selector.SelectAsync(Family, BackEnds, api, events, cancellationToken).ConfigureAwait(false);
        return await pager.GetAsync(backEnd.Get(alertId), AlertReader.Instance, events, cancellationToken).ConfigureAwait(false);
    }
}
