using System.Runtime.CompilerServices;
using DefenderXdr.Http;

namespace DefenderXdr;

/// <summary>Advanced hunting in a tenant, through Graph, Defender XDR or Defender for Endpoint.</summary>
public sealed class HuntingClient
{
    private static readonly HuntingBackEnd[] BackEnds =
    [
        new(ApiOperations.GraphHunting, TimeSpan.FromSeconds(180)),
        new(ApiOperations.XdrHunting, TimeSpan.FromSeconds(180)),
        new(ApiOperations.EndpointHunting, TimeSpan.FromSeconds(200)),
    ];

    private readonly BackEndSelector selector;
    private readonly HttpPipeline pipeline;

    internal HuntingClient(BackEndSelector selector, HttpPipeline pipeline)
    {
        this.selector = selector;
        this.pipeline = pipeline;
        Tables = new HuntingTablesClient(this, selector);
    }

    /// <summary>The tables that queries can read, and their columns.</summary>
    public HuntingTablesClient Tables { get; }

    /// <summary>Runs a KQL query; each row leaves as soon as it has been read.</summary>
    /// <param name="query">The query's text.</param>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="events">Hears what is done meanwhile, and the columns.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>As the other overload, without values and without limits of its own.</remarks>
    public IAsyncEnumerable<HuntingRow> RunAsync(
        string query, DefenderApi api = DefenderApi.Auto, IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        RunAsync(new HuntingQuery { Text = query }, api, events, null, cancellationToken);

    /// <summary>Runs a KQL query; each row leaves as soon as it has been read, or in slices, as soon as its slice has.</summary>
    /// <param name="query">The query, and the values that go into it.</param>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="events">Hears what is done meanwhile, and the columns.</param>
    /// <param name="ended">Hears of each call when it has ended, whatever came of it; from any thread.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>
    /// Graph <c>POST /security/runHuntingQuery</c>; until 2027-02-01 Defender XDR <c>POST /api/advancedhunting/run</c> and Defender for Endpoint
    /// <c>POST /api/advancedqueries/run</c>. An answer has 100,000 rows at the most; a result that stops there gives a warning that begins with
    /// <see cref="ErrorIds.HuntingResultTruncated"/>.
    /// </remarks>
    /// <exception cref="DefenderException">
    /// <see cref="ErrorIds.HuntingQueryInvalid"/>: the query does not run; the service's text is in the message. <see cref="ErrorIds.HuntingResultTooLarge"/>,
    /// <see cref="ErrorIds.HuntingTimeLimitExceeded"/>, <see cref="ErrorIds.HuntingResourcesExceeded"/>, <see cref="ErrorIds.HuntingQuotaExceeded"/>: a limit of
    /// the service. <see cref="ErrorIds.HuntingTimeColumnMissing"/>: a result in slices has no such column. Before any call:
    /// <see cref="ErrorIds.QueryParameterNameInvalid"/>, <see cref="ErrorIds.QueryParameterShadowsTable"/>, <see cref="ErrorIds.QueryParameterValueNotSupported"/>,
    /// <see cref="ErrorIds.InvalidParameter"/>: no timespan; <see cref="ErrorIds.HuntingPeriodInvalid"/>; <see cref="ErrorIds.ApiNotSupported"/>: a workspace, or a timespan that no filter can stand for, on another API than Graph.
    /// </exception>
    public async IAsyncEnumerable<HuntingRow> RunAsync(
        HuntingQuery query, DefenderApi api = DefenderApi.Auto, IClientEvents? events = null, Action<DefenderHuntingRun>? ended = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var rows in RunInBunchesAsync(query, api, events, ended, cancellationToken).ConfigureAwait(false))
            foreach (var row in rows) yield return row;
    }

    /// <summary>The same, with the rows that come together: one at least each time.</summary>
    internal async IAsyncEnumerable<IReadOnlyList<HuntingRow>> RunInBunchesAsync(
        HuntingQuery query, DefenderApi api, IClientEvents? events, Action<DefenderHuntingRun>? ended, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        query.Validate();
        HuntingSample.WarmUp.Begin();
        events ??= SilentEvents.Instance;
        var backEnd = await selector.SelectAsync("hunting", BackEnds, backEnd => backEnd.Operation, api, events, cancellationToken).ConfigureAwait(false);
        var call = new HuntingCall(pipeline, backEnd, query, events, ended);
        var bunches = query.Period is not { } period ? call.StreamAsync(cancellationToken)
            : new HuntingSlices(period, (slice, token) => call.ReadAsync(slice, period.TimeColumn, token), events).RowsAsync(cancellationToken);
        await foreach (var rows in bunches.ConfigureAwait(false)) yield return rows;
    }
}
