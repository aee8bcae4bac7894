<#
.SYNOPSIS
    Collects investigation packages from devices, with their checksums in a list that proves what was collected.
.DESCRIPTION
    Has each device collect a package, waits until all of them have, saves the packages, and writes a list with device, action, size and SHA-256 beside
    them. A device that fails does not keep the others. -WhatIf shows the devices and does nothing.

    Signs in as the environment says (AZURE_TENANT_ID, AZURE_CLIENT_ID and one of AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH and others), or
    to the simulated tenant when AZURE_TENANT_ID is not set. It needs Machine.CollectForensics and Machine.Read.All on WindowsDefenderATP.
.EXAMPLE
    ./collect-package.ps1 -Device ws-fin-003 -Comment 'Case 4711' -WhatIf

    Shows what it would do.
.EXAMPLE
    ./collect-package.ps1 -Device ws-fin-003, ws-sales-005 -Comment 'Case 4711' -OutDirectory ./case-4711

    Collects two packages.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The devices, by name or id. The first two that report, when left out.
    [string[]] $Device,

    # Why; it stands in the history of each device.
    [string] $Comment = 'Collected for an investigation.',

    # Where the packages go.
    [string] $OutDirectory = './packages',

    # How long to wait for the devices.
    [string] $Timeout = '30m'
)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../../DefenderXdr.psd1"
$null = if ($env:AZURE_TENANT_ID) { Connect-DefenderXdr -FromEnvironment } else { Connect-DefenderXdr -Simulated }

$devices = if ($Device) { $Device } else { Get-DefenderMachine -OnboardingStatus Onboarded -HealthStatus Active -First 2 }

# Whoever runs this script means it: it is not asked again for each device.
$packages = @($devices | Save-DefenderInvestigationPackage -Comment $Comment -OutDirectory $OutDirectory -Timeout $Timeout -Force -ErrorAction Continue)
if ($WhatIfPreference) { return }

$list = Join-Path $OutDirectory 'packages.csv'
if ($packages) { $packages | Select-Object ComputerDnsName, MachineId, ActionId, CreationTime, Size, Sha256, Path | Export-Csv $list -NoTypeInformation -Append }
foreach ($package in $packages) { "{0}: {1:N0} bytes, SHA-256 {2}" -f $package.ComputerDnsName, $package.Size, $package.Sha256 }
"$($packages.Count) of $(@($devices).Count) devices gave a package."
