BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    'contoso', 'fabrikam' | ForEach-Object { $null = Connect-DefenderXdr -Simulated -IncidentCount 1 -Name $_ }
}

Describe 'Test-DefenderToken' {
    It 'has these parameters and no others' {
        Get-ParameterTable Test-DefenderToken | Should -Be @(
            'Api DefenderApi *'
            'Command String[] Command!'
            'Connection ConnectionReference[] *. ConnectionName'
            'Permission String[] Permission!@0'
            'ThrottleLimit Int32 *'
            'Token SecureString *<'
        )
    }

    It 'is true when the connection has every permission' {
        Test-DefenderToken SecurityIncident.Read.All, Incident.Read, AdvancedQuery.Read.All -WarningVariable said | Should -BeTrue
        $said | Should -BeNullOrEmpty
    }

    It 'is false when one is missing, and says where to add it' {
        Test-DefenderToken Incident.Read.All, Score.Read.All -WarningVariable said -WarningAction SilentlyContinue | Should -BeFalse
        "$said" | Should -BeLike 'fabrikam: Score.Read.All is missing: the token for Endpoint has *, Machine.Read.All, *. In the Entra admin center (https://entra.microsoft.com), *WindowsDefenderATP, Application permissions, Score.Read.All.*'
    }

    It 'gives an answer for each connection and each token' {
        Test-DefenderToken Incident.Read.All -Connection * | Should -Be $true, $true
        Get-DefenderToken -Connection * -Api Xdr | Test-DefenderToken Incident.Read.All | Should -Be $true, $true
        Get-DefenderConnection | Where-Object { Test-DefenderToken Score.Read.All -Connection $_ -WarningAction SilentlyContinue } | Should -BeNullOrEmpty
    }

    It 'tells whether a command would work' {
        Test-DefenderToken -Command Get-DefenderIncident, Get-DefenderAlert, Invoke-DefenderHunting, Get-DefenderToken | Should -BeTrue
        Test-DefenderToken -Command Get-DefenderIncident -Api Xdr | Should -BeTrue
        Test-DefenderToken -Command Get-DefenderIncident -Api Endpoint -WarningVariable said -WarningAction SilentlyContinue | Should -BeFalse
        "$said" | Should -Be 'fabrikam: Get-DefenderIncident calls Graph or Xdr, not Endpoint.'
    }

    It 'looks at a token from elsewhere, and needs no connection for it' {
        Get-FreshProcessOutput @"
Import-Module ./DefenderXdr.psd1
"answers: `$(Test-DefenderToken Incident.Read.All -Token '$(Get-DefenderToken -Api Xdr -AsPlainText)') `$(Test-DefenderToken -Command Get-DefenderAlert -Token '$(Get-DefenderToken -Api Xdr -AsPlainText)')"
"@ | Should -Match '(?s)WARNING: Get-DefenderAlert calls Graph or Endpoint, not Xdr.*answers: True False'
    }

    It 'goes on after what is no token' {
        'rubbish', (Get-DefenderToken -AsPlainText) | Test-DefenderToken ThreatHunting.Read.All -ErrorVariable caught -ErrorAction SilentlyContinue | Should -Be $true
        $caught.FullyQualifiedErrorId | Should -Be 'TokenInvalid,DefenderXdr.PowerShell.TestDefenderTokenCommand'
    }

    It 'answers a name that there is not with what comes near' {
        { Test-DefenderToken Incidents.Read.All } | Should -Throw -ErrorId 'InvalidParameter,DefenderXdr.PowerShell.TestDefenderTokenCommand' -ExpectedMessage '*Did you mean Incident.Read.All*'
        { Test-DefenderToken Incident.Read -Api Graph } | Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage 'Incident.Read is a permission of Xdr, not of Graph.'
        { Test-DefenderToken -Command Get-DefenderIncidents } | Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*Did you mean Get-DefenderIncident?'
    }

    It 'completes permissions and commands' {
        (TabExpansion2 'Test-DefenderToken Machine.Iso').CompletionMatches.CompletionText | Should -Be 'Machine.Isolate'
        (TabExpansion2 'Test-DefenderToken Incident.Read, ThreatH').CompletionMatches.CompletionText | Should -Be 'ThreatHunting.Read.All'
        (TabExpansion2 'Test-DefenderToken -Command Get-DefenderInc').CompletionMatches.CompletionText | Should -Be 'Get-DefenderIncident'
    }

    It 'fails where there is no connection' {
        Get-FreshProcessOutput 'Import-Module ./DefenderXdr.psd1; try { Test-DefenderToken Incident.Read } catch { $_.FullyQualifiedErrorId }' | Should -Match 'NotConnected,DefenderXdr.PowerShell.TestDefenderTokenCommand'
    }
}
