namespace DefenderXdr;

// What alerts touch, beside their evidence.
public sealed partial class AlertsClient
{
    /// <summary>Asks Defender for Endpoint what one of its alerts touches. Most of it is among the alert's evidence, with more to it; domains and devices are not.</summary>
    /// <param name="alertId">The alert's id.</param>
    /// <param name="kind"><c>Device</c>, <c>User</c>, <c>File</c>, <c>Ip</c> or <c>Domain</c>.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>Things of that kind. What evidence has no property for, such as a file's prevalence, is among the additional properties.</returns>
    /// <remarks>Defender for Endpoint <c>GET /api/alerts/{id}/machine</c>, <c>/user</c>, <c>/files</c>, <c>/ips</c> and <c>/domains</c>. No other API has them.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.AlertNotFound"/>: the alert, or its device or user, is not known there;
    /// <see cref="ErrorIds.InvalidParameter"/>: there is no such kind.</exception>
    public async Task<IReadOnlyList<DefenderEvidence>> ListEntitiesAsync(
        string alertId, string kind, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        var related = RelatedEntities.OfKind(kind)
            ?? throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"Defender for Endpoint has no list of '{kind}' of an alert: it has Device, User, File, Ip and Domain.");
        events ??= SilentEvents.Instance;
        await selector.SelectAsync("what alerts touch", [related], r => r.Operation, DefenderApi.Endpoint, events, cancellationToken).ConfigureAwait(false);
        return await related.ReadAsync(pager, alertId, events, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether Defender for Endpoint may be asked for things of a kind. Where the token alone is in the way, the caller hears of it.</summary>
    internal async Task<bool> CanListEntitiesAsync(string kind, DefenderApi api, IClientEvents events, CancellationToken cancellationToken)
    {
        if (RelatedEntities.OfKind(kind) is not { } related || !selector.May(related.Operation.Api, api)) return false;
        if (await selector.IsOpenAsync(related.Operation, events, cancellationToken).ConfigureAwait(false)) return true;

        events.WarnOnce("entities" + kind,
            $"What alerts touch of kind {kind} comes from their evidence alone: Defender for Endpoint ({related.Operation.Path}) needs {related.Operation.ApplicationPermissions[0]}, which the token lacks.");
        return false;
    }
}
