namespace DefenderXdr.PowerShell;

/// <summary>A run with a checkpoint: what is new goes out, and the checkpoint moves on when every command behind this one is done with it.</summary>
internal sealed class SyncRun(Checkpoint checkpoint)
{
    private bool isPrepared;

    /// <summary>Emits what is new in one tenant.</summary>
    /// <param name="connection">The tenant.</param>
    /// <param name="first">How far back the first run reads; null for everything.</param>
    /// <param name="list">Lists what was updated at a time or later.</param>
    /// <param name="keyOf">An object's id and its last change.</param>
    /// <param name="emit">Takes what is new.</param>
    public async Task ReadAsync<T>(
        DefenderConnection connection, DateTimeOffset? first, Func<DateTimeOffset?, IAsyncEnumerable<T>> list, Func<T, (string Id, DateTimeOffset? Updated)> keyOf, Action<T> emit)
    {
        var tenant = checkpoint.Of(connection.TenantId);
        await foreach (var item in list(tenant.Begin(first)).ConfigureAwait(false))
        {
            var (id, updated) = keyOf(item);
            if (tenant.IsNews(id, updated)) emit(item);
        }
        tenant.Complete();
    }

    /// <summary>Everything was read and handed on; the commands behind this one may still hold some of it.</summary>
    public void Prepare()
    {
        checkpoint.Prepare();
        isPrepared = true;
    }

    /// <summary>The whole pipeline has ended.</summary>
    /// <param name="failed">Whether an error ended it, of whichever command: then the next run reads the same again.</param>
    public void End(bool failed)
    {
        if (isPrepared && !failed) checkpoint.Commit();
        checkpoint.Dispose();
    }
}
