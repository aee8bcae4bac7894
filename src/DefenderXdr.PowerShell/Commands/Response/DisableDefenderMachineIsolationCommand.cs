using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Disable-DefenderMachineIsolation</c>: lets devices back on the network.</summary>
[Cmdlet(VerbsLifecycle.Disable, "DefenderMachineIsolation", DefaultParameterSetName = ByIdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DefenderMachineAction))]
[Operations(nameof(ApiOperations.EndpointReleaseMachine))]
[Operations(nameof(ApiOperations.EndpointListMachines), With = nameof(Name))]
[Operations(nameof(ApiOperations.EndpointGetMachineAction), With = nameof(Wait))]
public sealed class DisableDefenderMachineIsolationCommand : MachineActionCommand
{
    private protected override MachineActionOrder MakeOrder() => MachineActionOrder.Release(Comment);
}
