using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Get-DefenderInvestigation</c>: automated investigations, and how far they are.</summary>
[Cmdlet(VerbsCommon.Get, "DefenderInvestigation", DefaultParameterSetName = ListSet)]
[OutputType(typeof(DefenderInvestigation))]
[Operations(nameof(ApiOperations.EndpointListInvestigations))]
[Operations(nameof(ApiOperations.EndpointGetInvestigation), With = nameof(InvestigationId))]
public sealed class GetDefenderInvestigationCommand : ListingCommand
{
    private const string ByIdSet = "ById";

    /// <summary>Investigations of these devices: ids or names, or objects that have one, such as devices and hunting rows.</summary>
    [Parameter(Position = 0, ParameterSetName = ListSet, ValueFromPipeline = true)]
    [Alias("DeviceId", "Machine")]
    [ArgumentCompleter(typeof(MachineCompleter))]
    [Machine(Itself = nameof(InvestigationId))]
    [ValidateNotNullOrEmpty]
    public MachineReference[]? MachineId { get; set; }

    /// <summary>The investigations' ids, or those of the alerts that they began with.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByIdSet)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    public string[] InvestigationId { get; set; } = [];

    /// <summary>Any of these states: Running, PendingApproval, Benign and so on.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(InvestigationStateCompleter))]
    public string[] State { get; set; } = [];

    /// <summary>Begun at this time or later: a date, or a span back from now such as 48h, 7d or 30m.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? StartedAfter { get; set; }

    /// <summary>Begun at this time or earlier: a date, or a span back from now.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? StartedBefore { get; set; }

    // An investigation from the pipeline binds as the device that it is on, and means itself.
    private IReadOnlyList<string> Ids => InvestigationId.Length > 0 ? InvestigationId : [.. (MachineId ?? []).Select(one => (one.Given as DefenderInvestigation)?.InvestigationId ?? MachineAttribute.IdOf(one, nameof(InvestigationId))).OfType<string>()];

    private protected override object? ErrorTarget => InvestigationId.Length > 0 ? InvestigationId : MachineId?.FirstOrDefault()?.Given;

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var client = connection.Client.Investigations;
        if (Ids is { Count: > 0 } ids)
        {
            await ForEachIdAsync(ids, output, async id =>
                output.Object(Origin.Stamp(await client.GetAsync(id, output, cancellationToken).ConfigureAwait(false), connection))).ConfigureAwait(false);
            return;
        }

        var query = new InvestigationQuery
        {
            MachineId = await MachineIds.OfAsync(connection, MachineId, output, cancellationToken).ConfigureAwait(false),
            State = State,
            StartedAfter = StartedAfter,
            StartedBefore = StartedBefore,
            Filter = Filter,
            First = First,
        };
        if (MachineId is not null && query.MachineId.Count == 0) return;
        await foreach (var investigation in client.ListAsync(query, output, cancellationToken).ConfigureAwait(false)) output.Object(Origin.Stamp(investigation, connection));
    }
}
