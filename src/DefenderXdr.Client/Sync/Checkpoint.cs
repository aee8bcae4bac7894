using System.Diagnostics;

namespace DefenderXdr;

/// <summary>
/// Remembers in a file how far a scheduled script has read, for each tenant. The file changes only when everything that was read has been used:
/// what happens before that makes the next run read it again.
/// </summary>
/// <remarks>One run at a time: the checkpoint is locked from <see cref="Open(string, string)"/> to <see cref="Dispose"/>, across processes.</remarks>
public sealed class Checkpoint : IDisposable
{
    private readonly string path;
    private readonly FileStream guard;
    private readonly CheckpointFile file;
    private readonly Func<TimeSpan> elapsed;
    private readonly Dictionary<string, TenantCheckpoint> tenants = new(StringComparer.OrdinalIgnoreCase);
    private bool isPrepared;

    private Checkpoint(string path, FileStream guard, CheckpointFile file, Func<TimeSpan> elapsed)
    {
        this.elapsed = elapsed;
        this.path = path;
        this.guard = guard;
        this.file = file;
    }

    private string Draft => path + ".new";

    /// <summary>Opens a checkpoint, or begins one where there is no file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What is read: incidents and alerts have checkpoints of their own.</param>
    /// <exception cref="DefenderException">
    /// <see cref="ErrorIds.CheckpointInUse"/>, <see cref="ErrorIds.CheckpointDamaged"/>, <see cref="ErrorIds.CheckpointForeign"/> or <see cref="ErrorIds.CheckpointUnwritable"/>.
    /// </exception>
    public static Checkpoint Open(string path, string kind)
    {
        var watch = Stopwatch.StartNew();
        return Open(path, kind, () => watch.Elapsed);
    }

    /// <param name="path">The file.</param>
    /// <param name="kind">What is read.</param>
    /// <param name="elapsed">How long the run has lasted.</param>
    internal static Checkpoint Open(string path, string kind, Func<TimeSpan> elapsed)
    {
        var guard = Lock(path);
        try
        {
            return new Checkpoint(path, guard, CheckpointFile.Read(path, kind), elapsed);
        }
        catch
        {
            guard.Dispose();
            throw;
        }
    }

    /// <summary>How far a tenant has been read.</summary>
    public TenantCheckpoint Of(string? tenantId)
    {
        var key = tenantId ?? "";
        lock (tenants)
        {
            if (tenants.TryGetValue(key, out var known)) return known;
            return tenants[key] = new TenantCheckpoint(file.Tenants.TryGetValue(key, out var state) ? state : null, elapsed);
        }
    }

    /// <summary>Writes what is new beside the file, so that <see cref="Commit"/> has nothing left to do that could fail.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.CheckpointUnwritable"/>.</exception>
    public void Prepare()
    {
        foreach (var tenant in tenants)
            if (tenant.Value.State() is { } state) file.Tenants[tenant.Key] = state;
        try
        {
            using var stream = new FileStream(Draft, FileMode.Create, FileAccess.Write, FileShare.None);
            using (var writer = new StreamWriter(stream))
            {
                file.Write(writer);
                writer.Flush();
                stream.Flush(flushToDisk: true);
            }
            isPrepared = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, e);
        }
    }

    /// <summary>Takes what <see cref="Prepare"/> wrote, at once and whole.</summary>
    public void Commit()
    {
        if (!isPrepared) return;
#if NET
        File.Move(Draft, path, overwrite: true);
#else
        if (File.Exists(path)) File.Replace(Draft, path, null);
        else File.Move(Draft, path);
#endif
        isPrepared = false;
    }

    /// <summary>Lets the next run in. What was not committed is forgotten.</summary>
    public void Dispose()
    {
        if (isPrepared) File.Delete(Draft);
        guard.Dispose();
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is DirectoryNotFoundException or UnauthorizedAccessException or PathTooLongException or NotSupportedException)
        {
            throw Unwritable(path, e);
        }
        catch (IOException e)
        {
            throw DefenderErrors.Create(ErrorIds.CheckpointInUse, $"Another run has the checkpoint '{path}' open.", inner: e);
        }
    }

    private static DefenderException Unwritable(string path, Exception inner) =>
        DefenderErrors.Create(ErrorIds.CheckpointUnwritable, $"The checkpoint '{path}' cannot be written: {inner.Message}", inner: inner);
}
