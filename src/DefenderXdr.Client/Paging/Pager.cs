using System.Runtime.CompilerServices;
using DefenderXdr.Http;
using DefenderXdr.Json;

namespace DefenderXdr.Paging;

/// <summary>Lists to their end: follows nextLink where there is one, skips where there is none, drops what comes twice.</summary>
internal sealed class Pager(HttpPipeline pipeline)
{
    public async IAsyncEnumerable<T> ListAsync<T>(ListPlan<T> plan, IClientEvents events, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var request = plan.First;
        var skipped = 0;
        var linked = false;
        var emitted = 0;
        var broken = 0;

        while (true)
        {
            var count = 0;
            string? nextLink = null;
            DefenderException? interruption = null;

            var response = await pipeline.SendAsync(request, events, cancellationToken).ConfigureAwait(false);
            using (var page = plan.Reader.Open(response, cancellationToken))
            {
                while (true)
                {
                    T? item;
                    try
                    {
                        item = page.Next();
                    }
                    catch (DefenderException e) when (e.ErrorId == ErrorIds.ConnectionBroken && MayReadAgain(count) && ++broken <= HttpPipeline.BrokenBodiesAllowed)
                    {
                        interruption = e;
                        break;
                    }
                    if (item is null) break;

                    count++;
                    if (plan.Key?.Invoke(item) is { } key && !plan.Seen.Add(key)) continue;
                    if (plan.Part is not null) await plan.Part.FillAsync(item, this, events, cancellationToken).ConfigureAwait(false);
                    if (plan.Keep?.Invoke(item) == false) continue;
                    yield return item;
                    if (++emitted == plan.Limit) yield break;
                }
                nextLink = page.NextLink;
            }

            if (interruption is not null)
            {
                events.Verbose($"Reading the page again from its start: {interruption.Message}");
                continue;
            }

            // A service that links its pages does so to the last one; a full page of one that never did may have a successor.
            broken = 0;
            linked |= nextLink is not null;
            var isFull = !linked && plan.Skip is not null && count >= plan.PageSize;
            if (plan.OnMore is not null)
            {
                if (isFull || nextLink is not null) plan.OnMore();
                yield break;
            }
            if (nextLink is not null) request = request.At(Uri.TryCreate(nextLink, UriKind.RelativeOrAbsolute, out var next) ? next
                : throw DefenderErrors.Create(ErrorIds.ForeignNextLink, $"The service gives a next page that is no address; {emitted} objects were read until then."));
            else if (isFull) request = request.At(plan.Skip!(skipped += count));
            else yield break;

            if (!visited.Add(request.Address.OriginalString))
                throw DefenderErrors.Create(ErrorIds.PagingLoop, $"The service gives a next page that was read before; {emitted} objects were read until then.");
        }

        // Asking again must neither do anything twice nor give what nothing tells from its double.
        bool MayReadAgain(int count) => plan.First.Operation.IsRead && (count == 0 || plan.Key is not null);
    }

    /// <summary>Reads a single object.</summary>
    public Task<T> GetAsync<T>(ApiRequest request, ObjectReader<T> reader, IClientEvents events, CancellationToken cancellationToken) where T : class =>
        pipeline.ReadAsync(request, response =>
        {
            using var body = new JsonBody(response, cancellationToken);
            body.Open();
            return body.Read(reader.Read);
        }, events, cancellationToken);
}
