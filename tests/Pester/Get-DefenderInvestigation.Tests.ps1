BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated
    $All = Get-DefenderInvestigation
}

Describe 'Get-DefenderInvestigation' {
    It 'has these parameters and no others' {
        Get-ParameterTable Get-DefenderInvestigation | Should -Be @(
            'Connection ConnectionReference[] *. ConnectionName'
            'Filter String List'
            'First Int32? List'
            'InvestigationId String[] ById! Id'
            'MachineId MachineReference[] List@0< DeviceId Machine'
            'StartedAfter DateTimeOffset? List'
            'StartedBefore DateTimeOffset? List'
            'State String[] List'
            'ThrottleLimit Int32 *'
        )
    }

    It 'lists investigations, typed' {
        $All.Count | Should -BeGreaterThan 10
        $All | Should -BeOfType DefenderXdr.DefenderInvestigation
        $All[0].ConnectionName | Should -Be 'Simulated'
    }

    It 'filters by <Name> as by Where-Object' -ForEach @(
        @{ Name = 'state'; Parameters = @{ State = 'benign' }; Where = { $_.State -eq 'Benign' } }
        @{ Name = 'states with wildcards'; Parameters = @{ State = 'P*', 'Queued' }; Where = { $_.State -like 'P*' -or $_.State -eq 'Queued' } }
        @{ Name = 'times'; Parameters = @{ StartedAfter = '15d'; StartedBefore = '5d' }; Where = { $_.StartTime -gt [DateTimeOffset]::UtcNow.AddDays(-15) -and $_.StartTime -lt [DateTimeOffset]::UtcNow.AddDays(-5) } }
        @{ Name = 'device'; Parameters = @{ MachineId = 'ws-hr-014' }; Where = { $_.ComputerDnsName -like 'ws-hr-014.*' } }
        @{ Name = 'a filter of the API''s own'; Parameters = @{ Filter = "state eq 'Running'" }; Where = { $_.State -eq 'Running' } }
    ) {
        $expected = ($All | Where-Object $Where).InvestigationId
        $expected | Should -Not -BeNullOrEmpty
        (Get-DefenderInvestigation @Parameters).InvestigationId | Should -Be $expected
    }

    It 'gets one by its id, and by the alert that set it off' {
        $one = $All | Where-Object TriggeringAlertId | Select-Object -First 1
        (Get-DefenderInvestigation -InvestigationId $one.InvestigationId).TriggeringAlertId | Should -Be $one.TriggeringAlertId
        (Get-DefenderInvestigation -Id $one.TriggeringAlertId).InvestigationId | Should -Be $one.InvestigationId
    }

    It 'looks again at investigations from the pipeline' {
        $two = $All | Select-Object -First 2
        ($two | Get-DefenderInvestigation).InvestigationId | Should -Be $two.InvestigationId
        ([pscustomobject]@{ InvestigationId = $two[1].InvestigationId } | Get-DefenderInvestigation).StartTime | Should -Be $two[1].StartTime
        (Get-DefenderMachine ws-hr-014 | Get-DefenderInvestigation).ComputerDnsName | Select-Object -Unique | Should -Be 'ws-hr-014.corp.contoso.com'
        @() | Get-DefenderInvestigation -Verbose 4>&1 | Should -BeNullOrEmpty
    }

    It 'makes one that is not there an error about it, and gives the others' {
        (Get-DefenderInvestigation -InvestigationId 12, $All[0].InvestigationId -ErrorVariable failed -ErrorAction SilentlyContinue).InvestigationId | Should -Be $All[0].InvestigationId
        $failed.FullyQualifiedErrorId | Should -BeLike 'InvestigationNotFound,*'
        $failed.TargetObject | Should -Be '12'
        Get-DefenderInvestigation no-such-device -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike 'MachineNotFound,*'
    }

    It 'ends the download when it has enough, and completes states' {
        Get-DefenderInvestigation -First 2 | Should -HaveCount 2
        Get-DefenderInvestigation | Select-Object -First 3 | Should -HaveCount 3
        (TabExpansion2 'Get-DefenderInvestigation -State PendingA').CompletionMatches.CompletionText | Should -Be 'PendingApproval'
    }
}
