using System.Runtime.CompilerServices;
using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Indicators of a tenant, through Defender for Endpoint.</summary>
public sealed partial class IndicatorsClient
{
    /// <summary>How many indicators a tenant may have.</summary>
    public const int MostInTenant = 15_000;

    /// <summary>How many indicators go into a call that imports or deletes.</summary>
    public const int BatchSize = 500;

    private readonly BackEndSelector selector;
    private readonly HttpPipeline pipeline;
    private readonly Pager pager;
    private readonly PlanReader plans;

    internal IndicatorsClient(BackEndSelector selector, HttpPipeline pipeline, Pager pager, PlanReader plans)
    {
        this.selector = selector;
        this.pipeline = pipeline;
        this.pager = pager;
        this.plans = plans;
    }

    /// <summary>Lists the active indicators that the caller may see, each as soon as it has been read. With <c>Ti.ReadWrite</c> alone an app sees its own.</summary>
    /// <param name="query">Which ones; null for all.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Defender for Endpoint <c>GET /api/indicators</c>. No other API has it.</remarks>
    /// <exception cref="DefenderException">The list failed; indicators before it are complete.</exception>
    public async IAsyncEnumerable<DefenderIndicator> ListAsync(
        IndicatorQuery? query = null, IClientEvents? events = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        await ChooseAsync(ApiOperations.EndpointListIndicators, events, cancellationToken).ConfigureAwait(false);
        await foreach (var indicator in plans.ListAsync(IndicatorList.Plan(query ?? new()), events, cancellationToken).ConfigureAwait(false)) yield return indicator;
    }

    // The one API that has indicators: a connection that is bound to another one is told so.
    private Task<ApiOperation> ChooseAsync(ApiOperation operation, IClientEvents events, CancellationToken cancellationToken) =>
        selector.SelectAsync("indicators", [operation], one => one, DefenderApi.Endpoint, events, cancellationToken);
}
