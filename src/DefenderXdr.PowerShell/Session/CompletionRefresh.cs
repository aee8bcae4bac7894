namespace DefenderXdr.PowerShell;

/// <summary>Asks a service for what completion shows: once a minute at the most, and no longer than a person waits for a completion. What fails is left out.</summary>
internal sealed class CompletionRefresh
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private DateTimeOffset nextTime = DateTimeOffset.MinValue;

    public void Run(Func<CancellationToken, Task> ask)
    {
        if (DateTimeOffset.UtcNow < nextTime) return;
        nextTime = DateTimeOffset.UtcNow + Freshness;

        // Not on this thread: it belongs to the prompt, and whatever would have to run there has to fail instead.
        var end = new CancellationTokenSource(Patience);
        var asking = Task.Run(() => AskAsync(ask, end.Token), CancellationToken.None);
        ((IAsyncResult)asking).AsyncWaitHandle.WaitOne(Patience);
    }

    private static async Task AskAsync(Func<CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        try
        {
            await ask(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DefenderException or OperationCanceledException or InvalidOperationException or HttpRequestException or IOException)
        {
            // No sign-in, no permission, no network: then there is nothing to complete from here.
        }
    }
}
