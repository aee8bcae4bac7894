using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Disable-DefenderAppRestriction</c>: lets devices run everything again.</summary>
[Cmdlet(VerbsLifecycle.Disable, "DefenderAppRestriction", DefaultParameterSetName = ByIdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DefenderMachineAction))]
[Operations(nameof(ApiOperations.EndpointUnrestrictApps))]
[Operations(nameof(ApiOperations.EndpointListMachines), With = nameof(Name))]
[Operations(nameof(ApiOperations.EndpointGetMachineAction), With = nameof(Wait))]
public sealed class DisableDefenderAppRestrictionCommand : MachineActionCommand
{
    private protected override MachineActionOrder MakeOrder() => MachineActionOrder.UnrestrictApps(Comment);
}
