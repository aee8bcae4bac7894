using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Start-DefenderAntivirusScan</c>: scans devices with Microsoft Defender Antivirus.</summary>
[Cmdlet(VerbsLifecycle.Start, "DefenderAntivirusScan", DefaultParameterSetName = ByIdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DefenderMachineAction))]
[Operations(nameof(ApiOperations.EndpointScanMachine))]
[Operations(nameof(ApiOperations.EndpointListMachines), With = nameof(Name))]
[Operations(nameof(ApiOperations.EndpointGetMachineAction), With = nameof(Wait))]
public sealed class StartDefenderAntivirusScanCommand : MachineActionCommand
{
    /// <summary>Quick, or Full, which may take hours.</summary>
    [Parameter]
    [ValidateSet("Quick", "Full")]
    public string ScanType { get; set; } = "Quick";

    private protected override MachineActionOrder MakeOrder() => MachineActionOrder.Scan(ScanType, Comment);
}
