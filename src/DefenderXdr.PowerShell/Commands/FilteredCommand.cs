using System.ComponentModel;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>A command that lists with the filters that incidents and alerts have in common, or gets single ones by their ids.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FilteredCommand : ConnectedCommand
{
    private protected const string ListSet = "List";
    private protected const string CheckpointSet = "Checkpoint";

    private SyncRun? sync;

    /// <summary>A file that remembers what was read: only what is new or has changed since the last run that was finished comes out.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CheckpointSet)]
    [ValidateNotNullOrEmpty]
    public string? Checkpoint { get; set; }

    /// <summary>Updated at this time or later: a date, or a span back from now such as 48h, 7d or 30m. With a checkpoint, how far back its first run reads.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = CheckpointSet)]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? UpdatedAfter { get; set; }

    /// <summary>Updated at this time or earlier: a date, or a span back from now.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? UpdatedBefore { get; set; }

    /// <summary>Created at this time or later: a date, or a span back from now.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Created at this time or earlier: a date, or a span back from now.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>Any of these severities: Informational, Low, Medium, High.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(SeverityCompleter))]
    public string[] Severity { get; set; } = [];

    /// <summary>Any of these owners.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public string[] AssignedTo { get; set; } = [];

    /// <summary>An OData expression in the API's own names, added to the other filters.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public string? Filter { get; set; }

    /// <summary>How many at the most; no more are asked for than that takes.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>The API to ask; the connection's when left out.</summary>
    [Parameter]
    public DefenderApi Api { get; set; }

    /// <summary>What the checkpoint is of.</summary>
    private protected abstract string CheckpointKind { get; }

    /// <summary>The run of a checkpoint, or null when there is none.</summary>
    private protected SyncRun? Sync => sync;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Checkpoint is not null) Guarded(() => sync = new SyncRun(DefenderXdr.Checkpoint.Open(FullPath(Checkpoint), CheckpointKind)));
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Guarded(() => sync?.Prepare());

    // A command behind this one may fail at its very end, when it writes what it has collected.
    private protected override void OnPipelineEnd() => sync?.End(PipelineOutcome.Failed(this));

    private protected override DefenderException Advised(DefenderException error, DefenderConnection? connection) =>
        Checkpoint is null ? BrokenList.Advise(error, MyInvocation, connection, BrokenList.FromTime)
        : error.Position is null ? error
        : error.Advise("Run the same command again: the checkpoint has not moved, and the next run gives what came and what is missing.");

    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (DefenderException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, Checkpoint));
        }
    }

    /// <summary>Puts the common filters into a query.</summary>
    private protected T Filtered<T>(T query) where T : ListQuery
    {
        query.UpdatedAfter = UpdatedAfter;
        query.UpdatedBefore = UpdatedBefore;
        query.CreatedAfter = CreatedAfter;
        query.CreatedBefore = CreatedBefore;
        query.Severity = Severity;
        query.AssignedTo = AssignedTo;
        query.Filter = Filter;
        query.First = First;
        return query;
    }

    /// <summary>Gets each id; one that fails is an error about that id, and the others are still got.</summary>
    private protected static async Task ForEachIdAsync<T>(IEnumerable<T> ids, ICommandOutput output, Func<T, Task> get)
    {
        foreach (var id in ids)
        {
            try
            {
                await get(id).ConfigureAwait(false);
            }
            catch (DefenderException e) when (e.Kind == ErrorKind.ObjectNotFound)
            {
                output.Error(e, id);
            }
        }
    }
}
