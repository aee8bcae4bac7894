using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Any path of the three APIs, with sign-in, retry, paging and errors as everywhere. For what has no client of its own.</summary>
public sealed class RequestsClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly DefenderHosts hosts;
    private readonly HttpPipeline pipeline;
    private readonly Pager pager;

    internal RequestsClient(DefenderHosts hosts, HttpPipeline pipeline, Pager pager)
    {
        this.hosts = hosts;
        this.pipeline = pipeline;
        this.pager = pager;
    }

    /// <summary>What a request would do. Nothing is sent, but a token is asked for: one that surely does not suffice is an error.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.ForeignAddress"/>, <see cref="ErrorIds.InvalidParameter"/>, or <see cref="ErrorIds.PermissionMissing"/>.</exception>
    public async Task<RequestPreview> PreviewAsync(DefenderRequest request, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        var prepared = Prepare(request);
        await pipeline.PreflightAsync(prepared.Operation, events ?? SilentEvents.Instance, cancellationToken).ConfigureAwait(false);
        return new RequestPreview(prepared.Operation, RequestQuery.WithoutValues(prepared.Address));
    }

    /// <summary>
    /// Sends a request and gives what its answer holds, each item of a list as soon as it has been read: text, numbers, booleans, arrays,
    /// and dictionaries in the order of the service. Dates stay the text that they came as. An answer without a body gives nothing.
    /// </summary>
    /// <param name="request">What to send. A request that changes something is sent once, and again only when the service surely did not act.</param>
    /// <param name="events">Hears what is done meanwhile, and that a list has more than its first page.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="DefenderException">The request failed; items before it are complete.</exception>
    public async IAsyncEnumerable<object> SendAsync(
        DefenderRequest request, IClientEvents? events = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        var prepared = Prepare(request);
        WarnOfRetirement(prepared.Operation, events);
        await foreach (var item in pager.ListAsync(Plan(prepared, request.All, events), events, cancellationToken).ConfigureAwait(false))
            yield return item;
    }

    /// <summary>Sends a request and gives its answer as text: one answer, whatever follows it. Empty for an answer without a body.</summary>
    /// <exception cref="DefenderException">The request failed.</exception>
    public Task<string> GetTextAsync(DefenderRequest request, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        var prepared = Prepare(request, accept: "*/*");
        WarnOfRetirement(prepared.Operation, events);
        return pipeline.ReadAsync(prepared, response => Text(response, cancellationToken), events, cancellationToken);
    }

    /// <summary>Sends a request and writes its answer to a file, as it came. The file is there when all of it is, and not before.</summary>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="DefenderException">The request failed, or <see cref="ErrorIds.OutFileUnwritable"/>. An older file of that name is as it was.</exception>
    public async Task<long> SaveAsync(DefenderRequest request, string path, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        events ??= SilentEvents.Instance;
        var prepared = Prepare(request, accept: "*/*");
        WarnOfRetirement(prepared.Operation, events);
        using var file = new AnswerFile(path);
        var size = await pipeline.ReadAsync(prepared, response => file.Write(response, cancellationToken), events, cancellationToken).ConfigureAwait(false);
        file.Keep();
        return size;
    }

    private ApiRequest Prepare(DefenderRequest request, string accept = "application/json")
    {
        var method = (request.Method ?? (request.Body is null ? "GET" : "POST")).ToUpperInvariant();
        if (method == "GET" && request.Body is not null) throw DefenderErrors.Create(ErrorIds.InvalidParameter, "A GET request has no body.", "Leave the method out, or give POST, PATCH or PUT.");
        RequestHeaders.Check(request.Headers);

        var (api, place) = RequestAddress.Resolve(hosts, request.Path, request.Api, method);
        return new ApiRequest
        {
            Operation = OperationFinder.Find(api, method, place.AbsolutePath) ?? new ApiOperation(api, method, place.AbsolutePath, Needs.Unstated),
            Address = RequestQuery.Add(place, request.Query),
            Body = RequestBody.Json(request.Body),
            Headers = request.Headers,
            Accept = accept,
            Timeout = Patience,
            Intent = $"answer {method} {place.AbsolutePath}",
        };
    }

    private static ListPlan<object> Plan(ApiRequest first, bool all, IClientEvents events)
    {
        var unlinked = UnlinkedLists.Find(first.Operation);
        var asked = int.TryParse(RequestQuery.Value(first.Address, "$top"), NumberStyles.None, CultureInfo.InvariantCulture, out var top) && top > 0 ? top : (int?)null;
        var skipped = int.TryParse(RequestQuery.Value(first.Address, "$skip"), NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : 0;
        return new ListPlan<object>
        {
            First = first,
            PageSize = asked ?? unlinked?.Page ?? int.MaxValue,
            Skip = unlinked is null ? null : count => RequestQuery.With(first.Address, "$skip", (skipped + count).ToString(CultureInfo.InvariantCulture)),
            CanShrink = StableFilter.CanShrink(RequestQuery.Value(first.Address, "$filter")),
            Reader = new AnswerReader(events),
            Key = unlinked is { Key: var key } ? item => KeyOf(item, key) : null,
            OnMore = all && first.Operation.IsRead ? null : () => TellOfMore(events, isExpected: asked is not null),
        };
    }

    private static string? KeyOf(object item, string key) =>
        item is IDictionary<string, object?> members && members.TryGetValue(key, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    // Who asked for so many knows that there may be others.
    private static void TellOfMore(IClientEvents events, bool isExpected)
    {
        const string Message = "The list goes on after this page: -All reads it to its end.";
        if (isExpected) events.Verbose(Message);
        else events.Warning(Message);
    }

    private static string Text(ApiResponse response, CancellationToken cancellationToken)
    {
        using (response)
        using (cancellationToken.Register(response.Dispose))
        using (var reader = new StreamReader(response.Body, Encoding.UTF8))
        {
            try
            {
                return reader.ReadToEnd();
            }
            catch (Exception e) when (BodyErrors.Of(response, e, cancellationToken) is { } error)
            {
                throw error;
            }
        }
    }

    private static void WarnOfRetirement(ApiOperation operation, IClientEvents events)
    {
        if (operation.RetiresOn is { } day)
            events.WarnOnce(operation.Name, $"{operation.Path} stops returning data on {day.UtcDateTime:yyyy-MM-dd}. Invoke-DefenderHunting moves to Graph by itself.");
    }
}
