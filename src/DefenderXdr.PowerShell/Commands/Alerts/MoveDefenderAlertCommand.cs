using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Move-DefenderAlert</c>: moves alerts to another incident, or to a new one.</summary>
[Cmdlet(VerbsCommon.Move, "DefenderAlert", DefaultParameterSetName = IncidentSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DefenderAlertMove))]
[Operations(nameof(ApiOperations.GraphMoveAlerts))]
public sealed class MoveDefenderAlertCommand : ChangingCommand
{
    private const string IncidentSet = "Incident";
    private const string NewSet = "New";

    private readonly Dictionary<DefenderConnection, List<string>> ids = [];

    /// <summary>The alerts' ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AlertId")]
    [ArgumentCompleter(typeof(AlertIdCompleter))]
    [AlertId]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>The incident that they belong to.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = IncidentSet)]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public long ToIncident { get; set; }

    /// <summary>Moves them to a new incident.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NewSet)]
    public SwitchParameter ToNewIncident { get; set; }

    /// <summary>A comment for the alerts.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Comment { get; set; }

    /// <summary>Why they belong there.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CorrelationReasonCompleter))]
    public string[] Reason { get; set; } = [];

    private protected override object? ErrorTarget => Id;

    internal override Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        if (!ids.TryGetValue(connection, out var known)) ids[connection] = known = [];
        if (ids.Count > 1 && !ToNewIncident) throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"Alerts of {string.Join(" and ", ids.Keys)} cannot go to one incident: they belong to two tenants.");
        known.AddRange(Id.Where(id => IsNew(connection, id, output)));
        return Task.CompletedTask;
    }

    internal override async Task FinishAsync(ICommandOutput output, CancellationToken cancellationToken)
    {
        foreach (var (connection, alerts) in ids.Select(pair => (pair.Key, pair.Value)))
        {
            var where = ToNewIncident ? "a new incident" : $"incident {ToIncident}";
            if (!await output.ShouldProcessAsync($"alerts {string.Join(", ", alerts)} of {connection.Name}", $"move to {where}").ConfigureAwait(false)) continue;
            output.Object(Origin.Stamp(
                await connection.Client.Alerts.MoveAsync(alerts, ToNewIncident ? null : ToIncident, Comment, Reason, output, cancellationToken).ConfigureAwait(false), connection));
        }
    }
}
