using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Stop-DefenderFile</c>: stops a file that runs on devices, and quarantines it there.</summary>
[Cmdlet(VerbsLifecycle.Stop, "DefenderFile", DefaultParameterSetName = ByIdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DefenderMachineAction))]
[Operations(nameof(ApiOperations.EndpointQuarantineFile))]
[Operations(nameof(ApiOperations.EndpointListMachines), With = nameof(Name))]
[Operations(nameof(ApiOperations.EndpointGetMachineAction), With = nameof(Wait))]
public sealed class StopDefenderFileCommand : MachineActionCommand
{
    /// <summary>The file's SHA-1: 40 hexadecimal digits.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Sha1 { get; set; } = "";

    private protected override MachineActionOrder MakeOrder() => MachineActionOrder.QuarantineFile(Sha1, Comment);
}
