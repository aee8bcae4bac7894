BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated -IncidentCount 2
    $new = @{ Action = 'Block'; Title = 't'; Description = 'd' }
}

Describe 'Set-DefenderIndicator' {
    It 'has these parameters and no others' {
        Get-ParameterTable Set-DefenderIndicator | Should -Be @(
            'Action String *.'
            'Application String *.'
            'Connection ConnectionReference[] *. ConnectionName'
            'Description String *.'
            'EducateUrl String *.'
            'ExpirationTime DateTimeOffset? *.'
            'GenerateAlert Boolean? *.'
            'InputObject DefenderIndicator Object!<'
            'NeverExpires SwitchParameter *'
            'PassThru SwitchParameter *'
            'RbacGroupNames String[] *. RbacGroup RbacGroups'
            'RecommendedActions String *.'
            'Severity String *.'
            'Title String *.'
            'Type String ByValue. IndicatorType'
            'Value String[] ByValue!@0<. IndicatorValue MD5 RemoteIP RemoteUrl SHA1 SHA256'
        )
        (Get-Command Set-DefenderIndicator).Parameters.Keys | Should -Contain 'WhatIf'
    }

    It 'makes one, changes it, and keeps what is not said' {
        $made = Set-DefenderIndicator 203.0.113.1 @new -Severity Low -ExpirationTime 30d -RbacGroup Clients -PassThru
        $made.ExpirationTime | Should -BeGreaterThan (Get-Date).AddDays(29)
        $changed = Set-DefenderIndicator 203.0.113.1 -Severity High -NeverExpires -PassThru
        $changed.IndicatorId, $changed.Severity, $changed.Title | Should -Be $made.IndicatorId, 'High', 't'
        $changed.RbacGroupNames | Should -Be 'Clients'
        $changed.ExpirationTime | Should -BeNullOrEmpty
        (Set-DefenderIndicator 203.0.113.1 -RbacGroupNames @() -PassThru).RbacGroupNames | Should -BeNullOrEmpty
    }

    It 'takes an indicator that was changed, and lays parameters over it' {
        $one = Get-DefenderIndicator pastebin.example
        $one.Title = 'Pastes'
        $set = $one | Set-DefenderIndicator -Severity Medium -PassThru
        $set.Title, $set.Severity, $set.Action, $set.Description, "$($set.RbacGroupNames)" | Should -Be 'Pastes', 'Medium', 'Audit', 'Who uses it.', 'Clients'
    }

    It 'takes hunting rows and rows of CSV' {
        $rows = Invoke-DefenderHunting 'DeviceNetworkEvents | distinct RemoteIP | take 2'
        ($rows | Set-DefenderIndicator @new -PassThru).Value | Should -Be $rows.RemoteIP
        $row = 'IndicatorValue,Action,Title,Description,ExpirationTime,GenerateAlert', 'made.example,Warn,t,d,,' | ConvertFrom-Csv | Select-Object IndicatorValue, Action, Title, Description, ExpirationTime
        ($row | Set-DefenderIndicator -PassThru).Type | Should -Be 'DomainName'
    }

    It 'says what it would do with -WhatIf, and does nothing' {
        $text = Get-FreshProcessOutput @'
Import-Module ./DefenderXdr.psd1
$null = Connect-DefenderXdr -Simulated
Set-DefenderIndicator pastebin.example -Severity High -WhatIf
Set-DefenderIndicator 203.0.113.9 -Action Warn -Title t -Description d -WhatIf
(Get-DefenderIndicator).Count
'@
        $text | Should -Match "What if: .*change Severity from 'Low' to 'High'.*DomainName pastebin.example of Simulated"
        $text | Should -Match "What if: .*add: Warn, without an end, 't'.*IpAddress 203.0.113.9 of Simulated"
        $text | Should -Match '(?m)^8\b'
    }

    It 'refuses <Value> with <Id>' -ForEach @(
        @{ Value = '203.0.113.0/24'; Id = 'IndicatorValueInvalid'; Parameters = @{} }
        @{ Value = '203.0.113.2'; Id = 'IndicatorActionNotSupported'; Parameters = @{ Action = 'BlockAndRemediate' } }
        @{ Value = '203.0.113.2'; Id = 'IndicatorExpired'; Parameters = @{ ExpirationTime = '2020-01-01' } }
        @{ Value = '203.0.113.2'; Id = 'IndicatorIncomplete'; Parameters = @{ Action = '' } }
    ) {
        $all = $new + @{}
        foreach ($name in $Parameters.Keys) { $all[$name] = $Parameters[$name] }
        Get-FailureId { Set-DefenderIndicator $Value @all -ErrorAction Stop } | Should -Be $Id
    }

    It 'completes the actions that there are for the value' {
        (TabExpansion2 'Set-DefenderIndicator 1.2.3.4 -Action ').CompletionMatches.CompletionText | Should -Be 'Allowed', 'Audit', 'Warn', 'Block'
        (TabExpansion2 'Set-DefenderIndicator x -Type CertificateThumbprint -Action ').CompletionMatches.CompletionText | Should -Be 'Allowed', 'BlockAndRemediate'
    }
}
