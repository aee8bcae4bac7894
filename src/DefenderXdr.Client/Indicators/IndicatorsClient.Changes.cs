using System.Net;
using System.Runtime.CompilerServices;
using DefenderXdr.Http;

namespace DefenderXdr;

// Changes of indicators.
public sealed partial class IndicatorsClient
{
    // Of a batch that is refused whole, halves find out which of its indicators it is. One costs 18 calls; of many, the rest is refused together.
    private const int MostHalvings = 20;

    /// <summary>Makes an indicator, or changes the one of the same type and value.</summary>
    /// <param name="indicator">What it is to be, whole: what is not set counts as empty. Its type may be left out where the value tells it.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>The indicator as it is then.</returns>
    /// <remarks>Defender for Endpoint <c>POST /api/indicators</c>. An answer that is lost on its way is asked for again: the same once more changes nothing.</remarks>
    /// <exception cref="DefenderException">
    /// Before anything is sent: <see cref="ErrorIds.IndicatorValueInvalid"/>, <see cref="ErrorIds.IndicatorIncomplete"/>, <see cref="ErrorIds.IndicatorActionNotSupported"/>,
    /// <see cref="ErrorIds.IndicatorExpired"/>. From the service: <see cref="ErrorIds.IndicatorRejected"/> with its words.
    /// </exception>
    public async Task<DefenderIndicator> SubmitAsync(DefenderIndicator indicator, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        var complete = Complete(indicator);
        await ChooseAsync(ApiOperations.EndpointSubmitIndicator, events, cancellationToken).ConfigureAwait(false);
        var request = Change(ApiOperations.EndpointSubmitIndicator, null, IndicatorBody.Of(complete), $"submit indicator {complete}");
        return await pager.GetAsync(request, IndicatorFields.Reader, events, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes or changes many indicators. What fails for one does not keep the others from it.</summary>
    /// <param name="indicators">What they are to be, as for <see cref="SubmitAsync"/>.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <returns>What became of each.</returns>
    /// <remarks>Defender for Endpoint <c>POST /api/indicators/import</c>, 500 at a time, in as few calls as that takes. Lost answers are asked for again, as with <see cref="SubmitAsync"/>.</remarks>
    /// <exception cref="DefenderException">A call failed, not for its indicators; those before it have their results.</exception>
    public async IAsyncEnumerable<IndicatorResult> ImportAsync(
        IReadOnlyList<DefenderIndicator> indicators, IClientEvents? events = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        await ChooseAsync(ApiOperations.EndpointImportIndicators, events, cancellationToken).ConfigureAwait(false);

        var sent = new List<(DefenderIndicator Given, DefenderIndicator Complete)>(indicators.Count);
        foreach (var indicator in indicators)
        {
            DefenderIndicator complete;
            DefenderException error;
            try
            {
                complete = Complete(indicator);
                sent.Add((indicator, complete));
                continue;
            }
            catch (DefenderException e)
            {
                error = e;
            }
            yield return new(indicator, null, error);
        }

        var waiting = new Stack<(DefenderIndicator Given, DefenderIndicator Complete)[]>(Batches(sent).Reverse());
        var halvings = 0;
        while (waiting.Count > 0)
        {
            var batch = waiting.Pop();
            IndicatorOutcome?[]? outcomes = null;
            DefenderException? refusal = null;
            try
            {
                outcomes = await ImportBatchAsync([.. batch.Select(item => item.Complete)], events, cancellationToken).ConfigureAwait(false);
            }
            catch (DefenderServiceException e) when (e.StatusCode == HttpStatusCode.BadRequest)
            {
                refusal = e;
            }
            if (refusal is not null && batch.Length > 1 && halvings++ < MostHalvings)
            {
                events.Verbose($"Going on with {(batch.Length + 1) / 2} at a time: {refusal.Message}");
                waiting.Push([.. batch.Skip((batch.Length + 1) / 2)]);
                waiting.Push([.. batch.Take((batch.Length + 1) / 2)]);
                continue;
            }
            for (var i = 0; i < batch.Length; i++)
                yield return refusal is not null ? new(batch[i].Given, null, refusal) : Result(batch[i].Given, outcomes![i]);
        }
    }

    private async Task<IndicatorOutcome?[]> ImportBatchAsync(DefenderIndicator[] batch, IClientEvents events, CancellationToken cancellationToken)
    {
        var request = Change(ApiOperations.EndpointImportIndicators, null, IndicatorBody.Of(batch), $"import {batch.Length} indicators");
        return await pipeline.ReadAsync(request, response =>
        {
            var outcomes = new List<IndicatorOutcome>(batch.Length);
            using (var page = IndicatorOutcome.Reader.Open(response, cancellationToken))
            {
                while (page.Next() is { } outcome) outcomes.Add(outcome);
            }
            return IndicatorOutcome.Match(batch, outcomes);
        }, events, cancellationToken).ConfigureAwait(false);
    }

    private static IndicatorResult Result(DefenderIndicator given, IndicatorOutcome? outcome) => outcome switch
    {
        null => new(given, null, DefenderErrors.Create(ErrorIds.IndicatorRejected, $"The service did not say what became of {given}.")),
        { IsFailed: true } => new(given, null, DefenderErrors.Create(ErrorIds.IndicatorRejected, $"The service refused {given}: {outcome.Reason ?? "it gave no reason."}")),
        _ => new(given, outcome.Id, null),
    };

    private static DefenderIndicator Complete(DefenderIndicator indicator)
    {
        var complete = indicator.Copy();
        IndicatorRules.Complete(complete);
        IndicatorRules.Check(complete, DateTimeOffset.UtcNow);
        return complete;
    }

    private static ApiRequest Change(ApiOperation operation, string? id, string? body, string intent) => new()
    {
        Operation = operation,
        Address = ApiRequest.AddressOf(operation, id),
        Body = RequestBody.Json(body),
        Intent = intent,
        NotFoundErrorId = ErrorIds.IndicatorNotFound,
        BadRequestErrorId = ErrorIds.IndicatorRejected,
    };

    private static IEnumerable<T[]> Batches<T>(IReadOnlyList<T> items)
    {
        for (var start = 0; start < items.Count; start += BatchSize) yield return [.. items.Skip(start).Take(BatchSize)];
    }
}
