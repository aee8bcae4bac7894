using System.Runtime.CompilerServices;
using DefenderXdr.Json;

namespace DefenderXdr.Paging;

/// <summary>Carries out what back ends plan. What turns out to be too heavy for the service is asked for in a lighter way, from where it stopped.</summary>
internal sealed class PlanReader(Pager pager)
{
    public IAsyncEnumerable<T> ListAsync<T>(ListPlan<T> plan, IClientEvents events, CancellationToken cancellationToken) where T : class =>
        plan.Lighter is null ? pager.ListAsync(plan, events, cancellationToken) : LightenedAsync(plan, events, cancellationToken);

    public async Task<T> GetAsync<T>(GetPlan<T> plan, ObjectReader<T> reader, IClientEvents events, CancellationToken cancellationToken) where T : class
    {
        T item;
        try
        {
            item = await pager.GetAsync(plan.Request, reader, events, cancellationToken).ConfigureAwait(false);
        }
        catch (DefenderException e) when (plan.Lighter is not null && IsTooHeavy(e))
        {
            Tell(e, events);
            return await GetAsync(plan.Lighter, reader, events, cancellationToken).ConfigureAwait(false);
        }
        if (plan.Part is not null) await plan.Part.FillAsync(item, pager, events, cancellationToken).ConfigureAwait(false);
        return item;
    }

    private async IAsyncEnumerable<T> LightenedAsync<T>(ListPlan<T> plan, IClientEvents events, [EnumeratorCancellation] CancellationToken cancellationToken) where T : class
    {
        for (var emitted = 0; ;)
        {
            await using var items = pager.ListAsync(plan, events, cancellationToken).ConfigureAwait(false).GetAsyncEnumerator();
            while (true)
            {
                try
                {
                    if (!await items.MoveNextAsync()) yield break;
                }
                catch (DefenderException e) when (plan.Lighter is not null && IsTooHeavy(e))
                {
                    Tell(e, events);
                    break;
                }
                emitted++;
                yield return items.Current;
            }
            plan = plan.Lighter(plan.Seen.Count, emitted) with { Seen = plan.Seen, Position = plan.Position };
        }
    }

    private static bool IsTooHeavy(DefenderException e) => e.ErrorId is ErrorIds.ServiceUnavailable or ErrorIds.RequestTimeout;

    private static void Tell(DefenderException e, IClientEvents events) => events.Verbose($"Asking for less at a time: {e.Message}");
}
