<#
.SYNOPSIS
    Makes the indicators of a threat feed equal to its file, and says what has changed.
.DESCRIPTION
    Reads a CSV or JSON file of indicators, shows what differs from the tenant, and imports it: new ones are made, others changed, and with -Prune those
    of the feed that the file no longer has are removed. Indicators of others stay as they are. Rows that cannot be imported are listed with their lines,
    and the script then ends with an error. -WhatIf shows the differences and changes nothing.

    Signs in as the environment says (AZURE_TENANT_ID, AZURE_CLIENT_ID and one of AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE_PATH and others), or
    to the simulated tenant when AZURE_TENANT_ID is not set. It needs Ti.ReadWrite or Ti.ReadWrite.All on WindowsDefenderATP.
.EXAMPLE
    ./import-indicators.ps1 -Path feed.csv -Prune -WhatIf

    Shows what it would add, change and remove.
.EXAMPLE
    ./import-indicators.ps1

    Imports a small file that it makes itself.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # The file; without one, a small one is made.
    [string] $Path,

    # Whose indicators they are.
    [string] $Application = 'threat-feed',

    # Removes what the file no longer has.
    [switch] $Prune
)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../../DefenderXdr.psd1"
$null = if ($env:AZURE_TENANT_ID) { Connect-DefenderXdr -FromEnvironment } else { Connect-DefenderXdr -Simulated }

if (-not $Path) {
    $Path = Join-Path ([IO.Path]::GetTempPath()) 'indicators.csv'
    $end = (Get-Date).AddDays(30).ToString('yyyy-MM-dd')
    @(
        'IndicatorType,IndicatorValue,ExpirationTime,Action,Severity,Title,Description,RecommendedActions,RbacGroups,Category,MitreTechniques,GenerateAlert'
        "IpAddress,185.220.101.7,$end,Block,High,C2 server,From the threat feed.,Look for other connections of the device.,,,,true"
        "DomainName,update.example,$end,Block,Medium,Phishing domain,From the threat feed.,,,,,true"
        "FileSha256,$('a' * 64),,BlockAndRemediate,High,Loader,From the threat feed.,,`"Clients,Servers`",,T1204,true"
    ) | Set-Content -LiteralPath $Path -Encoding utf8 -WhatIf:$false
}

$import = @{ Path = $Path; Application = $Application; Sync = $true; Prune = $Prune }
$done = Import-DefenderIndicator @import -ErrorVariable failed -ErrorAction SilentlyContinue -WarningAction SilentlyContinue

"$($done.Added) added, $($done.Updated) updated, $($done.Unchanged) unchanged, $($done.Removed) removed, $($done.Skipped) left, $($done.NotInFile) of $Application not in the file."
foreach ($one in $failed) { "Failed: $one" }
if ($failed) { throw "$(@($failed).Count) rows of $Path could not be imported." }
