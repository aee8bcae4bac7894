BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated -IncidentCount 2
}

Describe 'Export-DefenderIndicator' {
    It 'has these parameters and no others' {
        Get-ParameterTable Export-DefenderIndicator | Should -Be @(
            'As IndicatorColumns *'
            'Connection ConnectionReference[] *. ConnectionName'
            'InputObject DefenderIndicator[] Object!<'
            'Path String *!@0'
            'ThrottleLimit Int32 *'
        )
    }

    It 'writes <File>, which an import finds no difference in' -ForEach @(
        @{ File = 'e.csv'; Parameters = @{} }
        @{ File = 'e.json'; Parameters = @{} }
        @{ File = 'e.jsonl'; Parameters = @{} }
        @{ File = 'portal.csv'; Parameters = @{ As = 'Portal' } }
    ) {
        Export-DefenderIndicator "$TestDrive/$File" @Parameters
        $done = Import-DefenderIndicator "$TestDrive/$File" -Sync -Prune -WhatIf
        $done.Unchanged, $done.Skipped, $done.NotInFile | Should -Be 8, 0, 0
    }

    It 'writes the columns of the portal, and what comes through the pipeline' {
        Get-DefenderIndicator -Type Url | Export-DefenderIndicator "$TestDrive/p.csv" -As Portal
        @(Get-Content "$TestDrive/p.csv")[0] | Should -Be 'IndicatorType,IndicatorValue,ExpirationTime,Action,Severity,Title,Description,RecommendedActions,RbacGroups,Category,MitreTechniques,GenerateAlert'
        (Import-Csv "$TestDrive/p.csv").IndicatorValue | Should -Be (Get-DefenderIndicator -Type Url).Value
        Get-DefenderIndicator -Type Url | Export-DefenderIndicator "$TestDrive/p.json"
        (Get-Content "$TestDrive/p.json" -Raw | ConvertFrom-Json).indicatorValue | Should -Be (Get-DefenderIndicator -Type Url).Value
    }

    It 'leaves an older file as it is when it fails' {
        Set-Content "$TestDrive/old.csv" 'old'
        $null = Connect-DefenderXdr -Simulated -Name Broken -Fault '500:9'
        Get-FailureId { Export-DefenderIndicator "$TestDrive/old.csv" -Connection Broken } | Should -Be 'ServiceUnavailable'
        Get-Content "$TestDrive/old.csv" | Should -Be 'old'
        @(Get-ChildItem $TestDrive -Filter *.part).Count | Should -Be 0
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'another extension'; File = 'x.xlsx'; Parameters = @{}; Id = 'InvalidParameter' }
        @{ Name = 'the columns of the portal in JSON'; File = 'x.json'; Parameters = @{ As = 'Portal' }; Id = 'InvalidParameter' }
        @{ Name = 'a folder that is not there'; File = 'no/x.csv'; Parameters = @{}; Id = 'OutFileUnwritable' }
    ) {
        Get-FailureId { Export-DefenderIndicator "$TestDrive/$File" @Parameters } | Should -Be $Id
    }
}
