using System.ComponentModel;

namespace DefenderXdr.PowerShell;

/// <summary>A command that lists with the filters that incidents and alerts have in common, or gets single ones by their ids.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class FilteredCommand : ListingCommand
{
    private protected const string CheckpointSet = "Checkpoint";

    private SyncRun? sync;

    /// <summary>What the checkpoint is of.</summary>
    private protected abstract string CheckpointKind { get; }

    /// <summary>The statuses to filter by. What there is differs between incidents and alerts.</summary>
    private protected abstract string[] WantedStatus { get; }

    /// <summary>The run of a checkpoint, or null when there is none.</summary>
    private protected SyncRun? Sync => sync;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Checkpoint is not null) Guarded(() => sync = new SyncRun(DefenderXdr.Checkpoint.Open(FullPath(Checkpoint), CheckpointKind)), Checkpoint);
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Guarded(() => sync?.Prepare(), Checkpoint);

    // A command behind this one may fail at its very end, when it writes what it has collected.
    private protected override void OnPipelineEnd() => sync?.End(PipelineOutcome.Failed(this));

    private protected override DefenderException Advised(DefenderException error, DefenderConnection? connection) =>
        Checkpoint is null ? BrokenList.Advise(error, MyInvocation, connection, BrokenList.FromTime)
        : error.Position is null ? error
        : error.Advise("Run the same command again: the checkpoint has not moved, and the next run gives what came and what is missing.");

    /// <summary>Puts the common filters into a query.</summary>
    private protected T Filtered<T>(T query) where T : ListQuery
    {
        query.UpdatedAfter = UpdatedAfter;
        query.UpdatedBefore = UpdatedBefore;
        query.CreatedAfter = CreatedAfter;
        query.CreatedBefore = CreatedBefore;
        query.AssignedTo = AssignedTo;
        query.Status = WantedStatus;
        query.Severity = Severity;
        query.Classification = Classification;
        query.Determination = Determination;
        query.ServiceSource = ServiceSource;
        query.DetectionSource = DetectionSource;
        query.Category = Category;
        query.Device = Machine is null ? Device : [Machine.MachineId ?? throw DefenderErrors.Create(ErrorIds.InvalidParameter, "The device has no id.")];
        query.User = User;
        query.Tag = Tag;
        query.Filter = Filter;
        query.OrderBy = OrderBy;
        query.First = First;
        return query;
    }
}
