using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Unregister-DefenderMachine</c>: takes Windows devices out of Defender for Endpoint.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "DefenderMachine", DefaultParameterSetName = ByIdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DefenderMachineAction))]
[Operations(nameof(ApiOperations.EndpointOffboardMachine))]
[Operations(nameof(ApiOperations.EndpointListMachines), With = nameof(Name))]
[Operations(nameof(ApiOperations.EndpointGetMachineAction), With = nameof(Wait))]
public sealed class UnregisterDefenderMachineCommand : MachineActionCommand
{
    private protected override MachineActionOrder MakeOrder() => MachineActionOrder.Offboard(Comment);
}
