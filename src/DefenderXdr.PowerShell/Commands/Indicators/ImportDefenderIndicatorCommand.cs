using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Import-DefenderIndicator</c>: makes the indicators of a file or pipeline, changes those that differ, and removes what no row has when asked to.</summary>
[Cmdlet(VerbsData.Import, "DefenderIndicator", DefaultParameterSetName = FileSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DefenderIndicatorImport), typeof(DefenderIndicator))]
[Operations(nameof(ApiOperations.EndpointListIndicators))]
[Operations(nameof(ApiOperations.EndpointImportIndicators))]
[Operations(nameof(ApiOperations.EndpointDeleteIndicators), With = nameof(Prune))]
public sealed class ImportDefenderIndicatorCommand : ChangingCommand
{
    private const string FileSet = "File";
    private const string ObjectSet = "Object";

    private readonly Dictionary<DefenderConnection, List<IndicatorRow>> rows = [];
    private readonly List<IndicatorRow> waiting = [];
    private readonly IndicatorObjects objects = new();
    private readonly List<string> warnings = [];

    /// <summary>Files, with wildcards: CSV with this module's columns or the portal's, or JSON.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Rows: indicators, or objects with the properties of one by this module's names, the portal's or the API's. Files are read.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    public PSObject[]? InputObject { get; set; }

    /// <summary>The application that new indicators belong to where the row does not say; with -Sync, the one whose indicators are compared.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Application { get; set; }

    /// <summary>Compares the other way round too: tells of indicators that no row has.</summary>
    [Parameter]
    public SwitchParameter Sync { get; set; }

    /// <summary>Removes them, with -Sync.</summary>
    [Parameter]
    public SwitchParameter Prune { get; set; }

    /// <summary>Emits the indicators that were made and changed, in place of the numbers.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What the parameters say, or what a test does: switches are the engine's.</summary>
    internal IndicatorImportOptions Options
    {
        get => field ?? new(Application, Sync, Prune, PassThru);
        set;
    }

    private protected override object? ErrorTarget => InputObject is null ? Path : InputObject;

    private protected override bool EndsWith(DefenderException error) => base.EndsWith(error) || error.ErrorId is ErrorIds.IndicatorLimitExceeded
        or ErrorIds.IndicatorFileNotFound or ErrorIds.IndicatorFileUnreadable or ErrorIds.IndicatorFileInvalid or ErrorIds.IndicatorFileColumns;

    /// <inheritdoc/>
    protected override void BeginProcessing() => Guarded(() =>
    {
        if (Prune && !Sync) throw DefenderErrors.Create(ErrorIds.InvalidParameter, "-Prune removes what no row has, which -Sync compares.", "Give -Sync too.");
    });

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // Here, on the pipeline thread: properties can be scripts, and the location is the session's.
        Guarded(Read, ErrorTarget);
        base.ProcessRecord();
    }

    internal override Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        if (SessionState is null) Read();
        if (!rows.TryGetValue(connection, out var known)) rows[connection] = known = [];
        known.AddRange(waiting);
        waiting.Clear();
        foreach (var warning in warnings) output.Warning(warning);
        warnings.Clear();
        return Task.CompletedTask;
    }

    internal override async Task FinishAsync(ICommandOutput output, CancellationToken cancellationToken)
    {
        if (objects.Ignored.Count > 0) output.Warning($"The rows have properties that are none of an indicator's: {string.Join(", ", objects.Ignored)}. They were left out.");
        foreach (var (connection, all) in rows.Select(pair => (pair.Key, pair.Value)))
            await new IndicatorImport(connection, all, Options, output).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private void Read()
    {
        foreach (var file in Path.SelectMany(FilesOf)) ReadFile(file);
        foreach (var input in InputObject ?? [])
        {
            if (input.BaseObject is FileInfo file) ReadFile(file.FullName);
            else waiting.Add(objects.Row(input));
        }
    }

    private void ReadFile(string file) => waiting.AddRange(IndicatorFile.Read(file, warnings.Add));
}
