using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Add-DefenderMachineTag</c>: adds tags to devices.</summary>
[Cmdlet(VerbsCommon.Add, "DefenderMachineTag", DefaultParameterSetName = ByIdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(DefenderMachine))]
[Operations(nameof(ApiOperations.EndpointTagMachine))]
[Operations(nameof(ApiOperations.EndpointTagMachines))]
[Operations(nameof(ApiOperations.EndpointListMachines), With = nameof(Name))]
public sealed class AddDefenderMachineTagCommand : MachineTagCommand
{
    private protected override bool Removes => false;
}
