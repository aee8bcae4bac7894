using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>
/// The one bridge between the work, which runs on threads of its own, and the pipeline thread, the only one that may write.
/// Work posts to a bounded queue that the pipeline thread drains, so that a slow pipeline slows the download down.
/// </summary>
internal sealed class PipelineBridge(DefenderSession session, bool isDebugOn = false) : ICommandOutput
{
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(500);

    private static readonly AsyncLocal<PipelineBridge?> Running = new();

    private delegate void Write(PSCmdlet cmdlet);

    private readonly OutputQueue queue = new();
    private CancellationToken ended;
    private readonly object displays = new();
    private volatile HuntingSchema? lastSchema;

    /// <summary>The bridge of the command that this work is done for.</summary>
    /// <exception cref="InvalidOperationException">There is none: this is no work of a command.</exception>
    public static PipelineBridge Current => Running.Value ?? throw new InvalidOperationException("Only the work of a command has a pipeline.");

    public bool IsDebugOn => isDebugOn;

    /// <summary>Runs work to its end, or until the pipeline has enough of it.</summary>
    /// <exception cref="DefenderException">What the work threw.</exception>
    public void Run(PSCmdlet cmdlet, Func<ICommandOutput, CancellationToken, Task> work, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        ended = end.Token;

        // Once for all waits: one that ended its own within the queue's lock would wait for a callback that waits for the lock.
        using var wake = ended.Register(queue.Wake);
        var worker = Task.Run(() => WorkAsync(work), CancellationToken.None);
        try
        {
            for (var items = queue.Take(stop); items.Count > 0; items = queue.Take(stop))
            {
                stop.ThrowIfCancellationRequested();
                WriteAll(cmdlet, items);
            }
            worker.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            // Also on the way out of WriteObject, when Select-Object -First has enough: nothing may go on behind the user's back.
            end.Cancel();
            ((IAsyncResult)worker).AsyncWaitHandle.WaitOne(Farewell);
        }
    }

    /// <summary>Runs something of the user's, a script block, where alone it can run: on the pipeline thread.</summary>
    public async Task<T> OnPipelineThreadAsync<T>(Func<PSCmdlet, T> ask)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var end = ended.Register(() => answer.TrySetCanceled());
        Write question = cmdlet =>
        {
            try
            {
                answer.TrySetResult(ask(cmdlet));
            }
            catch (Exception e)
            {
                answer.TrySetException(e);
                if (e is PipelineStoppedException or ActionPreferenceStopException) throw;
            }
        };
        queue.Add(question, ended, isAwaited: true);
        return await answer.Task.ConfigureAwait(false);
    }

    public void Object(object value) => queue.Add(value, ended);

    public void Entity(DefenderEvidence entity) => queue.Add(EntityObject.From(entity), ended);

    public void Rows(IReadOnlyList<HuntingRow> rows)
    {
        if (rows[0] is HuntingValuesRow)
        {
            queue.AddAll([.. rows.Select(HuntingRowObject.From)], ended);
            return;
        }

        foreach (var row in rows)
        {
            var schema = row.Schema;
            if (schema != lastSchema) Display(schema);
        }
        queue.AddAll(rows, ended);
    }

    public void Json(object value) => queue.Add(JsonObject.From(value)!, ended);

    public Task<bool> ShouldProcessAsync(string target, string action, bool force = false) =>
        OnPipelineThreadAsync(cmdlet => Confirmation.Ask(cmdlet, target, action, force));

    public void Verbose(string message) => Post(cmdlet => cmdlet.WriteVerbose(message));

    public void Debug(string message) => Post(cmdlet => cmdlet.WriteDebug(message));

    public void Warning(string message) => Post(cmdlet => cmdlet.WriteWarning(message));

    public void Error(DefenderException error, object? target) => Post(cmdlet => cmdlet.WriteError(ErrorRecords.From(error, target)));

    public void WarnOnce(string topic, string message)
    {
        if (session.IsNews(topic)) Warning(message);
    }

    public void Progress(string activity, string? status) => Post(cmdlet => cmdlet.WriteProgress(new ProgressRecord(1, activity, status ?? "Done")
    {
        RecordType = status is null ? ProgressRecordType.Completed : ProgressRecordType.Processing,
    }));

    // Before any row of the type leaves, whichever connection it came through.
    private void Display(HuntingSchema schema)
    {
        lock (displays)
        {
            if (session.IsNews(schema.RowType.FullName!)) Post(_ => HuntingRowDisplay.Register(schema));
            lastSchema = schema;
        }
    }

    // Objects that follow each other are written with one call: each call costs the engine more than an object does.
    private static void WriteAll(PSCmdlet cmdlet, IReadOnlyList<object> items)
    {
        var objects = new List<object>(items.Count);
        foreach (var item in items)
        {
            if (item is not Write write)
            {
                objects.Add(item);
                continue;
            }
            Flush();
            write(cmdlet);
        }
        Flush();

        void Flush()
        {
            if (objects.Count > 0) cmdlet.WriteObject(objects, enumerateCollection: true);
            objects.Clear();
        }
    }

    private async Task WorkAsync(Func<ICommandOutput, CancellationToken, Task> work)
    {
        Running.Value = this;
        try
        {
            await work(this, ended).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (DefenderException or OperationCanceledException))
        {
            throw DefenderErrors.Create(ErrorIds.UnexpectedError, e.Message, inner: e);
        }
        finally
        {
            queue.Complete();
        }
    }

    private void Post(Write write) => queue.Add(write, ended);
}
