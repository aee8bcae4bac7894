BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
}

Describe 'Remove-DefenderIndicator' {
    BeforeEach { $null = Connect-DefenderXdr -Simulated -IncidentCount 2 }

    It 'has these parameters and no others' {
        Get-ParameterTable Remove-DefenderIndicator | Should -Be @(
            'Connection ConnectionReference[] *. ConnectionName'
            'Force SwitchParameter *'
            'Id String[] ById!@0. IndicatorId'
            'InputObject DefenderIndicator Object!<'
            'Type String ByValue IndicatorType'
            'Value String[] ByValue! IndicatorValue'
        )
        (Get-Command Remove-DefenderIndicator).Parameters.Keys | Should -Contain 'WhatIf'
    }

    It 'removes objects, ids and values' {
        Get-DefenderIndicator -Application threat-feed | Remove-DefenderIndicator -Force
        Remove-DefenderIndicator 991, 992 -Confirm:$false
        Remove-DefenderIndicator -Value PASTEBIN.example -Confirm:$false
        (Get-DefenderIndicator).Type | Should -Be 'CertificateThumbprint'
    }

    It 'removes nothing for an empty pipeline, and takes no wildcards' {
        Get-DefenderIndicator -Title nothing | Remove-DefenderIndicator -Force
        Get-FailureId { Remove-DefenderIndicator -Value '*' -Force -ErrorAction Stop } | Should -Be 'IndicatorNotFound'
        Get-FailureId { Remove-DefenderIndicator '*' -Force -ErrorAction Stop } | Should -Be 'IndicatorNotFound'
        { Remove-DefenderIndicator -Id $null -Force } | Should -Throw
        @(Get-DefenderIndicator).Count | Should -Be 8
    }

    It 'asks, and says so where nobody can be asked' {
        $text = Get-FreshProcessOutput @'
Import-Module ./DefenderXdr.psd1
$null = Connect-DefenderXdr -Simulated
Get-DefenderIndicator -First 2 | Remove-DefenderIndicator -WhatIf
try { Remove-DefenderIndicator 991 -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
@(Get-DefenderIndicator).Count
'@
        [regex]::Matches($text, 'What if: .*remove indicator').Count | Should -Be 2
        $text | Should -Match 'ConfirmationRequired,'
        $text | Should -Match '(?m)^8\b'
    }
}
