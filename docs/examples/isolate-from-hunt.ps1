<#
.SYNOPSIS
    Isolates the devices that a hunting query finds, and waits until they are.
.DESCRIPTION
    Takes those that are onboarded and report, and acts on none of them when they are more than you allow. What the service did not take, or did not
    finish in time, is an error, and makes the exit code 1.

    Signs in as the environment says (AZURE_TENANT_ID, AZURE_CLIENT_ID, and AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH), or to the
    simulated tenant when AZURE_TENANT_ID is not set.
.EXAMPLE
    ./isolate-from-hunt.ps1 -Query (Get-Content ./ransomware.kql -Raw) -Comment 'Incident 1234' -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # A query whose rows have a DeviceId.
    [string] $Query = 'DeviceProcessEvents | where FileName =~ "powershell.exe" | distinct DeviceId, DeviceName | take 3',

    # Why: it stands in the Action center.
    [string] $Comment = 'Found by a hunting query',

    # The most devices that may be isolated at a time.
    [ValidateRange(1, 1000)]
    [int] $Most = 5
)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../../DefenderXdr.psd1"

if ($env:AZURE_TENANT_ID) {
    Connect-DefenderXdr -FromEnvironment
}
else {
    Connect-DefenderXdr -Simulated
}

$devices = @(Invoke-DefenderHunting $Query | Get-DefenderMachine | Where-Object { $_.OnboardingStatus -eq 'Onboarded' -and $_.HealthStatus -eq 'Active' })
"The query found $($devices.Count) devices that can be isolated now."
$devices | Format-Table
if ($devices.Count -gt $Most) { throw "That is more than $Most. Look at the query, or allow more with -Most." }
if (-not $devices) { return }

# -Force says that it is meant, since nobody sits before a runbook. With -WhatIf nothing is done all the same.
$actions = @($devices | Enable-DefenderMachineIsolation -Comment $Comment -Force -Wait -Timeout 20m -ErrorAction Continue -ErrorVariable problems)
$actions | Format-Table
"$(@($actions | Where-Object Status -EQ Succeeded).Count) of $($devices.Count) devices are isolated."
if ($problems) { exit 1 }
