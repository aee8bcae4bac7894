<#
.SYNOPSIS
    The start of a shift: takes the worst incidents that nobody works on, and says what each is about.
.DESCRIPTION
    Lists active incidents without an owner, the most severe first, and shows the devices, users, files and so on that they touch. Then takes them: owner,
    status and a tag. -WhatIf shows what would be taken and changes nothing.

    Signs in as the environment says (AZURE_TENANT_ID, AZURE_CLIENT_ID and one of AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH and others), or
    to the simulated tenant when AZURE_TENANT_ID is not set. To take incidents it needs SecurityIncident.ReadWrite.All on Microsoft Graph, or
    Incident.ReadWrite.All on Defender XDR.
.EXAMPLE
    ./triage.ps1 -WhatIf

    Looks, and leaves everything as it is.
.EXAMPLE
    ./triage.ps1 -AssignedTo alex@contoso.com -First 3

    Takes the three worst.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # Who takes them.
    [string] $AssignedTo = 'analyst@contoso.com',

    # How far back to look.
    [string] $Since = '30d',

    # How many to take.
    [int] $First = 5
)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../../DefenderXdr.psd1"
$null = if ($env:AZURE_TENANT_ID) { Connect-DefenderXdr -FromEnvironment } else { Connect-DefenderXdr -Simulated }

$order = 'High', 'Medium', 'Low', 'Informational'
$queue = @(
    Get-DefenderIncident -Status Active -Severity High, Medium -UpdatedAfter $Since |
        Where-Object { -not $_.AssignedTo } |
        Sort-Object { $order.IndexOf($_.Severity) }, LastUpdateTime |
        Select-Object -First $First
)
if ($queue.Count -eq 0) {
    'The queue is empty.'
    return
}

foreach ($incident in $queue) {
    '{0}  {1}  {2}' -f $incident.IncidentId, $incident.Severity, $incident.DisplayName
    $incident | Get-DefenderAlertEntity |
        Group-Object EntityType |
        ForEach-Object { '    {0,-14} {1}' -f $_.Name, (($_.Group.Name | Sort-Object -Unique) -join ', ') }
}

# -WhatIf of this script is -WhatIf of every command in it.
$taken = @($queue | Update-DefenderIncident -Status InProgress -AssignedTo $AssignedTo -AddTag 'triage' -PassThru)
"$($taken.Count) of $($queue.Count) incidents were taken by $AssignedTo."
