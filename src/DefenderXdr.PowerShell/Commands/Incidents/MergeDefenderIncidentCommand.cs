using System.Globalization;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Merge-DefenderIncident</c>: makes one incident of several.</summary>
[Cmdlet(VerbsData.Merge, "DefenderIncident", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DefenderIncidentMerge))]
[Operations(nameof(ApiOperations.GraphMergeIncidents))]
public sealed class MergeDefenderIncidentCommand : ChangingCommand
{
    private readonly List<long> ids = [];
    private DefenderConnection? tenant;

    /// <summary>The incidents' numbers, two at the least.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("IncidentId")]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public long[] Id { get; set; } = [];

    /// <summary>A comment for the incident that stays.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Comment { get; set; }

    /// <summary>Why they belong together.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CorrelationReasonCompleter))]
    public string[] Reason { get; set; } = [];

    private protected override object? ErrorTarget => ids.ToArray();

    internal override Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        tenant ??= connection;
        if (tenant != connection) throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"Incidents of {tenant.Name} and {connection.Name} cannot be merged: they belong to two tenants.");
        ids.AddRange(Id.Where(id => IsNew(connection, id.ToString(CultureInfo.InvariantCulture), output)));
        return Task.CompletedTask;
    }

    internal override async Task FinishAsync(ICommandOutput output, CancellationToken cancellationToken)
    {
        if (tenant is null) return;
        if (ids.Count > 1 && !await output.ShouldProcessAsync($"incidents {string.Join(", ", ids)} of {tenant.Name}", "merge into one").ConfigureAwait(false)) return;
        output.Object(Origin.Stamp(await tenant.Client.Incidents.MergeAsync(ids, Comment, Reason, output, cancellationToken).ConfigureAwait(false), tenant));
    }
}
