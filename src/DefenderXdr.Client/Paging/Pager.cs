using System.Net;
using System.Runtime.CompilerServices;
using DefenderXdr.Http;
using DefenderXdr.Json;

namespace DefenderXdr.Paging;

/// <summary>Lists to their end: follows nextLink where there is one, skips where there is none, drops what comes twice.</summary>
internal sealed class Pager(HttpPipeline pipeline)
{
    /// <summary>Reads a list, each object as soon as it is there.</summary>
    /// <exception cref="DefenderException">The list broke; <see cref="DefenderException.Position"/> says where, if something had come.</exception>
    public async IAsyncEnumerable<T> ListAsync<T>(ListPlan<T> plan, IClientEvents events, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var items = PagesAsync(plan, events, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (items.ConfigureAwait(false))
        {
            while (true)
            {
                try
                {
                    if (!await items.MoveNextAsync().ConfigureAwait(false)) yield break;
                }
                catch (DefenderServiceException e) when (plan.IsEmptyWhenNotFound && e is { StatusCode: HttpStatusCode.NotFound, Code: not null })
                {
                    events.Verbose($"There is nothing to list: {e.Message}");
                    yield break;
                }
                catch (DefenderException e) when (plan.Position.HasBegun)
                {
                    throw plan.Position.At(e);
                }
                yield return items.Current;
            }
        }
    }

    /// <summary>Reads a single object.</summary>
    public Task<T> GetAsync<T>(ApiRequest request, ObjectReader<T> reader, IClientEvents events, CancellationToken cancellationToken) where T : class =>
        pipeline.ReadAsync(request, response =>
        {
            using var body = new JsonBody(response, cancellationToken);
            body.Open();
            return body.Read(reader.Read);
        }, events, cancellationToken);

    private async IAsyncEnumerable<T> PagesAsync<T>(ListPlan<T> plan, IClientEvents events, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var turner = new PageTurner<T>(plan, events);
        var emitted = 0;
        var broken = 0;
        PageAhead<T>? ahead = null;

        try
        {
            for (var request = plan.First; request is not null;)
            {
                DefenderException? interruption = null;
                plan.Position.Page(request.Address);
                turner.Open();
                using (var page = await PageAsync(request).ConfigureAwait(false))
                {
                    while (true)
                    {
                        T? item;
                        try
                        {
                            item = page.Next();
                        }
                        catch (DefenderException e) when (e.ErrorId == ErrorIds.ConnectionBroken && MayReadAgain() && ++broken <= HttpPipeline.BrokenBodiesAllowed)
                        {
                            interruption = e;
                            break;
                        }
                        if (item is null) break;

                        var key = plan.Key?.Invoke(item);
                        var isNew = key is null || plan.Seen.Add(key);
                        turner.Take(key, isNew);
                        if (ahead is null && turner.Foresee(request, page.NextLink, plan.Limit - emitted) is { } next) ahead = new PageAhead<T>(next, OpenAsync, cancellationToken);
                        if (!isNew) continue;
                        if (plan.Part is not null) await plan.Part.FillAsync(item, this, events, cancellationToken).ConfigureAwait(false);
                        if (plan.Keep?.Invoke(item) == false) continue;
                        plan.Position.Object(item, key);
                        yield return item;
                        if (++emitted == plan.Limit) yield break;
                    }

                    if (interruption is null)
                    {
                        broken = 0;
                        request = turner.Turn(request, page.NextLink);
                    }
                    else events.Verbose($"Reading the page again from its start: {interruption.Message}");
                }
            }
        }
        finally
        {
            if (ahead is not null) await ahead.DropAsync().ConfigureAwait(false);
        }

        async Task<IPage<T>> OpenAsync(ApiRequest request, CancellationToken token) =>
            plan.Reader.Open(await pipeline.SendAsync(request, events, token).ConfigureAwait(false), token);

        async Task<IPage<T>> PageAsync(ApiRequest request)
        {
            if (ahead is not { } guess) return await OpenAsync(request, cancellationToken).ConfigureAwait(false);

            ahead = null;
            if (guess.Request.Address == request.Address) return await guess.TakeAsync().ConfigureAwait(false);
            await guess.DropAsync().ConfigureAwait(false);
            return await OpenAsync(request, cancellationToken).ConfigureAwait(false);
        }

        // Asking again must neither do anything twice nor give what nothing tells from its double.
        bool MayReadAgain() => plan.First.Operation.IsRead && (turner.Count == 0 || plan.Key is not null);
    }
}
