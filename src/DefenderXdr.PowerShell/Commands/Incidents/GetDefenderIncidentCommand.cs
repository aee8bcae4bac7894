using System.Globalization;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Get-DefenderIncident</c>: incidents, newest first, each as soon as it has been read.</summary>
[Cmdlet(VerbsCommon.Get, "DefenderIncident", DefaultParameterSetName = ListSet)]
[OutputType(typeof(DefenderIncident))]
[Operations(nameof(ApiOperations.GraphListIncidents), nameof(ApiOperations.GraphGetIncident), nameof(ApiOperations.XdrListIncidents), nameof(ApiOperations.XdrGetIncident))]
public sealed class GetDefenderIncidentCommand : FilteredCommand
{
    private const string ByIdSet = "ById";

    private bool withAlerts = true;

    /// <summary>The incidents' numbers.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByIdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("IncidentId")]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public long[]? Id { get; set; }

    /// <summary>Any of these statuses: Active, InProgress, Resolved, Redirected, AwaitingAction.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(IncidentStatusCompleter))]
    public string[] Status { get; set; } = [];

    /// <summary>Whether Graph is asked for the alerts too, as it is unless told otherwise. Defender XDR always gives them.</summary>
    [Parameter]
    public SwitchParameter IncludeAlerts { get => withAlerts; set => withAlerts = value; }

    /// <summary>Gives, in the place of an incident that was merged, the one that it was merged into.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [Parameter(ParameterSetName = ByIdSet)]
    public SwitchParameter FollowRedirect { get; set; }

    private protected override string[] WantedStatus => Status;

    private protected override string CheckpointKind => "incidents";

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var incidents = connection.Client.Incidents;
        if (Sync is not null)
        {
            await Sync.ReadAsync(connection, UpdatedAfter,
                since => incidents.ListAsync(new IncidentQuery { UpdatedAfter = since, IncludeAlerts = withAlerts }, Api, output, cancellationToken),
                incident => (incident.IncidentId.ToString(CultureInfo.InvariantCulture), incident.LastUpdateTime),
                incident => output.Object(Origin.Stamp(incident, connection))).ConfigureAwait(false);
            return;
        }
        if (Id is null)
        {
            var query = Filtered(new IncidentQuery { IncludeAlerts = withAlerts, FollowRedirect = FollowRedirect });
            await foreach (var incident in incidents.ListAsync(query, Api, output, cancellationToken).ConfigureAwait(false))
                output.Object(Origin.Stamp(incident, connection));
            return;
        }

        await ForEachIdAsync(Id, output, async id =>
            output.Object(Origin.Stamp(await incidents.GetAsync(id, Api, withAlerts, FollowRedirect, output, cancellationToken).ConfigureAwait(false), connection))).ConfigureAwait(false);
    }
}
