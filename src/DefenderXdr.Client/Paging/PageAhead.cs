using System.Runtime.ExceptionServices;
using DefenderXdr.Http;

namespace DefenderXdr.Paging;

/// <summary>
/// A page that is fetched and read beside the one before it. Whoever comes for it stops that, takes what there is, and reads the rest himself:
/// two pages are in work at a time, and no more than one ever waits.
/// </summary>
internal sealed class PageAhead<T> : IPage<T> where T : class
{
    // Of a larger page the rest waits in the service.
    private const int MostReady = 1000;

    private readonly CancellationTokenSource cancellation;
    private readonly List<T> ready = [];
    private readonly Task reading;
    private volatile bool isWanted;
    private IPage<T>? page;
    private ExceptionDispatchInfo? failure;
    private bool hasEnded;
    private int given;

    /// <param name="request">Asks for the page.</param>
    /// <param name="open">Sends the request and begins to read the answer.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    public PageAhead(ApiRequest request, Func<ApiRequest, CancellationToken, Task<IPage<T>>> open, CancellationToken cancellationToken)
    {
        Request = request;
        cancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        reading = Task.Run(() => ReadAsync(open), CancellationToken.None);
    }

    /// <summary>What was asked for.</summary>
    public ApiRequest Request { get; }

    /// <inheritdoc/>
    public string? NextLink => page?.NextLink;

    /// <summary>The page, as far as it is read, to be read on.</summary>
    public async Task<IPage<T>> TakeAsync()
    {
        isWanted = true;
        await reading.ConfigureAwait(false);
        return this;
    }

    /// <inheritdoc/>
    public T? Next()
    {
        if (given < ready.Count) return ready[given++];
        failure?.Throw();
        return hasEnded ? null : page!.Next();
    }

    /// <summary>Nobody will come for the page.</summary>
    public async Task DropAsync()
    {
        isWanted = true;
        cancellation.Cancel();
        await reading.ConfigureAwait(false);
        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        page?.Dispose();
        cancellation.Dispose();
    }

    private async Task ReadAsync(Func<ApiRequest, CancellationToken, Task<IPage<T>>> open)
    {
        try
        {
            page = await open(Request, cancellation.Token).ConfigureAwait(false);

            // A body that comes slowly would hold up a thread of the pool, and with it what others wait for.
            await Task.Factory.StartNew(Fill, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // It is the list's error when the list gets there.
            failure = ExceptionDispatchInfo.Capture(e);
        }
    }

    private void Fill()
    {
        while (!isWanted && !hasEnded && ready.Count < MostReady)
        {
            if (page!.Next() is { } item) ready.Add(item);
            else hasEnded = true;
        }
    }
}
