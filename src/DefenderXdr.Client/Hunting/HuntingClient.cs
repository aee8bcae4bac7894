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
    }

    /// <summary>Runs a KQL query; each row leaves as soon as it has been read.</summary>
    /// <param name="query">The query's text.</param>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="events">Hears what is done meanwhile, and the columns.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>As the other overload, without values and without limits of its own.</remarks>
    public IAsyncEnumerable<HuntingRow> RunAsync(
        string query, DefenderApi api = DefenderApi.Auto, IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        RunAsync(new HuntingQuery { Text = query }, api, events, cancellationToken);

    /// <summary>Runs a KQL query; each row leaves as soon as it has been read.</summary>
    /// <param name="query">The query, and the values that go into it.</param>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="events">Hears what is done meanwhile, and the columns.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Graph <c>POST /security/runHuntingQuery</c>; until 2027-02-01 Defender XDR <c>POST /api/advancedhunting/run</c> and Defender for Endpoint <c>POST /api/advancedqueries/run</c>.</remarks>
    /// <exception cref="DefenderException">
    /// <see cref="ErrorIds.HuntingQueryInvalid"/>: the query does not run; the service's text is in the message. Before any call:
    /// <see cref="ErrorIds.QueryParameterNameInvalid"/>, <see cref="ErrorIds.QueryParameterShadowsTable"/>, <see cref="ErrorIds.QueryParameterValueNotSupported"/>,
    /// <see cref="ErrorIds.InvalidParameter"/>: no timespan; <see cref="ErrorIds.ApiNotSupported"/>: something that only Graph takes.
    /// </exception>
    public async IAsyncEnumerable<HuntingRow> RunAsync(
        HuntingQuery query, DefenderApi api = DefenderApi.Auto, IClientEvents? events = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        query.Validate();
        events ??= SilentEvents.Instance;
        var kql = query.ToKql();
        var backEnd = await selector.SelectAsync("hunting", BackEnds, backEnd => backEnd.Operation, api, events, cancellationToken).ConfigureAwait(false);
        var request = backEnd.Run(kql, query);

        // Until the first row is out, an answer that breaks can be asked for again; after it, rows would come twice.
        using var reader = await pipeline.ReadAsync(request, response => HuntingReader.Open(response, cancellationToken, query.ExpandDynamic), events, cancellationToken).ConfigureAwait(false);
        var count = 0;
        while (reader.Next() is { } row)
        {
            count++;
            while (reader.NextWarning() is { } warning) events.Warning(warning);
            yield return row;
        }
        while (reader.NextWarning() is { } warning) events.Warning(warning);
        events.Verbose($"{count} rows of {string.Join(", ", reader.Schema!.Columns)}");
    }
}
