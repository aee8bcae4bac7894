using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Actions on devices: isolation, scans, live response … Through Defender for Endpoint.</summary>
public sealed partial class MachineActionsClient
{
    private readonly HttpPipeline pipeline;
    private readonly Pager pager;
    private readonly PostedOnce once;
    private readonly Family<DefenderMachineAction, MachineActionQuery, string> family;

    internal MachineActionsClient(BackEndSelector selector, HttpPipeline pipeline, Pager pager, PlanReader plans)
    {
        this.pipeline = pipeline;
        this.pager = pager;
        once = new PostedOnce(pipeline, pager);
        family = new("machine actions", MachineActionReader.Instance, selector, plans, new EndpointMachineActions());
    }

    /// <summary>Lists actions, in the service's order; each leaves as soon as it has been read.</summary>
    /// <param name="query">Which ones; null for all.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Defender for Endpoint <c>GET /api/machineactions</c>. Live response sessions that were opened in the portal are not in it.</remarks>
    /// <exception cref="DefenderException">The list failed; objects before it are complete.</exception>
    public IAsyncEnumerable<DefenderMachineAction> ListAsync(MachineActionQuery? query = null, IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        family.ListAsync(query, DefenderApi.Endpoint, events, cancellationToken);

    /// <summary>Gets one action.</summary>
    /// <param name="actionId">Its id.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Defender for Endpoint <c>GET /api/machineactions/{id}</c>.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.MachineActionNotFound"/>.</exception>
    public Task<DefenderMachineAction> GetAsync(string actionId, IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        family.GetAsync(actionId, new(), DefenderApi.Endpoint, events ?? SilentEvents.Instance, cancellationToken);

    /// <summary>Whether an order could be sent: whether there is a token, and whether it carries the permission. Sends nothing to the API.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.PermissionMissing"/>, or sign-in failed.</exception>
    public Task PreflightAsync(MachineActionOrder order, IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        pipeline.PreflightAsync(order.Operation, events ?? SilentEvents.Instance, cancellationToken);

    /// <summary>Whether actions could be cancelled, as far as the token tells: the service wants the permission of the action's own type. Sends nothing to the API.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.PermissionMissing"/>, or sign-in failed.</exception>
    public Task PreflightCancelAsync(IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        pipeline.PreflightAsync(ApiOperations.EndpointCancelMachineAction, events ?? SilentEvents.Instance, cancellationToken);

    /// <summary>Starts an action on a device, once: where the service's answer is lost, the action is looked for, and never sent again.</summary>
    /// <param name="machineId">The device's id.</param>
    /// <param name="order">What to do.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends the wait at once; what was sent may still be done.</param>
    /// <returns>The action; also one of the same type that ran already, which the service does not do a second time.</returns>
    /// <exception cref="DefenderException"><see cref="ErrorIds.MachineNotFound"/>; <see cref="ErrorIds.MachineNotSupported"/> and <see cref="ErrorIds.MachineNotOnboarded"/>
    /// where the service says so; <see cref="ErrorIds.MachineActionInProgress"/>; <see cref="ErrorIds.MachineActionUnconfirmed"/>: it is not known whether it was done.</exception>
    public async Task<MachineActionStart> StartAsync(string machineId, MachineActionOrder order, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(machineId)) throw DefenderErrors.Create(ErrorIds.InvalidParameter, "An action is done on one device, and no id was given.");

        events ??= SilentEvents.Instance;
        var request = ApiRequest.ForChange(order.Operation, machineId, order.Body, $"{order.Does} on device '{machineId}'", ErrorIds.MachineNotFound, MachineActionRefusals.Meaning(order.Does, machineId));
        var (action, wasRunning) = await once.SendAsync(request, MachineActionReader.Instance,
            since => LookAsync(machineId, order, action => since is null ? !action.HasEnded : action.CreationTime >= since && Same(action.RequestorComment, order.Comment), events, cancellationToken),
            e => DefenderErrors.Create(ErrorIds.MachineActionUnconfirmed, $"Whether device '{machineId}' got the order to {order.Does} is not known: the service lists no such action. {e.Message}", inner: e),
            events, cancellationToken).ConfigureAwait(false);
        return new(action, wasRunning);
    }

    /// <summary>Cancels an action that has not ended.</summary>
    /// <param name="actionId">Its id.</param>
    /// <param name="comment">Why.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    /// <returns>The action as it is then.</returns>
    /// <remarks>Defender for Endpoint <c>POST /api/machineactions/{id}/cancel</c>. The token needs the permission of the action's own type.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.MachineActionNotFound"/>, <see cref="ErrorIds.MachineActionEnded"/>.</exception>
    public async Task<DefenderMachineAction> CancelAsync(string actionId, string comment, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(comment)) throw DefenderErrors.Create(ErrorIds.InvalidParameter, "To cancel an action takes a comment that says why.");

        events ??= SilentEvents.Instance;
        var body = new UpdateBody().Add("Comment", comment).ToString();
        var request = ApiRequest.ForChange(ApiOperations.EndpointCancelMachineAction, actionId, body, $"cancel action '{actionId}'", ErrorIds.MachineActionNotFound, MachineActionRefusals.OfCancelling(actionId));
        var (action, _) = await once.SendAsync(request, MachineActionReader.Instance,
            async _ => await GetAsync(actionId, events, cancellationToken).ConfigureAwait(false) is { } seen && (seen.Status == "Cancelled" || seen.CancellationTime is not null) ? seen : null,
            e => DefenderErrors.Create(ErrorIds.MachineActionUnconfirmed, $"Whether action '{actionId}' is being cancelled is not known. {e.Message}", $"Look at Get-DefenderMachineAction -ActionId '{actionId}'; to cancel it again does no harm.", e),
            events, cancellationToken).ConfigureAwait(false);
        return action;
    }

    private async Task<DefenderMachineAction?> LookAsync(
        string machineId, MachineActionOrder order, Func<DefenderMachineAction, bool> isIt, IClientEvents events, CancellationToken cancellationToken)
    {
        DefenderMachineAction? newest = null;
        await foreach (var action in ListAsync(new MachineActionQuery { MachineId = [machineId], Type = [order.Type] }, events, cancellationToken).ConfigureAwait(false))
        {
            // What comes of a list that was not filtered as asked must not be taken for it.
            var isMeant = action.Type == order.Type && (action.MachineId is null || string.Equals(action.MachineId, machineId, StringComparison.OrdinalIgnoreCase));
            if (isMeant && isIt(action) && !(action.CreationTime <= newest?.CreationTime)) newest = action;
        }
        return newest;
    }

    private static bool Same(string? left, string right) => string.Equals(left?.Trim(), right.Trim(), StringComparison.Ordinal);
}
