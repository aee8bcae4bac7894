using System.Runtime.CompilerServices;
using DefenderXdr.Json;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Objects of one kind, listed and got through whichever of its APIs is open.</summary>
internal sealed class Family<T, TQuery, TId>(string name, ObjectReader<T> reader, BackEndSelector selector, PlanReader plans, params IListBackEnd<T, TQuery, TId>[] backEnds)
    where T : class
    where TQuery : class, new()
{
    public async IAsyncEnumerable<T> ListAsync(TQuery? query, DefenderApi api, IClientEvents? events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        events ??= SilentEvents.Instance;
        query ??= new TQuery();
        var backEnd = await selector.SelectAsync(name, backEnds, backEnd => backEnd.ListOperation(query), api, events, cancellationToken).ConfigureAwait(false);
        await foreach (var item in plans.ListAsync(backEnd.List(query), events, cancellationToken).ConfigureAwait(false))
            yield return item;
    }

    public async Task<T> GetAsync(TId id, TQuery query, DefenderApi api, IClientEvents events, CancellationToken cancellationToken)
    {
        var backEnd = await selector.SelectAsync(name, backEnds, backEnd => backEnd.GetOperation, api, events, cancellationToken).ConfigureAwait(false);
        return await plans.GetAsync(backEnd.Get(id, query), reader, events, cancellationToken).ConfigureAwait(false);
    }
}
