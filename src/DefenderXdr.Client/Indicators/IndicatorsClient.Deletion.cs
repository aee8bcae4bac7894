using System.Net;
using System.Runtime.CompilerServices;

namespace DefenderXdr;

// Deletion of indicators.
public sealed partial class IndicatorsClient
{
    /// <summary>Deletes an indicator.</summary>
    /// <param name="indicatorId">Its id.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Defender for Endpoint <c>DELETE /api/indicators/{id}</c>.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.IndicatorNotFound"/>: there is none, or the caller may not see it.</exception>
    public async Task DeleteAsync(string indicatorId, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        await ChooseAsync(ApiOperations.EndpointDeleteIndicator, events, cancellationToken).ConfigureAwait(false);
        var request = Change(ApiOperations.EndpointDeleteIndicator, indicatorId, null, $"delete indicator '{indicatorId}'");
        using var response = await pipeline.SendAsync(request, events, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes indicators that were read before: one by its own call, more in batches. What fails for one does not keep the others from it.</summary>
    /// <param name="indicators">The indicators. One that has gone in the meantime is as good as deleted.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>What became of each.</returns>
    /// <remarks>Defender for Endpoint <c>DELETE /api/indicators/{id}</c> and <c>POST /api/indicators/BatchDelete</c>, 500 at a time.</remarks>
    /// <exception cref="DefenderException">A call failed, not for its indicators; those before it have their results.</exception>
    public async IAsyncEnumerable<IndicatorResult> DeleteAsync(
        IReadOnlyList<DefenderIndicator> indicators, IClientEvents? events = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        var distinct = indicators.GroupBy(indicator => indicator.IndicatorId ?? "", StringComparer.Ordinal).Select(same => same.First()).ToArray();
        foreach (var batch in Batches(distinct))
        {
            var error = await TryAsync(batch).ConfigureAwait(false);
            if (error is not null)
            {
                // One id that is unknown refuses a batch, and nobody says what became of the others; a lost answer says nothing at all. So they are
                // looked up: what is gone is done, and what is there is asked for once more.
                events.Verbose($"Looking up what is left: {error.Message}");
                var left = await LeftAsync(batch, events, cancellationToken).ConfigureAwait(false);
                var again = left.Count == 0 ? null : await TryAsync(left).ConfigureAwait(false);
                var kept = again is null ? [] : await LeftAsync(left, events, cancellationToken).ConfigureAwait(false);
                foreach (var indicator in batch) yield return new(indicator, indicator.IndicatorId, kept.Contains(indicator) ? again : null);
                continue;
            }
            foreach (var indicator in batch) yield return new(indicator, indicator.IndicatorId, null);
        }

        async Task<DefenderException?> TryAsync(IReadOnlyList<DefenderIndicator> batch)
        {
            try
            {
                await SendAsync(batch, events, cancellationToken).ConfigureAwait(false);
                return null;
            }
            catch (DefenderException e) when (MayHaveActed(e))
            {
                return e;
            }
        }
    }

    // Where it surely did nothing, its error is all there is to say.
    private static bool MayHaveActed(DefenderException error) =>
        error.ErrorId is ErrorIds.HostUnreachable or ErrorIds.RequestTimeout or ErrorIds.ConnectionBroken or ErrorIds.ServiceUnavailable
        || error is DefenderServiceException { StatusCode: HttpStatusCode.NotFound or HttpStatusCode.BadRequest };

    private async Task SendAsync(IReadOnlyList<DefenderIndicator> batch, IClientEvents events, CancellationToken cancellationToken)
    {
        if (batch.Count == 1)
        {
            await DeleteAsync(batch[0].IndicatorId!, events, cancellationToken).ConfigureAwait(false);
            return;
        }
        await ChooseAsync(ApiOperations.EndpointDeleteIndicators, events, cancellationToken).ConfigureAwait(false);
        var body = new UpdateBody().Add("IndicatorIds", batch.Select(indicator => indicator.IndicatorId).ToArray()).ToString();
        var request = Change(ApiOperations.EndpointDeleteIndicators, null, body, $"delete {batch.Count} indicators");
        using var response = await pipeline.SendAsync(request, events, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<DefenderIndicator>> LeftAsync(IReadOnlyList<DefenderIndicator> batch, IClientEvents events, CancellationToken cancellationToken)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var indicator in ListAsync(new() { Id = [.. batch.Select(indicator => indicator.IndicatorId!)] }, events, cancellationToken).ConfigureAwait(false)) ids.Add(indicator.IndicatorId!);
        return [.. batch.Where(indicator => ids.Contains(indicator.IndicatorId!))];
    }
}
