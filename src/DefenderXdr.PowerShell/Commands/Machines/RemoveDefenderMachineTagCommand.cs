using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Remove-DefenderMachineTag</c>: removes tags from devices.</summary>
[Cmdlet(VerbsCommon.Remove, "DefenderMachineTag", DefaultParameterSetName = ByIdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DefenderMachine))]
[Operations(nameof(ApiOperations.EndpointTagMachine))]
[Operations(nameof(ApiOperations.EndpointTagMachines))]
[Operations(nameof(ApiOperations.EndpointListMachines), With = nameof(Name))]
public sealed class RemoveDefenderMachineTagCommand : MachineTagCommand
{
    private protected override bool Removes => true;
}
