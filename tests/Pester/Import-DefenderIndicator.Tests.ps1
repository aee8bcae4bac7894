BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $header = 'IndicatorType,IndicatorValue,ExpirationTime,Action,Severity,Title,Description,RecommendedActions,RbacGroups,Category,MitreTechniques,GenerateAlert'
}

Describe 'Import-DefenderIndicator' {
    BeforeEach { $null = Connect-DefenderXdr -Simulated -IncidentCount 2 }

    It 'has these parameters and no others' {
        Get-ParameterTable Import-DefenderIndicator | Should -Be @(
            'Application String *'
            'Connection ConnectionReference[] *. ConnectionName'
            'InputObject PSObject[] Object!<'
            'PassThru SwitchParameter *'
            'Path String[] File!@0'
            'Prune SwitchParameter *'
            'Sync SwitchParameter *'
        )
        (Get-Command Import-DefenderIndicator).Parameters.Keys | Should -Contain 'WhatIf'
    }

    It 'reads what Excel saves as <Encoding>' -ForEach @(@{ Encoding = 'utf8BOM' }, @{ Encoding = 'unicode' }) {
        'sep=;', ($header -replace ',', ';'), 'IpAddress;203.0.113.1;2027-03-31;Block;High;"a; b";d;;"G1,G2";;;TRUE' | Set-Content "$TestDrive/x.csv" -Encoding $Encoding
        $one = Import-DefenderIndicator "$TestDrive/x.csv" -PassThru
        $one.Value, $one.Title, "$($one.RbacGroupNames)", $one.GenerateAlert, $one.ConnectionName | Should -Be '203.0.113.1', 'a; b', 'G1 G2', $true, 'Simulated'
    }

    It 'sends ten thousand rows in twenty calls, and none for what is there' {
        @('Value,Action,Title,Description') + (1..10000 | ForEach-Object { '{0:x64},Block,t,d' -f $_ }) | Set-Content "$TestDrive/many.csv"
        foreach ($calls in 20, 0) {
            $lines = Import-DefenderIndicator "$TestDrive/many.csv" -Verbose 4>&1
            @($lines | Where-Object { "$_" -match 'POST .*/api/indicators/import' }).Count | Should -Be $calls
            $lines[-1].Added + $lines[-1].Unchanged | Should -Be 10000
        }
    }

    It 'prints the difference with -WhatIf, a line each, and sends nothing' {
        $text = Get-FreshProcessOutput @'
Import-Module ./DefenderXdr.psd1
$null = Connect-DefenderXdr -Simulated
$rows = @(Get-DefenderIndicator pastebin.example -OutVariable one | Select-Object Value, Type, Action, Title, Description; [pscustomobject]@{ Value = '203.0.113.1'; Action = 'Block'; Title = 't'; Description = 'd' })
$rows[0].Title = 'Pastes'
$rows | Import-DefenderIndicator -Sync -Prune -WhatIf
@(Get-DefenderIndicator).Count
'@
        $text | Should -Match "What if: .*change Title from 'Paste site' to 'Pastes'"
        $text | Should -Match "What if: .*add: Block, without an end, 't'"
        [regex]::Matches($text, 'What if: .*"remove"').Count | Should -Be 7
        $text | Should -Match 'Skipped +: \S*9\b'
        $text | Should -Match '(?m)^8\b'
    }

    It 'makes the tenant equal to the file, of one application when told so' {
        'Value,Action,Title,Description', 'fresh.example,Block,t,d' | Set-Content "$TestDrive/one.csv"
        $kept = Import-DefenderIndicator "$TestDrive/one.csv" -Application threat-feed -Sync -WarningAction SilentlyContinue
        $kept.Added, $kept.Removed, $kept.NotInFile | Should -Be 1, 0, 4
        $pruned = Import-DefenderIndicator "$TestDrive/one.csv" -Application threat-feed -Sync -Prune
        $pruned.Unchanged, $pruned.Removed, $pruned.NotInFile | Should -Be 1, 4, 0
        (Get-DefenderIndicator -Application threat-feed).Value | Should -Be 'fresh.example'
        @(Get-DefenderIndicator).Count | Should -Be 5
    }

    It 'makes each row that fails an error with its line, and sends the others' {
        'Value,Action,Title,Description,ExpirationTime', '203.0.113.1,Block,t,d,', '203.0.113.0/24,Block,t,d,', 'a.example,Block,t,d,31.12.2027', 'b.example,Block,t,d,', 'b.example,Warn,t,d,' | Set-Content "$TestDrive/bad.csv"
        $done = Import-DefenderIndicator "$TestDrive/bad.csv" -ErrorVariable failed -ErrorAction SilentlyContinue
        $done.Added, $done.Failed | Should -Be 1, 4
        $failed.FullyQualifiedErrorId.ForEach({ $_.Split(',')[0] }) | Should -Be 'IndicatorValueInvalid', 'IndicatorRowInvalid', 'IndicatorConflict', 'IndicatorConflict'
        $failed.TargetObject.Line | Should -Be 3, 4, 5, 6
        $failed.TargetObject.Value | Should -Be '203.0.113.0/24', 'a.example', 'b.example', 'b.example'
    }

    It 'ends with <Id> before anything is sent' -ForEach @(
        @{ Id = 'IndicatorFileColumns'; Text = "Wert;Aktion`n1;2" }
        @{ Id = 'IndicatorFileInvalid'; Text = 'Value,Title' }
        @{ Id = 'IndicatorFileInvalid'; Text = '{"value":[' }
        @{ Id = 'IndicatorFileNotFound'; Text = $null }
    ) {
        Remove-Item "$TestDrive/e.csv" -ErrorAction Ignore
        if ($Text) { Set-Content "$TestDrive/e.csv" $Text }
        Get-FailureId { Import-DefenderIndicator "$TestDrive/e.csv" } | Should -Be $Id
    }

    It 'refuses 20,000 rows, and -Prune alone' {
        @('Value,Action,Title,Description') + (1..20000 | ForEach-Object { '{0:x40},Block,t,d' -f $_ }) | Set-Content "$TestDrive/huge.csv"
        Get-FailureId { Import-DefenderIndicator "$TestDrive/huge.csv" } | Should -Be 'IndicatorLimitExceeded'
        Get-FailureId { Import-DefenderIndicator "$TestDrive/huge.csv" -Prune } | Should -Be 'InvalidParameter'
        @(Get-DefenderIndicator).Count | Should -Be 8
    }

    It 'does nothing for an empty pipeline, whatever -Prune says' {
        @() | Import-DefenderIndicator -Sync -Prune | Should -BeNullOrEmpty
        @(Get-DefenderIndicator).Count | Should -Be 8
    }

    It 'takes objects, and tells what is none of an indicator''s' {
        $one = [pscustomobject]@{ IndicatorValue = '203.0.113.1'; Action = 'Block'; Title = 't'; Description = 'd'; RbacGroups = 'a,b', 'c'; ExpirationTime = (Get-Date).AddDays(3); Colour = 'red' } |
            Import-DefenderIndicator -PassThru -WarningVariable warnings -WarningAction SilentlyContinue
        $one.RbacGroupNames | Should -Be 'a,b', 'c'
        $warnings | Should -Match 'Colour'
    }
}
