<#
.SYNOPSIS
    For a scheduler: writes what changed since the last run to a JSON file, with a certificate and without a question.
.DESCRIPTION
    Signs in as an app with a certificate, from the personal store of the account (or the machine) or from a file. Without a certificate it
    runs against the simulated tenant.

    The time of the last run that succeeded is kept in LastRun.txt in the output folder. A run that fails leaves it as it is, so that the next
    run asks for the same period again: nothing is missed. A run asks five minutes further back than that, because the service may show a
    change late; an incident may therefore be in two files.

    Exit codes: 0, all is well. 1, somebody has to look. 2, the service or the network has trouble; the next run may well succeed.
.EXAMPLE
    ./scheduled-certificate.ps1 -OutputFolder /var/lib/incidents

    The simulated tenant.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File scheduled-certificate.ps1 -TenantId contoso.com -ClientId 5a7d0f3c-2b1e-4f60-8c9d-3e4f5a6b7c8d -CertificateThumbprint 0A1B2C3D4E5F60718293A4B5C6D7E8F901234567 -OutputFolder C:\Incidents

    What a scheduled task calls on Windows.
.EXAMPLE
    pwsh -NoProfile -NonInteractive -File scheduled-certificate.ps1 -TenantId contoso.com -ClientId 5a7d0f3c-2b1e-4f60-8c9d-3e4f5a6b7c8d -CertificatePath /etc/defender/app.pem -OutputFolder /var/lib/incidents

    What cron or a systemd timer calls on Linux. The file is readable by the account of the job alone (chmod 400).
#>
[CmdletBinding(DefaultParameterSetName = 'Simulated')]
param(
    # The tenant: its id or domain.
    [Parameter(Mandatory, ParameterSetName = 'Store')]
    [Parameter(Mandatory, ParameterSetName = 'File')]
    [string] $TenantId,

    # The app registration that the certificate's public part was uploaded to.
    [Parameter(Mandatory, ParameterSetName = 'Store')]
    [Parameter(Mandatory, ParameterSetName = 'File')]
    [string] $ClientId,

    # A certificate in the personal store.
    [Parameter(Mandatory, ParameterSetName = 'Store')]
    [string] $CertificateThumbprint,

    # A PFX or PEM file with certificate and private key. A password comes from the environment: DEFENDER_CERTIFICATE_PASSWORD.
    [Parameter(Mandatory, ParameterSetName = 'File')]
    [string] $CertificatePath,

    # The folder that the files go to.
    [string] $OutputFolder = '.'
)

# Nothing goes on after an error, nothing asks, and nothing draws progress bars into a log.
$ErrorActionPreference = 'Stop'
$ConfirmPreference = 'None'
$ProgressPreference = 'SilentlyContinue'

try {
    Import-Module "$PSScriptRoot/../../DefenderXdr.psd1"

    $app = @{ TenantId = $TenantId; ClientId = $ClientId }
    switch ($PSCmdlet.ParameterSetName) {
        'Store' { $app.CertificateThumbprint = $CertificateThumbprint }
        'File' {
            $app.CertificatePath = $CertificatePath
            if ($env:DEFENDER_CERTIFICATE_PASSWORD) {
                $app.CertificatePassword = [System.Net.NetworkCredential]::new('', $env:DEFENDER_CERTIFICATE_PASSWORD).SecurePassword
            }
        }
        default { $app = @{ Simulated = $true } }
    }
    $connection = Connect-DefenderXdr @app

    $lastRun = Join-Path $OutputFolder 'LastRun.txt'
    $now = [DateTimeOffset]::UtcNow
    $since = if (Test-Path -LiteralPath $lastRun) { [DateTimeOffset]::Parse((Get-Content -LiteralPath $lastRun -TotalCount 1), [cultureinfo]::InvariantCulture).AddMinutes(-5) } else { $now.AddHours(-48) }

    $incidents = @(Get-DefenderIncident -UpdatedAfter $since -Connection $connection)
    if ($incidents) {
        $path = Join-Path $OutputFolder "Incidents $($now.ToString('yyyy-MM-ddTHH.mm.ssZ')).json"
        ConvertTo-Json -InputObject $incidents -Depth 20 | Set-Content -LiteralPath $path -Encoding utf8
        "$($incidents.Count) incidents changed since $($since.ToString('u')); they are in '$path'."
    }
    else {
        "No incident changed since $($since.ToString('u'))."
    }
    Set-Content -LiteralPath $lastRun -Value $now.ToString('o')
}
catch {
    # The scheduler's log gets the id that scripts and alarms can go by, the message, and what to do.
    [Console]::Error.WriteLine("$($_.FullyQualifiedErrorId.Split(',')[0]): $_")
    [Console]::Error.WriteLine($_.ErrorDetails.RecommendedAction)
    if ($_.CategoryInfo.Category -in 'LimitsExceeded', 'ResourceUnavailable', 'OperationTimeout', 'ConnectionError') { exit 2 }
    exit 1
}
