using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Get-DefenderMachineAction</c>: actions on devices, and how far they are.</summary>
[Cmdlet(VerbsCommon.Get, "DefenderMachineAction", DefaultParameterSetName = ListSet)]
[OutputType(typeof(DefenderMachineAction))]
[Operations(nameof(ApiOperations.EndpointListMachineActions))]
[Operations(nameof(ApiOperations.EndpointGetMachineAction), With = nameof(ActionId))]
public sealed class GetDefenderMachineActionCommand : ListingCommand
{
    private const string ByActionIdSet = "ByActionId";

    /// <summary>Actions on these devices: ids or names, or objects that have one, such as devices, alerts and hunting rows.</summary>
    [Parameter(Position = 0, ParameterSetName = ListSet, ValueFromPipeline = true)]
    [Alias("DeviceId", "Machine")]
    [ArgumentCompleter(typeof(MachineCompleter))]
    [Machine(Itself = nameof(ActionId))]
    [ValidateNotNullOrEmpty]
    public MachineReference[]? MachineId { get; set; }

    /// <summary>The actions' ids.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByActionIdSet)]
    [ValidateNotNullOrEmpty]
    public string[] ActionId { get; set; } = [];

    /// <summary>Any of these types: Isolate, Unisolate, RunAntiVirusScan, LiveResponse and so on.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(MachineActionTypeCompleter))]
    public string[] Type { get; set; } = [];

    /// <summary>Any of these: Pending, InProgress, Succeeded, Failed, TimeOut, Cancelled.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(MachineActionStatusCompleter))]
    public string[] Status { get; set; } = [];

    /// <summary>Asked for by any of these.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    public string[] Requestor { get; set; } = [];

    /// <summary>Asked for at this time or later: a date, or a span back from now such as 48h, 7d or 30m.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Asked for at this time or earlier: a date, or a span back from now.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [TimePoint]
    [ArgumentCompleter(typeof(TimeSpanCompleter))]
    public DateTimeOffset? CreatedBefore { get; set; }

    // An action from the pipeline binds as the device that it is on, and means itself.
    private IReadOnlyList<string> Ids => ActionId.Length > 0 ? ActionId : [.. (MachineId ?? []).Select(one => (one.Given as DefenderMachineAction)?.ActionId ?? MachineAttribute.IdOf(one, nameof(ActionId))).OfType<string>()];

    private protected override object? ErrorTarget => ActionId.Length > 0 ? ActionId : MachineId?.FirstOrDefault()?.Given;

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var client = connection.Client.MachineActions;
        if (Ids is { Count: > 0 } ids)
        {
            await ForEachIdAsync(ids, output, async id =>
                output.Object(Origin.Stamp(await client.GetAsync(id, output, cancellationToken).ConfigureAwait(false), connection))).ConfigureAwait(false);
            return;
        }

        var query = new MachineActionQuery
        {
            MachineId = await MachineIds.OfAsync(connection, MachineId, output, cancellationToken).ConfigureAwait(false),
            Type = Type,
            Status = Status,
            Requestor = Requestor,
            CreatedAfter = CreatedAfter,
            CreatedBefore = CreatedBefore,
            Filter = Filter,
            First = First,
        };
        if (MachineId is not null && query.MachineId.Count == 0) return;
        await foreach (var action in client.ListAsync(query, output, cancellationToken).ConfigureAwait(false)) output.Object(Origin.Stamp(action, connection));
    }
}
