using System.Runtime.CompilerServices;
using DefenderXdr.Json;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Objects of one kind, listed and got through whichever of its APIs is open.</summary>
internal sealed class Family<T, TQuery, TId>(string name, ObjectReader<T> reader, BackEndSelector selector, Pager pager, params IListBackEnd<T, TQuery, TId>[] backEnds)
    where T : class
    where TQuery : class, new()
{
    public async IAsyncEnumerable<T> ListAsync(TQuery? query, DefenderApi api, IClientEvents? events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        events ??= SilentEvents.Instance;
        query ??= new TQuery();
        var plans = backEnds.Select(backEnd => backEnd.List(query)).ToArray();
        var plan = await selector.SelectAsync(name, plans, plan => plan.First.Operation, api, events, cancellationToken).ConfigureAwait(false);
        await foreach (var item in pager.ListAsync(plan, events, cancellationToken).ConfigureAwait(false))
            yield return item;
    }

    public async Task<T> GetAsync(TId id, DefenderApi api, IClientEvents? events, CancellationToken cancellationToken)
    {
        events ??= SilentEvents.Instance;
        var requests = backEnds.Select(backEnd => backEnd.Get(id)).ToArray();
        var request = await selector.SelectAsync(name, requests, request => request.Operation, api, events, cancellationToken).ConfigureAwait(false);
        return await pager.GetAsync(request, reader, events, cancellationToken).ConfigureAwait(false);
    }
}
