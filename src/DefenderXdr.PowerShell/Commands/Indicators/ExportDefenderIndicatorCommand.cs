using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Export-DefenderIndicator</c>: writes indicators into a CSV or JSON file that <c>Import-DefenderIndicator</c> and the portal read.</summary>
[Cmdlet(VerbsData.Export, "DefenderIndicator", DefaultParameterSetName = AllSet)]
[Operations(nameof(ApiOperations.EndpointListIndicators))]
public sealed class ExportDefenderIndicatorCommand : ConnectedCommand
{
    private const string AllSet = "All";
    private const string ObjectSet = "Object";

    private IndicatorFileWriter? file;

    /// <summary>The file: .csv, .json for a list, .jsonl for an object on each line.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The indicators; all that the connection sees when left out.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    public DefenderIndicator[]? InputObject { get; set; }

    /// <summary>The columns of CSV: this module's, or the portal's.</summary>
    [Parameter]
    public IndicatorColumns As { get; set; }

    private protected override object? ErrorTarget => Path;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        Guarded(() => file ??= new IndicatorFileWriter(FullPath(Path), As), Path);
        base.ProcessRecord();
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => Run(FinishAsync);

    internal override Task FinishAsync(ICommandOutput output, CancellationToken cancellationToken)
    {
        file?.Keep();
        return Task.CompletedTask;
    }

    private protected override void Check(IReadOnlyList<DefenderConnection> connections)
    {
        if (connections.Count > 1)
            throw DefenderErrors.Create(ErrorIds.InvalidParameter, "A file takes the indicators of one connection.", "Name one connection, and run the command once for each.");
    }

    private protected override bool RunUnconnected(ICommandOutput output)
    {
        if (InputObject is null) return false;
        foreach (var indicator in InputObject) Writer.Write(indicator);
        return true;
    }

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        await foreach (var indicator in connection.Client.Indicators.ListAsync(null, output, cancellationToken).ConfigureAwait(false)) Writer.Write(indicator);
    }

    private protected override bool EndsWith(DefenderException error) => true;

    // Nothing that is not whole gets the file's name.
    private protected override void OnPipelineEnd() => file?.Dispose();

    private IndicatorFileWriter Writer => file ??= new IndicatorFileWriter(FullPath(Path), As);
}
