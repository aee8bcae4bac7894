<#
.SYNOPSIS
    Closes the alerts of a detection that is known to be wrong, and the incidents that hold nothing else.
.DESCRIPTION
    Finds open alerts by their title, resolves them as false positives with a comment, and then resolves the incidents all of whose alerts are resolved
    false positives. An incident with anything else in it stays open. -WhatIf shows what would be closed and changes nothing.

    Signs in as the environment says (AZURE_TENANT_ID, AZURE_CLIENT_ID and one of AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH and others), or
    to the simulated tenant when AZURE_TENANT_ID is not set. It needs SecurityAlert.ReadWrite.All and SecurityIncident.ReadWrite.All on Microsoft Graph.
.EXAMPLE
    ./close-false-positives.ps1 -Title "'Mimikatz' hacktool*" -WhatIf

    Shows what it would close.
.EXAMPLE
    ./close-false-positives.ps1 -Title "'Mimikatz' hacktool*" -Comment 'Red team exercise, ticket 4711.'

    Closes it.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The alerts' title, with wildcards.
    [string] $Title = "'Mimikatz' hacktool*",

    # How far back to look.
    [string] $Since = '30d',

    # Why they are wrong; it stands on each alert.
    [string] $Comment = 'A known false positive of this detection.'
)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../../DefenderXdr.psd1"
$null = if ($env:AZURE_TENANT_ID) { Connect-DefenderXdr -FromEnvironment } else { Connect-DefenderXdr -Simulated }

$wrong = @(Get-DefenderAlert -Status New, InProgress -CreatedAfter $Since | Where-Object Title -Like $Title)
"$($wrong.Count) open alerts of the last $Since have a title like $Title."
if ($wrong.Count -eq 0) { return }

$verdict = @{ Status = 'Resolved'; Classification = 'FalsePositive'; Determination = 'NotMalicious' }
$wrong | Update-DefenderAlert @verdict -Comment $Comment

if ($WhatIfPreference) {
    'Which incidents hold nothing else shows when these are closed.'
    return
}

# Read again: what somebody else has found meanwhile keeps its incident open. An incident may have been merged into another.
$incidents = @($wrong.IncidentId | Where-Object { $_ } | Sort-Object -Unique | Get-DefenderIncident -FollowRedirect | Sort-Object IncidentId -Unique)
$done = @($incidents | Where-Object { $_.Status -ne 'Resolved' -and -not ($_.Alerts | Where-Object { $_.Status -ne 'Resolved' -or $_.Classification -ne 'FalsePositive' }) })
$done | Update-DefenderIncident @verdict
"$($done.Count) of $($incidents.Count) incidents held nothing else and were closed."
