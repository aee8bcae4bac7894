namespace DefenderXdr.PowerShell;

/// <summary>Lets so many pieces of work run at a time, and the others wait their turn.</summary>
internal sealed class Throttle(int limit) : IDisposable
{
    /// <summary>Unless told otherwise: enough for a partner's morning, little enough for one machine.</summary>
    public const int Default = 16;

    private readonly SemaphoreSlim turns = new(limit);

    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();
}
