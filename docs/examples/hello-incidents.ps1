<#
.SYNOPSIS
    The "hello world" of the Defender XDR API: the incidents of the last 48 hours, shown and saved as JSON.
.DESCRIPTION
    Signs in as the environment says (AZURE_TENANT_ID, AZURE_CLIENT_ID, and AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH), or to the
    simulated tenant when AZURE_TENANT_ID is not set.
    Does what Get-Token.ps1 and the incident script of the vendor's hello-world page do together.
#>
[CmdletBinding()]
param(
    # The folder that the file goes to.
    [string] $OutputFolder = '.'
)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../../DefenderXdr.psd1"

if ($env:AZURE_TENANT_ID) {
    Connect-DefenderXdr -FromEnvironment
}
else {
    Connect-DefenderXdr -Simulated
}

$incidents = Get-DefenderIncident -UpdatedAfter 48h
$incidents

$path = Join-Path $OutputFolder "Latest Incidents $((Get-Date -Format o) -replace ':', '.').json"
ConvertTo-Json -InputObject @($incidents) -Depth 20 | Set-Content -LiteralPath $path
"$(@($incidents).Count) incidents are in '$path'."
