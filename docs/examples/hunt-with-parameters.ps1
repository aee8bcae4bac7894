<#
.SYNOPSIS
    Shows what a list of devices ran lately, with the list and the period as values of the query.
.DESCRIPTION
    The query names the values, and -QueryParameter has them: a name with a quote in it is looked for, and changes nothing else in the query.

    Signs in as the environment says (AZURE_TENANT_ID, AZURE_CLIENT_ID, and AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH), or to the
    simulated tenant when AZURE_TENANT_ID is not set.
.EXAMPLE
    ./hunt-with-parameters.ps1 -Device (Get-Content ./devices.txt) -FileName powershell.exe, cmd.exe -Days 7
#>
[CmdletBinding()]
param(
    # Full names of devices; all devices when left out.
    [string[]] $Device = @(),

    # Names of programs.
    [string[]] $FileName = @('powershell.exe', 'cmd.exe', 'rundll32.exe', "o'brien's tool.exe"),

    # How many days to look back.
    [ValidateRange(1, 30)]
    [int] $Days = 14
)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../../DefenderXdr.psd1"

if ($env:AZURE_TENANT_ID) {
    Connect-DefenderXdr -FromEnvironment
}
else {
    Connect-DefenderXdr -Simulated
}

$values = @{ programs = $FileName; since = [DateTime]::UtcNow.AddDays(-$Days) }
$query = 'DeviceProcessEvents | where Timestamp > since and FileName in~ (programs)'
if ($Device) {
    $values.devices = $Device
    $query += ' | where DeviceName in~ (devices)'
}
$query += ' | project Timestamp, DeviceName, AccountName, FileName, ProcessCommandLine'

$rows = Invoke-DefenderHunting $query -QueryParameter $values
"$(@($rows).Count) starts of $($FileName.Count) programs within $Days days:"
$rows | Group-Object FileName -NoElement | Sort-Object Count -Descending | Format-Table Count, Name
$rows | Sort-Object Timestamp -Descending | Select-Object -First 5 | Format-Table Timestamp, DeviceName, AccountName, ProcessCommandLine
