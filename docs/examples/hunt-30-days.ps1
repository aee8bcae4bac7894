<#
.SYNOPSIS
    For a scheduler: writes all that a query finds within 30 days to a file, however many rows that are.
.DESCRIPTION
    The query runs in slices of time, and what does not fit into an answer is halved. Rows go to disk as they arrive. A used-up quota is waited for,
    and a result with rows missing is an error. What each call took is shown at the end.

    Signs in as the environment says (AZURE_TENANT_ID, AZURE_CLIENT_ID, and AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH), or to the
    simulated tenant when AZURE_TENANT_ID is not set.

    Exit codes: 0, all is well. 1, somebody has to look. 2, the service or the network has trouble; the next run may well succeed.
.EXAMPLE
    ./hunt-30-days.ps1 -Query 'DeviceNetworkEvents | where RemotePort == 3389' -OutFile ./rdp.csv
#>
[CmdletBinding()]
param(
    # The query; its result must have the column Timestamp.
    [string] $Query = 'DeviceProcessEvents | project Timestamp, DeviceName, AccountName, FileName, ProcessCommandLine, SHA1',

    # Where the rows go: .csv, or .jsonl for JSON lines.
    [string] $OutFile = './30-days.csv',

    # How long a slice is.
    [string] $SliceBy = '1d'
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

try {
    Import-Module "$PSScriptRoot/../../DefenderXdr.psd1"
    $connection = if ($env:AZURE_TENANT_ID) { Connect-DefenderXdr -FromEnvironment } else { Connect-DefenderXdr -Simulated }

    Invoke-DefenderHunting $Query -StartTime 30d -SliceBy $SliceBy -OutFile $OutFile -FailOnTruncation -WaitForQuota -StatisticsVariable calls -Connection $connection
    $sum = $calls | Where-Object Outcome -EQ Complete | Measure-Object Rows -Sum
    "$($sum.Sum) rows of $($calls.Count) calls are in '$OutFile', $([Math]::Ceiling((Get-Item -LiteralPath $OutFile).Length / 1KB)) KB."
    $calls | Group-Object Outcome -NoElement | Format-Table Count, Name
}
catch {
    [Console]::Error.WriteLine("$($_.FullyQualifiedErrorId.Split(',')[0]): $_")
    [Console]::Error.WriteLine($_.ErrorDetails.RecommendedAction)
    if ($_.CategoryInfo.Category -in 'LimitsExceeded', 'ResourceUnavailable', 'OperationTimeout', 'ConnectionError') { exit 2 }
    exit 1
}
