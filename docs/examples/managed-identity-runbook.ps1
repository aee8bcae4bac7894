<#
.SYNOPSIS
    A runbook for Azure Automation, or the script of an Azure Function: the open high incidents of the last week that nobody works on, one line of JSON each.
.DESCRIPTION
    Signs in with the managed identity of the Automation account, the Function app or the machine that it runs on: there is no secret. The
    identity needs SecurityIncident.Read.All on Microsoft Graph; about_DefenderXdr_Authentication has the script that grants it.

    With -Simulated it runs anywhere, against the simulated tenant. Without it, off Azure, it fails within seconds and says so: a runbook
    must not report a tenant that does not exist.
.EXAMPLE
    ./managed-identity-runbook.ps1 -Simulated

    Tries the runbook out where it is written.
.EXAMPLE
    ./managed-identity-runbook.ps1 -IdentityId 6b1f3c9e-0a47-4d52-9c3e-5d1f7a8b2c40

    With a user-assigned identity, named by its client id.
#>
[CmdletBinding()]
param(
    # A user-assigned identity: its client, object or resource id. The system-assigned one when left out.
    [string] $IdentityId,

    # Runs against the simulated tenant.
    [switch] $Simulated
)

# A job that fails must be seen to fail, and its log has no use for progress bars.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# In Azure the module lies among the account's own; in a checkout it lies here.
$manifest = "$PSScriptRoot/../../DefenderXdr.psd1"
Import-Module $(if (Test-Path -LiteralPath $manifest) { $manifest } else { 'DefenderXdr' })

$signIn = if ($Simulated) { @{ Simulated = $true } }
elseif ($IdentityId) { @{ ManagedIdentity = $true; IdentityId = $IdentityId } }
else { @{ ManagedIdentity = $true } }

# Worker processes are used again: a connection of this run's own, and gone when it ends.
$connection = Connect-DefenderXdr @signIn
try {
    Get-DefenderIncident -Status Active -Severity High -UpdatedAfter 7d -Connection $connection |
        Where-Object { -not $_.AssignedTo } |
        Select-Object IncidentId, DisplayName, CreatedTime, LastUpdateTime, @{ Name = 'Alerts'; Expression = { $_.Alerts.Count } }, WebUrl |
        ForEach-Object { $_ | ConvertTo-Json -Compress }
}
finally {
    Disconnect-DefenderXdr $connection
}
