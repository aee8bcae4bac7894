<#
.SYNOPSIS
    Hunts for PowerShell that other programs started, and shows which devices and accounts it ran on.
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

$rows = Invoke-DefenderHunting @'
DeviceProcessEvents
| where Timestamp > ago(7d) and FileName =~ "powershell.exe"
| project Timestamp, DeviceName, AccountName, InitiatingProcessFileName, ProcessCommandLine
| order by Timestamp desc
| take 200
'@

# Rows are objects with typed columns: they group, sort and export like any other.
$rows | Group-Object InitiatingProcessFileName -NoElement | Sort-Object Count -Descending | Select-Object -First 5
$rows | Select-Object -First 5 | Format-Table Timestamp, DeviceName, AccountName, ProcessCommandLine
