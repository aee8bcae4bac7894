using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Enable-DefenderAppRestriction</c>: lets devices run only what Microsoft signed.</summary>
[Cmdlet(VerbsLifecycle.Enable, "DefenderAppRestriction", DefaultParameterSetName = ByIdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DefenderMachineAction))]
[Operations(nameof(ApiOperations.EndpointRestrictApps))]
[Operations(nameof(ApiOperations.EndpointListMachines), With = nameof(Name))]
[Operations(nameof(ApiOperations.EndpointGetMachineAction), With = nameof(Wait))]
public sealed class EnableDefenderAppRestrictionCommand : MachineActionCommand
{
    private protected override MachineActionOrder MakeOrder() => MachineActionOrder.RestrictApps(Comment);
}
