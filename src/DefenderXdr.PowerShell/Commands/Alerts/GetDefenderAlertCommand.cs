using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Get-DefenderAlert</c>: alerts with their evidence, newest first, each as soon as it has been read.</summary>
[Cmdlet(VerbsCommon.Get, "DefenderAlert", DefaultParameterSetName = ListSet)]
[OutputType(typeof(DefenderAlert))]
[Operations(nameof(ApiOperations.GraphListAlerts), nameof(ApiOperations.GraphGetAlert), nameof(ApiOperations.EndpointListAlerts), nameof(ApiOperations.EndpointGetAlert))]
[Operations(nameof(ApiOperations.GraphListIncidentAlerts), With = nameof(IncidentId))]
public sealed class GetDefenderAlertCommand : FilteredCommand
{
    private const string ByIdSet = "ById";
    private const string AgainSet = "Again";

    /// <summary>The alerts' ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByIdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AlertId")]
    [ArgumentCompleter(typeof(AlertIdCompleter))]
    public string[]? Id { get; set; }

    /// <summary>An alert to read again, as it is now.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AgainSet, ValueFromPipeline = true)]
    public DefenderAlert? InputObject { get; set; }

    /// <summary>Alerts of these incidents.</summary>
    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public long[]? IncidentId { get; set; }

    /// <summary>Any of these statuses: New, InProgress, Resolved.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(AlertStatusCompleter))]
    public string[] Status { get; set; } = [];

    private protected override string[] WantedStatus => Status;

    private protected override string CheckpointKind => "alerts";

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var alerts = connection.Client.Alerts;
        if (Sync is not null)
        {
            await Sync.ReadAsync(connection, UpdatedAfter,
                since => alerts.ListAsync(new AlertQuery { UpdatedAfter = since }, Api, output, cancellationToken),
                alert => (alert.AlertId ?? "", alert.LastUpdateTime),
                alert => output.Object(Origin.Stamp(alert, connection))).ConfigureAwait(false);
            return;
        }
        var ids = InputObject?.AlertId is { } again ? [again] : Id;
        if (ids is not null)
        {
            await ForEachIdAsync(ids, output, async id =>
                output.Object(Origin.Stamp(await alerts.GetAsync(id, Api, output, cancellationToken).ConfigureAwait(false), connection))).ConfigureAwait(false);
        }
        else if (IncidentId is null) await ListAsync(null).ConfigureAwait(false);
        else await ForEachIdAsync(IncidentId, output, id => ListAsync(id)).ConfigureAwait(false);

        async Task ListAsync(long? incidentId)
        {
            await foreach (var alert in alerts.ListAsync(Filtered(new AlertQuery { IncidentId = incidentId }), Api, output, cancellationToken).ConfigureAwait(false))
                output.Object(Origin.Stamp(alert, connection));
        }
    }
}
