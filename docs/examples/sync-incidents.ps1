<#
.SYNOPSIS
    For a scheduler: appends each incident that is new or has changed since the last run to a file of JSON lines.
.DESCRIPTION
    The checkpoint beside the file remembers how far the last run has read. A run that fails leaves it as it was, so that the next one reads the
    same again: nothing is lost. Runs that were finished are not repeated.

    It signs in as the environment says (AZURE_TENANT_ID, AZURE_CLIENT_ID and one of AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH and others);
    where AZURE_CLIENT_ID is not set, to the simulated tenant.

    Exit codes: 0, all is well. 1, somebody has to look. 2, the service or the network has trouble; the next run may well succeed.
.EXAMPLE
    ./sync-incidents.ps1 -OutputFolder /var/lib/incidents

    Every five minutes, from cron or a scheduled task.
#>
[CmdletBinding()]
param(
    # The folder of the file and its checkpoint.
    [string] $OutputFolder = '.',

    # How far back the first run reads.
    [string] $FirstRun = '30d'
)

# Nothing goes on after an error, and what a later command cannot write is an error: the checkpoint then stays where it was.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

try {
    Import-Module "$PSScriptRoot/../../DefenderXdr.psd1"
    $connection = if ($env:AZURE_CLIENT_ID) { Connect-DefenderXdr -FromEnvironment } else { Connect-DefenderXdr -Simulated }

    $lines = Join-Path $OutputFolder 'incidents.jsonl'
    Get-DefenderIncident -Checkpoint (Join-Path $OutputFolder 'incidents.checkpoint.json') -UpdatedAfter $FirstRun -Connection $connection |
        ForEach-Object { ConvertTo-Json -InputObject $_ -Depth 20 -Compress } |
        Tee-Object -Variable written |
        Add-Content -LiteralPath $lines -Encoding utf8
    "$(@($written).Count) incidents were added to '$lines'."
}
catch {
    [Console]::Error.WriteLine("$($_.FullyQualifiedErrorId.Split(',')[0]): $_")
    [Console]::Error.WriteLine($_.ErrorDetails.RecommendedAction)
    if ($_.CategoryInfo.Category -in 'LimitsExceeded', 'ResourceUnavailable', 'OperationTimeout', 'ConnectionError') { exit 2 }
    exit 1
}
