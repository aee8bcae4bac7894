using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <content>What becomes of the rows.</content>
public sealed partial class InvokeDefenderHuntingCommand
{
    /// <summary>Gives dynamic columns as objects and arrays in the place of their JSON text.</summary>
    [Parameter]
    public SwitchParameter ExpandDynamic { get; set; }

    /// <summary>What the rows are given as.</summary>
    [Parameter]
    public HuntingOutput OutputType { get; set; }

    /// <summary>A file for the rows, in the place of the pipeline: .csv, or .jsonl, .ndjson or .json.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    private HuntingFile? outFile;
    private bool isOneOfMany;

    private protected override void Check(IReadOnlyList<DefenderConnection> connections) => isOneOfMany = connections.Count > 1;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (outFile is not null) Run(FinishAsync);
    }

    internal override Task FinishAsync(ICommandOutput output, CancellationToken cancellationToken)
    {
        if (outFile?.Keep() is true) output.Verbose($"{outFile.Rows} rows are in '{outFile.Path}'.");
        return Task.CompletedTask;
    }

    private protected override void OnPipelineEnd() => outFile?.Dispose();

    // Before any query runs: a query takes of what the tenant has.
    private void OpenFile()
    {
        if (OutFile is null) return;
        if (OutputType != HuntingOutput.Row) throw DefenderErrors.Create(ErrorIds.InvalidParameter, "-OutFile writes rows, and -OutputType gives them out.", "Leave one of the two out.");
        outFile = new HuntingFile(FullPath(OutFile));
    }

    private HuntingSink SinkFor(DefenderConnection connection, HuntingQuery query, ICommandOutput output)
    {
        if (outFile is not null) return new FileSink(outFile, connection, isOneOfMany, isInSlices: period is not null);
        return OutputType switch
        {
            HuntingOutput.PSObject => new ObjectSink(output),
            HuntingOutput.DataTable => new TableSink(output, connection, query.Text),
            HuntingOutput.Json => new JsonSink(output, isOneOfMany),
            _ => new RowSink(output),
        };
    }
}
