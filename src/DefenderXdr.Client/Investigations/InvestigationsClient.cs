using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Automated investigations, through Defender for Endpoint.</summary>
public sealed class InvestigationsClient
{
    private readonly HttpPipeline pipeline;
    private readonly PostedOnce once;
    private readonly Family<DefenderInvestigation, InvestigationQuery, string> family;

    internal InvestigationsClient(BackEndSelector selector, HttpPipeline pipeline, Pager pager, PlanReader plans)
    {
        this.pipeline = pipeline;
        once = new PostedOnce(pipeline, pager);
        family = new("investigations", DefenderInvestigation.Reader, selector, plans, new EndpointInvestigations());
    }

    /// <summary>Lists investigations; each leaves as soon as it has been read.</summary>
    /// <param name="query">Which ones; null for all.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Defender for Endpoint <c>GET /api/investigations</c>.</remarks>
    public IAsyncEnumerable<DefenderInvestigation> ListAsync(InvestigationQuery? query = null, IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        family.ListAsync(query, DefenderApi.Endpoint, events, cancellationToken);

    /// <summary>Gets one investigation.</summary>
    /// <param name="id">Its id, or that of the alert that it began with.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Defender for Endpoint <c>GET /api/investigations/{id}</c>.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.InvestigationNotFound"/>.</exception>
    public Task<DefenderInvestigation> GetAsync(string id, IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        family.GetAsync(id, new(), DefenderApi.Endpoint, events ?? SilentEvents.Instance, cancellationToken);

    /// <summary>Whether an investigation could be started: whether the token carries the permission. Sends nothing to the API.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.PermissionMissing"/>, or sign-in failed.</exception>
    public Task PreflightAsync(IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        pipeline.PreflightAsync(ApiOperations.EndpointStartInvestigation, events ?? SilentEvents.Instance, cancellationToken);

    /// <summary>Starts an investigation of a device, once: where the service's answer is lost, the investigation is looked for, and never started again.</summary>
    /// <param name="machineId">The device's id.</param>
    /// <param name="comment">Why.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends the wait at once; what was sent may still be done.</param>
    /// <returns>The investigation, and whether it ran already.</returns>
    /// <remarks>Defender for Endpoint <c>POST /api/machines/{id}/startInvestigation</c>.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.MachineNotFound"/>, <see cref="ErrorIds.MachineActionUnconfirmed"/>.</exception>
    public async Task<(DefenderInvestigation Investigation, bool WasRunning)> StartAsync(
        string machineId, string comment, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(machineId)) throw DefenderErrors.Create(ErrorIds.InvalidParameter, "An investigation is of one device, and no id was given.");
        if (string.IsNullOrWhiteSpace(comment)) throw DefenderErrors.Create(ErrorIds.InvalidParameter, "An investigation takes a comment that says why.");

        events ??= SilentEvents.Instance;
        var request = ApiRequest.ForChange(ApiOperations.EndpointStartInvestigation, machineId, new UpdateBody().Add("Comment", comment).ToString(),
            $"investigate device '{machineId}'", ErrorIds.MachineNotFound, MachineActionRefusals.Meaning("start an investigation", machineId));
        return await once.SendAsync(request, DefenderInvestigation.Reader,
            since => LookAsync(machineId, since, investigation => since is not null || !investigation.HasEnded, events, cancellationToken),
            e => DefenderErrors.Create(ErrorIds.MachineActionUnconfirmed, $"Whether an investigation of device '{machineId}' was started is not known: the service lists none. {e.Message}",
                $"It was asked for once and not again. Look at Get-DefenderInvestigation -MachineId '{machineId}' in a few minutes before you repeat it.", e),
            events, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until investigations have ended, and gives each as it ends, with its error where it is no success.</summary>
    /// <param name="investigations">The investigations. One that waits for somebody's approval has not ended.</param>
    /// <param name="timeout">How long to wait; those that have not ended by then come with an error, and go on.</param>
    /// <param name="events">Hears how far they are.</param>
    /// <param name="cancellationToken">Ends the wait at once. The investigations go on.</param>
    /// <remarks>Defender for Endpoint <c>GET /api/investigations/{id}</c>, after a second first, and then less and less often down to every half minute.</remarks>
    public IAsyncEnumerable<(DefenderInvestigation Investigation, DefenderException? Error)> WaitAsync(
        IReadOnlyList<DefenderInvestigation> investigations, TimeSpan timeout, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        return new Watch<DefenderInvestigation>("Waiting for investigations", investigation => GetAsync(investigation.InvestigationId ?? "", events, cancellationToken),
                investigation => investigation.HasEnded,
                investigation => investigation.HasFailed ? DefenderErrors.Create(ErrorIds.MachineActionFailed, $"Investigation {investigation} of {investigation.ComputerDnsName} ended without a result. {investigation.StatusDetails}".TrimEnd()) : null)
            .WaitAsync(investigations, timeout, events, cancellationToken);
    }

    private async Task<DefenderInvestigation?> LookAsync(
        string machineId, DateTimeOffset? since, Func<DefenderInvestigation, bool> isIt, IClientEvents events, CancellationToken cancellationToken)
    {
        DefenderInvestigation? newest = null;
        await foreach (var investigation in ListAsync(new InvestigationQuery { MachineId = [machineId], StartedAfter = since }, events, cancellationToken).ConfigureAwait(false))
            if (string.Equals(investigation.MachineId ?? machineId, machineId, StringComparison.OrdinalIgnoreCase) && isIt(investigation) && !(investigation.StartTime <= newest?.StartTime)) newest = investigation;
        return newest;
    }
}
