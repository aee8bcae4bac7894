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
    /// <param name="query">The query.</param>
    /// <param name="api">The API; Auto leaves it to the connection.</param>
    /// <param name="events">Hears what is done meanwhile, and the columns.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Graph <c>POST /security/runHuntingQuery</c>; until 2027-02-01 Defender XDR <c>POST /api/advancedhunting/run</c> and Defender for Endpoint <c>POST /api/advancedqueries/run</c>.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.HuntingQueryInvalid"/>: the query does not run; the service's text is in the message.</exception>
    public async IAsyncEnumerable<HuntingRow> RunAsync(
        string query, DefenderApi api = DefenderApi.Auto, IClientEvents? events = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(query)) throw DefenderErrors.Create(ErrorIds.HuntingQueryInvalid, "The query is empty.");

        events ??= SilentEvents.Instance;
        var requests = BackEnds.Select(backEnd => backEnd.Run(query)).ToArray();
        var request = await selector.SelectAsync("hunting", requests, request => request.Operation, api, events, cancellationToken).ConfigureAwait(false);

        // Until the first row is out, an answer that breaks can be asked for again; after it, rows would come twice.
        using var reader = await pipeline.ReadAsync(request, response => HuntingReader.Open(response, cancellationToken), events, cancellationToken).ConfigureAwait(false);
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
