<#
.SYNOPSIS
    One app, many customers: the high incidents of the last week and a hunting query in all of their tenants, and which tenants gave no answer.
.DESCRIPTION
    Signs in to each tenant with one multitenant app registration, at the same time. A tenant that fails keeps no other from answering;
    what to do about it stands in the last list, with the link for the customer's administrator where consent is missing.
    Without parameters it runs against three simulated tenants. The third has not consented to the app.
.EXAMPLE
    ./partner-tenants.ps1

    Three simulated tenants.
.EXAMPLE
    ./partner-tenants.ps1 -TenantId (Get-Content ./tenants.txt) -ClientId 5a7d0f3c-2b1e-4f60-8c9d-3e4f5a6b7c8d -CertificateThumbprint 0A1B2C3D4E5F60718293A4B5C6D7E8F901234567

    Real tenants, one id or domain a line, with a certificate.
.EXAMPLE
    ./partner-tenants.ps1 -TenantId (Get-Content ./tenants.txt) -Credential (Get-Secret PartnerApp)

    The same with a client secret from a SecretManagement vault: user name is the app's id, password the secret.
#>
[CmdletBinding(DefaultParameterSetName = 'Simulated')]
param(
    # The customers' tenants: ids or domains.
    [Parameter(Mandatory, ParameterSetName = 'Certificate')]
    [Parameter(Mandatory, ParameterSetName = 'Credential')]
    [string[]] $TenantId,

    # The app registration, and its certificate in the personal store of the user or the machine.
    [Parameter(Mandatory, ParameterSetName = 'Certificate')]
    [string] $ClientId,

    [Parameter(Mandatory, ParameterSetName = 'Certificate')]
    [string] $CertificateThumbprint,

    # The app's id as user name and its client secret as password.
    [Parameter(Mandatory, ParameterSetName = 'Credential')]
    [pscredential] $Credential
)

$ErrorActionPreference = 'Stop'
Import-Module "$PSScriptRoot/../../DefenderXdr.psd1"

$signIn = switch ($PSCmdlet.ParameterSetName) {
    'Certificate' { @{ TenantId = $TenantId; ClientId = $ClientId; CertificateThumbprint = $CertificateThumbprint } }
    'Credential' { @{ TenantId = $TenantId; Credential = $Credential } }
    default { @{ Simulated = $true; TenantId = 'contoso.onmicrosoft.com', 'fabrikam.onmicrosoft.com', 'northwind.onmicrosoft.com' } }
}

# With several tenants each failure is an error about that tenant, and the others go on: so they are kept here and shown below.
$failures = @()
$connections = Connect-DefenderXdr @signIn -ErrorAction SilentlyContinue -ErrorVariable +failures
if (-not $connections) { throw "None of the tenants could be signed in to. $($failures[0].ErrorDetails.RecommendedAction)" }

# All tenants are asked at the same time. Every object says where it came from.
$incidents = Get-DefenderIncident -Severity High -UpdatedAfter 7d -Connection $connections -ErrorAction SilentlyContinue -ErrorVariable +failures
$incidents | Group-Object ConnectionName -NoElement | Sort-Object Count -Descending | Out-Host

$rows = Invoke-DefenderHunting @'
DeviceProcessEvents
| where Timestamp > ago(30d) and FileName =~ "vssadmin.exe"
| project Timestamp, DeviceName, AccountName
| top 2 by Timestamp desc
'@ -Connection $connections -ErrorAction SilentlyContinue -ErrorVariable +failures
$rows | Sort-Object ConnectionName, Timestamp | Format-Table ConnectionName, Timestamp, DeviceName, AccountName | Out-Host

# The target of the error is the tenant or the connection that it is about.
$failures | Select-Object @{ Name = 'Tenant'; Expression = { $_.TargetObject } }, @{ Name = 'Error'; Expression = { $_.FullyQualifiedErrorId.Split(',')[0] } }, @{ Name = 'WhatToDo'; Expression = { $_.ErrorDetails.RecommendedAction } } | Format-List | Out-Host

$connections | Disconnect-DefenderXdr
