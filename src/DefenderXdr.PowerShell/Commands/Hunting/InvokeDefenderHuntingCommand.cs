using System.Collections;
using System.Data;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Invoke-DefenderHunting</c>: runs KQL and emits its rows, each as soon as it has been read.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "DefenderHunting", DefaultParameterSetName = QuerySet)]
[OutputType(typeof(HuntingRow), typeof(PSObject), typeof(DataTable), typeof(string))]
[Operations(nameof(ApiOperations.GraphHunting), nameof(ApiOperations.XdrHunting), nameof(ApiOperations.EndpointHunting))]
public sealed partial class InvokeDefenderHuntingCommand : ConnectedCommand
{
    private const string QuerySet = "Query";
    private const string PathSet = "Path";

    /// <summary>The query.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = QuerySet, ValueFromPipeline = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(HuntingQueryCompleter))]
    public string Query { get; set; } = "";

    /// <summary>Files with a query each, UTF-8. Wildcards are resolved.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Values that the query refers to by name.</summary>
    [Parameter]
    public IDictionary? QueryParameter { get; set; }

    /// <summary>How far back the query looks.</summary>
    [Parameter]
    [Span]
    public TimeSpan? Timespan { get; set; }

    /// <summary>The Log Analytics workspace to ask.</summary>
    [Parameter]
    public Guid? WorkspaceId { get; set; }

    /// <summary>The API to ask; the connection's when left out.</summary>
    [Parameter]
    public DefenderApi Api { get; set; }

    private string? file;
    private KeyValuePair<string, object?>[] values = [];

    private protected override object? ErrorTarget => file ?? Query;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        values = QueryValues.From(QueryParameter);
        Guarded(PreparePeriod);
        Guarded(OpenFile, OutFile);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Path is null) base.ProcessRecord();
        foreach (var path in Path?.SelectMany(FilesOf) ?? [])
        {
            file = path;
            base.ProcessRecord();
        }
    }

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var query = new HuntingQuery
        {
            Text = file is null ? Query : QueryFile.Read(file),
            Parameters = values,
            Timespan = Timespan,
            WorkspaceId = WorkspaceId,
            Period = period,
            FailOnTruncation = FailOnTruncation,
            WaitForQuota = WaitForQuota,
            ExpandDynamic = ExpandDynamic,
        };
        using var sink = SinkFor(connection, query, output);
        try
        {
            IReadOnlyList<HuntingColumn> columns = [];
            await foreach (var rows in connection.Client.Hunting.RunInBunchesAsync(query, Api, output, Ended, cancellationToken).ConfigureAwait(false))
            {
                // What follows in a pipeline goes to the same tenant.
                foreach (var row in rows) (row.ConnectionName, row.TenantId) = (connection.Name, connection.TenantId);
                sink.Rows(rows);
            }
            sink.End(columns);

            void Ended(DefenderHuntingRun run)
            {
                Keep(run, connection);
                if (run.Columns.Count > 0) columns = run.Columns;
            }
        }
        catch (DefenderException e)
        {
            throw sink.Break(e);
        }
    }
}
