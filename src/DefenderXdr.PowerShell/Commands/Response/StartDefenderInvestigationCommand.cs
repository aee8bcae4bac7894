using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Start-DefenderInvestigation</c>: starts automated investigations of devices.</summary>
[Cmdlet(VerbsLifecycle.Start, "DefenderInvestigation", DefaultParameterSetName = ByIdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DefenderInvestigation))]
[Operations(nameof(ApiOperations.EndpointStartInvestigation))]
[Operations(nameof(ApiOperations.EndpointListMachines), With = nameof(Name))]
[Operations(nameof(ApiOperations.EndpointGetInvestigation), With = nameof(Wait))]
public sealed class StartDefenderInvestigationCommand : ResponseCommand
{
    private const string Does = "start an automated investigation";

    private readonly Dictionary<DefenderConnection, List<DefenderInvestigation>> started = [];

    private protected override Task CheckAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken) =>
        connection.Client.Investigations.PreflightAsync(output, cancellationToken);

    private protected override async Task ActAsync(DefenderConnection connection, DefenderMachine machine, ICommandOutput output, CancellationToken cancellationToken)
    {
        if (!await IsMeantAsync(connection, machine, Does, output).ConfigureAwait(false)) return;

        var (investigation, wasRunning) = await Followed.SendAsync(machine, Does,
            () => connection.Client.Investigations.StartAsync(machine.MachineId!, Comment, output, cancellationToken)).ConfigureAwait(false);
        investigation.ComputerDnsName ??= machine.ComputerDnsName;
        if (wasRunning) output.Warning($"{machine} is being investigated already: investigation {investigation}.");
        if (!Wait)
        {
            output.Object(Origin.Stamp(investigation, connection));
            return;
        }

        Followed.Began(investigation.InvestigationId, $"Investigation of {machine}", "Get-DefenderInvestigation shows how far it is");
        if (!started.TryGetValue(connection, out var investigations)) started[connection] = investigations = [];
        investigations.Add(investigation);
    }

    internal override Task FinishAsync(ICommandOutput output, CancellationToken cancellationToken) =>
        Task.WhenAll(started.Select(pair => WaitAsync(pair.Key, pair.Value, output, cancellationToken)));

    private async Task WaitAsync(DefenderConnection connection, IReadOnlyList<DefenderInvestigation> investigations, ICommandOutput output, CancellationToken cancellationToken)
    {
        await foreach (var (investigation, error) in connection.Client.Investigations.WaitAsync(investigations, Timeout, output, cancellationToken).ConfigureAwait(false))
        {
            if (investigation.HasEnded) Followed.Ended(investigation.InvestigationId);
            output.Object(Origin.Stamp(investigation, connection));
            if (error is not null) output.Error(error, investigation);
        }
    }
}
