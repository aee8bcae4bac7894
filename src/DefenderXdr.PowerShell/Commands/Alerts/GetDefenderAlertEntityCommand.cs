using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Get-DefenderAlertEntity</c>: the devices, files, users, addresses … that alerts and incidents are about.</summary>
[Cmdlet(VerbsCommon.Get, "DefenderAlertEntity", DefaultParameterSetName = ByIdSet)]
[OutputType(typeof(DefenderEvidence))]
[Operations(nameof(ApiOperations.GraphGetAlert), nameof(ApiOperations.EndpointGetAlert))]
[Operations(nameof(ApiOperations.GraphGetIncident), nameof(ApiOperations.XdrGetIncident), With = nameof(IncidentId))]
[Operations(nameof(ApiOperations.EndpointListAlertDomains), nameof(ApiOperations.EndpointGetAlertMachine), nameof(ApiOperations.EndpointListAlertFiles),
    nameof(ApiOperations.EndpointListAlertIps), nameof(ApiOperations.EndpointGetAlertUser), With = nameof(Kind))]
public sealed class GetDefenderAlertEntityCommand : ConnectedCommand
{
    private const string ByIdSet = "ById";
    private const string ByIncidentIdSet = "ByIncidentId";
    private const string AlertSet = "Alert";
    private const string IncidentSet = "Incident";

    private EntityKinds? kinds;

    /// <summary>The alerts' ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByIdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("AlertId")]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>The incidents' numbers.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByIncidentIdSet, ValueFromPipelineByPropertyName = true)]
    public long[] IncidentId { get; set; } = [];

    /// <summary>An alert.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AlertSet, ValueFromPipeline = true)]
    public DefenderAlert? InputObject { get; set; }

    /// <summary>An incident.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IncidentSet, ValueFromPipeline = true)]
    public DefenderIncident? Incident { get; set; }

    /// <summary>What is wanted: types of evidence and Domain, with wildcards. All when left out.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(EntityKindCompleter))]
    public string[] Kind { get; set; } = [];

    /// <summary>Gives a thing with each alert that speaks of it, in place of once for an incident.</summary>
    [Parameter]
    public SwitchParameter PerAlert { get; set; }

    /// <summary>The API to ask; the connection's when left out.</summary>
    [Parameter]
    public DefenderApi Api { get; set; }

    private protected override object? ErrorTarget => (object?)InputObject ?? (object?)Incident ?? (Id.Length > 0 ? Id : IncidentId);

    private EntityKinds Kinds => kinds ??= new(Kind);

    private AlertEntities Entities => field ??= new(Kinds, PerAlert);

    private RelatedCalls Calls => field ??= new(Kinds, Api);

    // An incident or alert that came with its evidence.
    private IReadOnlyList<DefenderAlert> Given => Incident?.Alerts ?? (InputObject is { Evidence.Count: > 0 } ? [InputObject] : []);

    // What comes with its evidence needs no call, and so no connection.
    private protected override bool RunUnconnected(ICommandOutput output)
    {
        if (kinds is null)
            foreach (var kind in Kinds.Unknown) output.Warning($"No kind of thing is called '{kind}'.{NearMiss.Hint(kind, EntityKinds.Known)}");
        if (Given.Count == 0 || Given.Any(Calls.IsFor)) return false;

        Emit(Given, Incident?.IncidentId, RelatedCalls.None, output);
        return true;
    }

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        if (Given.Count > 0) await EmitAsync(Given, Incident?.IncidentId).ConfigureAwait(false);
        else if ((Incident is null ? IncidentId : [Incident.IncidentId]) is { Length: > 0 } incidents) await ForEachIdAsync(incidents, output, GetIncidentAsync).ConfigureAwait(false);
        else await ForEachIdAsync(InputObject is null ? Id : [InputObject.AlertId ?? ""], output, GetAlertAsync).ConfigureAwait(false);

        async Task GetIncidentAsync(long id)
        {
            var incident = await connection.Client.Incidents.GetAsync(id, Api, events: output, cancellationToken: cancellationToken).ConfigureAwait(false);
            await EmitAsync(Origin.Stamp(incident, connection).Alerts, id).ConfigureAwait(false);
        }

        async Task GetAlertAsync(string id)
        {
            var alert = await connection.Client.Alerts.GetAsync(id, Api, output, cancellationToken).ConfigureAwait(false);
            await EmitAsync([Origin.Stamp(alert, connection)], null).ConfigureAwait(false);
        }

        async Task EmitAsync(IReadOnlyList<DefenderAlert> alerts, long? incidentId) =>
            Emit(alerts, incidentId, await Calls.AskAsync(connection, alerts, output, cancellationToken).ConfigureAwait(false), output);
    }

    private void Emit(IReadOnlyList<DefenderAlert> alerts, long? incidentId, ILookup<DefenderAlert, DefenderEvidence> related, ICommandOutput output)
    {
        foreach (var entity in incidentId is { } id ? Entities.OfIncident(id, alerts, related) : Entities.OfOne(alerts[0], related[alerts[0]]))
            output.Entity(entity);
    }
}
