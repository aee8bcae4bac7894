using System.Runtime.CompilerServices;
using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>The same change of many alerts: in batches where the API has them, one after the other where it has not. Each alert gets a result of its own.</summary>
internal sealed class AlertUpdates(BackEndSelector selector, HttpPipeline pipeline, Pager pager, PlanReader plans)
{
    /// <summary>How many alerts go into a batch. The service states no limit, and has an error for too many.</summary>
    public const int BatchSize = 100;

    private readonly Updater<DefenderAlert, AlertUpdate, string> updater =
        new("alerts", AlertReader.Instance, IsWhole, selector, pager, plans, new GraphAlertUpdates(), new EndpointAlertUpdates());

    public async Task<DefenderAlert?> UpdateAsync(string id, AlertUpdate update, DefenderApi api, bool readBack, IClientEvents events, CancellationToken cancellationToken)
    {
        var backEnd = await updater.ChooseAsync(update, api, events, cancellationToken).ConfigureAwait(false);
        return await OneAsync(backEnd, id, update, readBack, events, cancellationToken).ConfigureAwait(false);
    }

    public async IAsyncEnumerable<AlertUpdateResult> UpdateAsync(
        IReadOnlyList<string> ids, AlertUpdate update, DefenderApi api, bool readBack, IClientEvents events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var backEnd = await updater.ChooseAsync(update, api, events, cancellationToken).ConfigureAwait(false);
        var all = ids.Distinct(StringComparer.Ordinal).ToArray();
        var size = backEnd is EndpointAlertUpdates ? BatchSize : 1;
        var waiting = new Stack<string[]>();
        for (var start = (all.Length - 1) / size * size; start >= 0 && all.Length > 0; start -= size) waiting.Push([.. all.Skip(start).Take(size)]);

        while (waiting.Count > 0)
        {
            var batch = waiting.Pop();
            var error = batch.Length == 1 ? null : await BatchAsync(batch, update, events, cancellationToken).ConfigureAwait(false);

            // A batch is refused whole for one alert in it, or for its size: smaller ones find out which.
            if (error is DefenderServiceException { StatusCode: System.Net.HttpStatusCode.BadRequest or System.Net.HttpStatusCode.NotFound } refusal)
            {
                var part = refusal.Code == "MaximumBatchSizeExceeded" ? (batch.Length + 1) / 2 : 1;
                events.Verbose($"Going on with {part} at a time: {error.Message}");
                for (var start = (batch.Length - 1) / part * part; start >= 0; start -= part) waiting.Push([.. batch.Skip(start).Take(part)]);
                continue;
            }
            foreach (var id in batch)
                yield return error is not null ? new(id, null, error) : await ResultAsync(id, batch.Length == 1).ConfigureAwait(false);
        }

        async Task<AlertUpdateResult> ResultAsync(string id, bool alone)
        {
            try
            {
                return new(id, alone ? await OneAsync(backEnd, id, update, readBack, events, cancellationToken).ConfigureAwait(false)
                    : readBack ? await updater.GetAsync(backEnd, id, events, cancellationToken).ConfigureAwait(false) : null, null);
            }
            catch (DefenderException e)
            {
                return new(id, null, e);
            }
        }
    }

    private async Task<DefenderAlert?> OneAsync(
        IUpdateBackEnd<DefenderAlert, AlertUpdate, string> backEnd, string id, AlertUpdate update, bool readBack, IClientEvents events, CancellationToken cancellationToken)
    {
        var answer = await updater.SendAsync(backEnd, id, update, events, cancellationToken).ConfigureAwait(false);
        return answer ?? (readBack ? await updater.GetAsync(backEnd, id, events, cancellationToken).ConfigureAwait(false) : null);
    }

    private async Task<DefenderException?> BatchAsync(string[] ids, AlertUpdate update, IClientEvents events, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await pipeline.SendAsync(EndpointAlertUpdates.Batch(ids, update), events, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (DefenderException e)
        {
            return e;
        }
    }

    // Graph answers an update with an empty list of evidence, which says nothing about the alert's.
    private static bool IsWhole(DefenderAlert alert) => alert.AlertId is not null && alert.Evidence.Count > 0;
}
