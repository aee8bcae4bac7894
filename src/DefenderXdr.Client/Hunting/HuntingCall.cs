using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DefenderXdr.Http;

namespace DefenderXdr;

/// <summary>Runs a query on a back end, as a whole or a slice of it, and keeps the books.</summary>
internal sealed class HuntingCall(HttpPipeline pipeline, HuntingBackEnd backEnd, HuntingQuery query, IClientEvents events, Action<DefenderHuntingRun>? ended)
{
    // A quota that never frees up must not hold a script for ever: two hours of quarters.
    private const int MostWaits = 8;

    private readonly string kql = backEnd.TextOf(query);
    private readonly HashSet<string> said = [];

    /// <summary>The rows of the whole query; they leave as soon as they have been read.</summary>
    public async IAsyncEnumerable<IReadOnlyList<HuntingRow>> StreamAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var run = new DefenderHuntingRun { Api = backEnd.Operation.Api };
        HuntingReader? reader = null;
        try
        {
            // Until the first row is out, an answer that breaks can be asked for again; after it, rows would come twice.
            reader = await AskAsync(run, kql, response => HuntingReader.Open(response, query.ExpandDynamic, cancellationToken), cancellationToken).ConfigureAwait(false);
            while (reader.Next() is { Count: > 0 } rows)
            {
                run.Rows += rows.Count;
                Warn(reader);
                yield return rows;
            }
            Warn(reader);
            run.Outcome = run.Rows < HuntingLimits.MostRows ? DefenderHuntingOutcome.Complete : DefenderHuntingOutcome.Truncated;
        }
        finally
        {
            reader?.Dispose();
            End(run, reader);
        }
        if (run.Outcome == DefenderHuntingOutcome.Truncated) Truncated($"The result has {run.Rows} rows, the most that {run.Api} sends in one answer: others are missing.");
    }

    /// <summary>The rows of a slice in the order of time, or null when it is more than one answer holds.</summary>
    public async Task<IReadOnlyList<HuntingRow>?> ReadAsync(HuntingSlice slice, string timeColumn, CancellationToken cancellationToken)
    {
        var run = new DefenderHuntingRun { Api = backEnd.Operation.Api, SliceStart = slice.Start, SliceEnd = slice.End };
        HuntingReader? reader = null;
        try
        {
            // None of its rows is out before all of them are here, so that one that breaks can be asked for again at any time.
            var rows = await AskAsync(run, KqlText.Append(kql, slice.Filter(timeColumn)), response => ReadAll(reader = HuntingReader.Open(response, query.ExpandDynamic, cancellationToken)), cancellationToken).ConfigureAwait(false);
            Warn(reader!);
            run.Rows = rows.Count;
            run.Outcome = rows.Count < HuntingLimits.MostRows ? DefenderHuntingOutcome.Complete
                : slice.CanBeHalved ? DefenderHuntingOutcome.Halved : DefenderHuntingOutcome.Truncated;
            if (run.Outcome == DefenderHuntingOutcome.Truncated) Truncated($"At {slice} there are {rows.Count} rows or more, the most that {run.Api} sends in one answer.");
            return run.Outcome == DefenderHuntingOutcome.Halved ? null : HuntingOrder.ByTime(rows, reader!.Schema!, timeColumn);
        }
        catch (DefenderException e) when ((e.ErrorId == ErrorIds.HuntingResultTooLarge && slice.CanBeHalved) || (e.ErrorId == ErrorIds.HuntingResourcesExceeded && slice.IsLong))
        {
            events.Verbose(e.Message);
            run.Outcome = DefenderHuntingOutcome.Halved;
            return null;
        }
        catch (DefenderServiceException e) when (e.ErrorId == ErrorIds.HuntingQueryInvalid && Lacks(e.ServiceMessage, timeColumn))
        {
            throw DefenderErrors.Create(ErrorIds.HuntingTimeColumnMissing, $"The result has no column '{timeColumn}' to tell the slices by. {e.Message}", e.Facts, null, e);
        }
        finally
        {
            End(run, reader);
        }
    }

    private async Task<T> AskAsync<T>(DefenderHuntingRun run, string text, Func<ApiResponse, T> read, CancellationToken cancellationToken)
    {
        var request = backEnd.Run(text, query);
        for (var waits = 0; ; waits++)
        {
            run.StartedAt = DateTimeOffset.UtcNow;
            try
            {
                return await pipeline.ReadAsync(request, response =>
                {
                    (run.RequestId, run.ClientRequestId) = (response.RequestId, response.ClientRequestId);
                    return read(response);
                }, events, cancellationToken).ConfigureAwait(false);
            }
            catch (DefenderServiceException e) when (e.ErrorId == ErrorIds.HuntingQuotaExceeded && query.WaitForQuota && waits < MostWaits)
            {
                // A little later than it says: clocks differ.
                var pause = e.RetryAfter!.Value + TimeSpan.FromSeconds(1);
                await HttpPipeline.PauseAsync(pause, $"until the tenant has processing time again: {e.Message}", events, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static List<HuntingRow> ReadAll(HuntingReader reader)
    {
        using (reader)
        {
            var rows = new List<HuntingRow>();
            while (reader.Next() is { Count: > 0 } next) rows.AddRange(next);
            return rows;
        }
    }

    private void End(DefenderHuntingRun run, HuntingReader? reader)
    {
        run.Duration = DateTimeOffset.UtcNow - run.StartedAt;
        if (reader?.Schema is { } schema) run.Columns = schema.Columns;
        run.Read(reader?.Statistics);
        events.Verbose(run.ToString());
        var columns = $"Columns: {string.Join(", ", run.Columns)}";
        if (run.Columns.Count > 0 && IsNews(columns)) events.Verbose(columns);
        ended?.Invoke(run);
    }

    private void Truncated(string message)
    {
        if (query.FailOnTruncation) throw DefenderErrors.Create(ErrorIds.HuntingResultTruncated, message);
        events.Warning($"{ErrorIds.HuntingResultTruncated}: {message} {DefenderErrors.All[ErrorIds.HuntingResultTruncated].RecommendedAction}");
    }

    // Once, however many slices say it.
    private void Warn(HuntingReader reader)
    {
        while (reader.NextWarning() is { } warning)
            if (IsNews(warning)) events.Warning(warning);
    }

    private bool IsNews(string message)
    {
        lock (said) return said.Add(message);
    }

    private static bool Lacks(string? message, string column) =>
        message is not null && message.Contains($"'{column}'") && Regex.IsMatch(message, "resolve", RegexOptions.IgnoreCase);
}
