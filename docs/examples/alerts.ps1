<#
.SYNOPSIS
    High and medium alerts of the last week, by device, and what the worst of them is made of.
.DESCRIPTION
    Signs in as the environment says (AZURE_TENANT_ID, AZURE_CLIENT_ID, and AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH), or to the
    simulated tenant when AZURE_TENANT_ID is not set.
#>
[CmdletBinding()]
param()

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../../DefenderXdr.psd1"

if ($env:AZURE_TENANT_ID) {
    Connect-DefenderXdr -FromEnvironment
}
else {
    Connect-DefenderXdr -Simulated
}

$alerts = Get-DefenderAlert -CreatedAfter 7d -Severity High, Medium

# Which devices have the most?
$alerts | Where-Object DeviceName | Group-Object DeviceName -NoElement | Sort-Object Count -Descending | Select-Object -First 5 | Out-Host

# The newest of them with its evidence, and its siblings in the same incident.
$newest = $alerts | Select-Object -First 1
$newest | Format-List | Out-Host
$newest.Evidence | Format-Table EntityType, Name, Verdict, Sha256 | Out-Host
Get-DefenderAlert -IncidentId $newest.IncidentId
