using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Enable-DefenderMachineIsolation</c>: cuts devices off the network.</summary>
[Cmdlet(VerbsLifecycle.Enable, "DefenderMachineIsolation", DefaultParameterSetName = ByIdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DefenderMachineAction))]
[Operations(nameof(ApiOperations.EndpointIsolateMachine))]
[Operations(nameof(ApiOperations.EndpointListMachines), With = nameof(Name))]
[Operations(nameof(ApiOperations.EndpointGetMachineAction), With = nameof(Wait))]
public sealed class EnableDefenderMachineIsolationCommand : MachineActionCommand
{
    /// <summary>Full; Selective, where Outlook and Teams go on (Windows); or UnManagedDevice, which keeps a device that is not onboarded from all that are.</summary>
    [Parameter]
    [ValidateSet("Full", "Selective", "UnManagedDevice")]
    public string IsolationType { get; set; } = "Full";

    private protected override MachineActionOrder MakeOrder() => MachineActionOrder.Isolate(IsolationType, Comment);
}
