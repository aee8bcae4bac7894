using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Invoke-DefenderHunting</c>: runs KQL and emits its rows, each as soon as it has been read.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "DefenderHunting", DefaultParameterSetName = QuerySet)]
[OutputType(typeof(HuntingRow))]
[Operations(nameof(ApiOperations.GraphHunting), nameof(ApiOperations.XdrHunting), nameof(ApiOperations.EndpointHunting))]
public sealed class InvokeDefenderHuntingCommand : ConnectedCommand
{
    private const string QuerySet = "Query";
    private const string PathSet = "Path";

    /// <summary>The query.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = QuerySet, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string Query { get; set; } = "";

    /// <summary>A file with the query, UTF-8.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The API to ask; the connection's when left out.</summary>
    [Parameter]
    public DefenderApi Api { get; set; }

    private string? file;

    private protected override object? ErrorTarget => Path ?? Query;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        file = Path is null ? null : FullPath(Path);
        base.ProcessRecord();
    }

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var query = file is null ? Query : QueryFile.Read(file);
        await foreach (var row in connection.Client.Hunting.RunAsync(query, Api, output, cancellationToken).ConfigureAwait(false))
            output.Row(row, connection);
    }
}
