using DefenderXdr.Http;

namespace DefenderXdr;

// Changes of alerts.
public sealed partial class AlertsClient
{
    private static readonly ApiOperation[] Moving = [ApiOperations.GraphMoveAlerts];
    private static readonly ApiOperation[] Creating = [ApiOperations.EndpointCreateAlert];

    /// <summary>Changes an alert.</summary>
    /// <param name="alertId">Its id.</param>
    /// <param name="update">What to change; at least one thing.</param>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="readBack">Whether to read the alert again where the service answers with less than the whole of it.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>The alert after the change; null where the service gave none and <paramref name="readBack"/> is false.</returns>
    /// <remarks>Graph <c>PATCH /security/alerts_v2/{id}</c> and <c>POST …/comments</c>, Defender for Endpoint <c>PATCH /api/alerts/{id}</c>.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.EmptyUpdate"/>, <see cref="ErrorIds.InvalidParameter"/> and <see cref="ErrorIds.ApiNotSupported"/>
    /// before anything is sent; <see cref="ErrorIds.RequestRejected"/> with the service's words; <see cref="ErrorIds.AlertNotFound"/>.</exception>
    public Task<DefenderAlert?> UpdateAsync(
        string alertId, AlertUpdate update, DefenderApi api = DefenderApi.Auto, bool readBack = true, IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        updates.UpdateAsync(alertId, update, api, readBack, events ?? SilentEvents.Instance, cancellationToken);

    /// <summary>Makes the same change on many alerts. What fails on one does not keep the others from it.</summary>
    /// <param name="alertIds">Their ids; one that is named twice is changed once.</param>
    /// <param name="update">What to change; at least one thing.</param>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="readBack">Whether to read alerts again where the service answers with less than the whole of them.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>What became of each.</returns>
    /// <remarks>Defender for Endpoint <c>POST /api/alerts/batchUpdate</c>, 100 at a time; Graph one after the other.</remarks>
    /// <exception cref="DefenderException">The change is refused before anything is sent.</exception>
    public IAsyncEnumerable<AlertUpdateResult> UpdateAsync(
        IReadOnlyList<string> alertIds, AlertUpdate update, DefenderApi api = DefenderApi.Auto, bool readBack = true, IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        updates.UpdateAsync(alertIds, update, api, readBack, events ?? SilentEvents.Instance, cancellationToken);

    /// <summary>Moves alerts to another incident, or to a new one.</summary>
    /// <param name="alertIds">Their ids.</param>
    /// <param name="incidentId">The incident; null for a new one.</param>
    /// <param name="comment">A comment for the alerts, or null.</param>
    /// <param name="reasons">Why they belong there, in words such as <c>SameActor</c>.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Graph <c>POST /security/alerts_v2/moveAlerts</c>. No other API has it.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.InvalidParameter"/>: no alerts.</exception>
    public async Task<DefenderAlertMove> MoveAsync(
        IReadOnlyList<string> alertIds, long? incidentId, string? comment = null, IReadOnlyList<string>? reasons = null, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        var ids = alertIds.Distinct(StringComparer.Ordinal).ToArray();
        if (ids.Length == 0) throw DefenderErrors.Create(ErrorIds.InvalidParameter, "Moving takes one alert or more.");

        events ??= SilentEvents.Instance;
        var operation = await selector.SelectAsync("moving of alerts", Moving, o => o, DefenderApi.Graph, events, cancellationToken).ConfigureAwait(false);
        var body = new UpdateBody()
            .Add("alertIds", ids)
            .AddAlways("incidentId", incidentId is null ? null : $"{incidentId}")
            .Add("alertComment", comment)
            .Add("newCorrelationReasons", CorrelationReasons.ToGraph(reasons));
        var where = incidentId is null ? "a new incident" : $"incident '{incidentId}'";
        var request = ApiRequest.ForChange(operation, null, body.ToString(), $"move alerts to {where}", ErrorIds.AlertNotFound);
        var move = await pager.GetAsync(request, DefenderAlertMove.Reader, events, cancellationToken).ConfigureAwait(false);
        move.AlertId = ids;
        return move;
    }

    /// <summary>Raises an alert on an event that hunting found. It starts an automated investigation.</summary>
    /// <param name="alert">The event, and what to say of it.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Defender for Endpoint <c>POST /api/alerts/CreateAlertByReference</c>. No other API has it.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.NotFound"/>: the service does not know the event.</exception>
    public async Task<DefenderAlert> CreateAsync(NewAlert alert, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        var operation = await selector.SelectAsync("creation of alerts", Creating, o => o, DefenderApi.Endpoint, events, cancellationToken).ConfigureAwait(false);
        var request = ApiRequest.ForChange(operation, null, alert.Body, $"create an alert on event {alert.ReportId} of device '{alert.DeviceId}'", ErrorIds.NotFound);
        return await pager.GetAsync(request, AlertReader.Instance, events, cancellationToken).ConfigureAwait(false);
    }
}
