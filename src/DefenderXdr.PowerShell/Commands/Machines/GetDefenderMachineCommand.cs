using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Get-DefenderMachine</c>: the devices of the tenant.</summary>
[Cmdlet(VerbsCommon.Get, "DefenderMachine", DefaultParameterSetName = ListSet)]
[OutputType(typeof(DefenderMachine))]
[Operations(nameof(ApiOperations.EndpointListMachines))]
[Operations(nameof(ApiOperations.EndpointGetMachine), With = nameof(MachineId))]
[Operations(nameof(ApiOperations.EndpointFindMachinesByTag), With = nameof(Tag))]
[Operations(nameof(ApiOperations.EndpointFindMachinesByIp), With = nameof(IpAddress))]
[Operations(nameof(ApiOperations.EndpointListMachineUsers), nameof(ApiOperations.EndpointListMachineAlerts), nameof(ApiOperations.EndpointListMachineSoftware),
    nameof(ApiOperations.EndpointListMachineVulnerabilities), nameof(ApiOperations.EndpointListMachineRecommendations),
    nameof(ApiOperations.EndpointListMachineMissingKbs), With = nameof(Include))]
public sealed partial class GetDefenderMachineCommand : ListingCommand
{
    private const string ByIdSet = "ById";
    private const string ByAddressSet = "ByAddress";

    private readonly HashSet<(DefenderConnection, string)> seen = [];

    private protected override object? ErrorTarget => MachineId?.FirstOrDefault()?.Given;

    private MachineParts Parts => Include.Aggregate(MachineParts.None, (all, part) => all | part);

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var client = connection.Client.Machines;
        await client.PreflightAsync(Parts, output, cancellationToken).ConfigureAwait(false);
        if (MachineId is null)
        {
            await foreach (var machine in client.ListAsync(Query, output, cancellationToken).ConfigureAwait(false)) await EmitAsync(machine).ConfigureAwait(false);
            return;
        }

        await ForEachIdAsync(await MachineIds.OfAsync(connection, MachineId, output, cancellationToken).ConfigureAwait(false), output, async id =>
        {
            // Rows and alerts come with the same device over and over.
            lock (seen)
                if (!seen.Add((connection, id.ToLowerInvariant()))) return;
            await EmitAsync(await client.GetAsync(id, output, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }).ConfigureAwait(false);

        async Task EmitAsync(DefenderMachine machine)
        {
            await client.FillAsync(machine, Parts, output, cancellationToken).ConfigureAwait(false);
            output.Object(Origin.Stamp(machine, connection));
        }
    }

    private MachineQuery Query => new()
    {
        Name = Name,
        HealthStatus = HealthStatus,
        OnboardingStatus = OnboardingStatus,
        RiskScore = RiskScore,
        ExposureLevel = ExposureLevel,
        DeviceValue = DeviceValue,
        OsPlatform = OsPlatform,
        Version = Version,
        Group = Group,
        Tag = Tag,
        AadDeviceId = AadDeviceId,
        LastSeenAfter = LastSeenAfter,
        LastSeenBefore = LastSeenBefore,
        IpAddress = IpAddress,
        At = At,
        Filter = Filter,
        First = First,
    };
}
