BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated -IncidentCount 2
}

Describe 'Get-DefenderIndicator' {
    It 'has these parameters and no others' {
        Get-ParameterTable Get-DefenderIndicator | Should -Be @(
            'Action String[] List'
            'Application String[] List'
            'Connection ConnectionReference[] *. ConnectionName'
            'CreatedBy String[] List'
            'ExpiresAfter DateTimeOffset? List'
            'ExpiresBefore DateTimeOffset? List'
            'Filter String List'
            'First Int32? List'
            'Id String[] ById!. IndicatorId'
            'InputObject DefenderIndicator Again!<'
            'Severity String[] List'
            'ThrottleLimit Int32 *'
            'Title String[] List'
            'Type String[] List'
            'Value String[] List@0< IndicatorValue'
        )
    }

    It 'filters by <Name>' -ForEach @(
        @{ Name = 'type'; Parameters = @{ Type = 'Ip', 'domain' }; Where = { $_.Type -in 'IpAddress', 'DomainName' } }
        @{ Name = 'action'; Parameters = @{ Action = 'allow' }; Where = { $_.Action -eq 'Allowed' } }
        @{ Name = 'severity'; Parameters = @{ Severity = 'High' }; Where = { $_.Severity -eq 'High' } }
        @{ Name = 'title'; Parameters = @{ Title = '*c2*' }; Where = { $_.Title -eq 'C2 server' } }
        @{ Name = 'application'; Parameters = @{ Application = 'threat-feed' }; Where = { $_.Application } }
        @{ Name = 'no application'; Parameters = @{ Application = '' }; Where = { -not $_.Application } }
        @{ Name = 'its maker'; Parameters = @{ CreatedBy = 'secop@contoso.com' }; Where = { $_.SourceType -eq 'User' } }
        @{ Name = 'end'; Parameters = @{ ExpiresBefore = '7d' }; Where = { $_.ExpirationTime -and $_.ExpirationTime -lt (Get-Date).AddDays(7) } }
        @{ Name = 'OData'; Parameters = @{ Filter = 'generateAlert eq false' }; Where = { -not $_.GenerateAlert } }
        @{ Name = 'value'; Parameters = @{ Value = 'PASTEBIN.example' }; Where = { $_.Value -eq 'pastebin.example' } }
        @{ Name = 'value with a wildcard'; Parameters = @{ Value = '*.example*' }; Where = { $_.Value -like '*.example*' } }
    ) {
        $expected = @(Get-DefenderIndicator | Where-Object $Where)
        $expected | Should -Not -BeNullOrEmpty
        (Get-DefenderIndicator @Parameters).IndicatorId | Should -Be $expected.IndicatorId
    }

    It 'gets by id, and makes an unknown id an error about it' {
        $found = Get-DefenderIndicator -Id 991, 12345 -ErrorVariable failed -ErrorAction SilentlyContinue
        $found.IndicatorId, $found.ConnectionName, $found.TenantId | Should -Be '991', 'Simulated', (Get-DefenderConnection).TenantId
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'IndicatorNotFound,*'
        $failed[0].TargetObject | Should -Be '12345'
    }

    It 'reads indicators from the pipeline again, and values' {
        ((Get-DefenderIndicator -First 1) | Get-DefenderIndicator).IndicatorId | Should -Be '991'
        ('pastebin.example' | Get-DefenderIndicator).Type | Should -Be 'DomainName'
    }

    It 'shows a table, and completes types, actions and ends' {
        (Get-DefenderIndicator | Format-Table | Out-String -Width 160) | Should -Match '(?m)^ +991 FileSha256 +BlockAndRemediate High +never'
        (TabExpansion2 'Get-DefenderIndicator -Type File').CompletionMatches.CompletionText | Should -Be 'FileSha1', 'FileSha256', 'FileMd5'
        (TabExpansion2 'Get-DefenderIndicator -Action B').CompletionMatches.CompletionText | Should -Be 'Block', 'BlockAndRemediate'
        (TabExpansion2 'Get-DefenderIndicator -ExpiresBefore 7').CompletionMatches.CompletionText | Should -Be '7d'
    }

    It 'refuses a filter that the service does not understand' {
        Get-Failure { Get-DefenderIndicator -Filter 'nonsense' -ErrorAction Stop } | ForEach-Object FullyQualifiedErrorId | Should -BeLike 'InvalidFilter,*'
    }
}
