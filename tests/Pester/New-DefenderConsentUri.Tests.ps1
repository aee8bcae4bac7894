BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $app = '5a7d0f3c-2b1e-4f60-8c9d-3e4f5a6b7c8d'
}

Describe 'New-DefenderConsentUri' {
    It 'has these parameters and no others' {
        Get-ParameterTable New-DefenderConsentUri | Should -Be @(
            'AuthorityUri Uri *'
            'ClientId String *!@0.'
            'Cloud DefenderCloud *.'
            'Open SwitchParameter *'
            'Permission String[] *'
            'RedirectUri Uri *'
            'TenantId String[] *@1.'
        )
    }

    It 'gives the link for all that the app registration lists' {
        $consent = New-DefenderConsentUri $app contoso.com
        $consent | Should -BeOfType DefenderXdr.DefenderConsent
        "$consent" | Should -Be "https://login.microsoftonline.com/contoso.com/v2.0/adminconsent?client_id=$app&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"
        "$($consent.Uri)" | Should -Be "$consent"
        $consent.DocumentedUri.AbsoluteUri | Should -Be "https://login.microsoftonline.com/common/oauth2/authorize?prompt=consent&client_id=$app&response_type=code&sso_reload=true"
        $consent.Kind | Should -Be 'Registered'
        # A link in a line of its own can be clicked, and copied.
        ($consent | Out-String -Width 60) -split '\r?\n' | Should -Contain $consent.DocumentedUri.AbsoluteUri
        $consent | Out-String | Should -Match '(?m)^Consent in contoso.com to all that the app registration lists:'
    }

    It 'gives a link for each API that permissions belong to, and for each tenant' {
        $consents = New-DefenderConsentUri -ClientId $app -TenantId contoso.com, fabrikam.com -Permission SecurityIncident.Read.All, Incident.Read, AdvancedHunting.Read
        $consents.ForEach{ "$($_.TenantId) $($_.Api) $($_.Permissions)" } | Should -Be @(
            'contoso.com Graph SecurityIncident.Read.All'
            'contoso.com Xdr Incident.Read AdvancedHunting.Read'
            'fabrikam.com Graph SecurityIncident.Read.All'
            'fabrikam.com Xdr Incident.Read AdvancedHunting.Read'
        )
        $consents[0] | Out-String | Should -Match '(?m)^Consent in contoso.com to SecurityIncident.Read.All, for users who sign in:'
    }

    It 'follows the cloud, a private authority and a redirect' {
        "$(New-DefenderConsentUri $app -Cloud GCCHigh)" | Should -BeLike 'https://login.microsoftonline.us/*scope=https%3A%2F%2Fgraph.microsoft.us%2F.default'
        "$(New-DefenderConsentUri $app -AuthorityUri https://login.example.com -RedirectUri https://portal.azure.com)" | Should -BeLike 'https://login.example.com/*&redirect_uri=https%3A%2F%2Fportal.azure.com'
        { New-DefenderConsentUri $app -AuthorityUri http://login.example.com -ErrorAction Stop } | Should -Throw -ErrorId 'InsecureHost,*'
    }

    It 'takes app and tenant from what has them' {
        $null = Connect-DefenderXdr -Simulated -IncidentCount 0 -Name consent
        try {
            $connection = Get-DefenderConnection consent
            "$($connection | New-DefenderConsentUri)" | Should -BeLike "https://login.microsoftonline.com/$($connection.TenantId)/*client_id=$($connection.ClientId)&*"
            "$([pscustomobject]@{ ClientId = $app; TenantId = 'fabrikam.com'; Cloud = 'DoD' } | New-DefenderConsentUri)" | Should -BeLike 'https://login.microsoftonline.us/fabrikam.com/*'
        }
        finally {
            Disconnect-DefenderXdr consent
        }
    }

    It 'answers a permission that there is not with what comes near' {
        New-DefenderConsentUri $app -Permission Incidents.Read -ErrorVariable caught -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $caught.FullyQualifiedErrorId | Should -Be 'InvalidParameter,DefenderXdr.PowerShell.NewDefenderConsentUriCommand'
        "$caught" | Should -Match 'Did you mean Incident.Read\?'
    }

    It 'completes permissions' {
        (TabExpansion2 'New-DefenderConsentUri -Permission Incident.').CompletionMatches.CompletionText | Should -Be 'Incident.Read', 'Incident.Read.All', 'Incident.ReadWrite', 'Incident.ReadWrite.All'
    }

    It 'gives the link first where no browser can be opened' {
        Get-FreshProcessOutput @"
Import-Module ./DefenderXdr.psd1
`$consent = New-DefenderConsentUri $app -Open -ErrorVariable caught -ErrorAction SilentlyContinue
"`$(`$consent.Kind) `$(`$caught.FullyQualifiedErrorId) `$(`$caught.ErrorDetails.RecommendedAction)"
"@ | Should -Match 'Registered BrowserUnavailable,DefenderXdr.PowerShell.NewDefenderConsentUriCommand Open the link on another machine'
    }

    It 'opens the link in the browser' -Skip:$IsWindows {
        Set-Content "$TestDrive/browser" "#!/bin/sh`nprintf '%s' `"`$1`" > '$TestDrive/opened.tmp'; mv '$TestDrive/opened.tmp' '$TestDrive/opened'"
        chmod +x "$TestDrive/browser"
        # Not -NonInteractive: there, nobody would see a page.
        $env:BROWSER = "$TestDrive/browser"
        try { $link = & (Get-Process -Id $PID).Path -NoProfile -Command "Import-Module '$PSScriptRoot/../../DefenderXdr.psd1'; `"`$(New-DefenderConsentUri $app -Open)`"" }
        finally { $env:BROWSER = $null }
        for ($i = 0; $i -lt 100 -and -not (Test-Path "$TestDrive/opened"); $i++) { Start-Sleep -Milliseconds 100 }
        Get-Content "$TestDrive/opened" -Raw | Should -Be $link
    }
}
