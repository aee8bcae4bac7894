BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated -IncidentCount 0
    $Isolation = Enable-DefenderMachineIsolation ws-ops-008 -Comment 'first' -Force
    $Scan = Start-DefenderAntivirusScan ws-ops-008 -Comment 'second' -Force
    $Other = Start-DefenderAntivirusScan ws-hr-012 -ScanType Full -Comment 'third' -Force
}

Describe 'Get-DefenderMachineAction' {
    It 'has these parameters and no others' {
        Get-ParameterTable Get-DefenderMachineAction | Should -Be @(
            'ActionId String[] ByActionId!'
            'Connection ConnectionReference[] *. ConnectionName'
            'CreatedAfter DateTimeOffset? List'
            'CreatedBefore DateTimeOffset? List'
            'Filter String List'
            'First Int32? List'
            'MachineId MachineReference[] List@0< DeviceId Machine'
            'Requestor String[] List'
            'Status String[] List'
            'ThrottleLimit Int32 *'
            'Type String[] List'
        )
    }

    It 'lists all actions, typed' {
        $all = Get-DefenderMachineAction
        $all | Should -BeOfType DefenderXdr.DefenderMachineAction
        $all.ActionId | Sort-Object | Should -Be ($Isolation.ActionId, $Scan.ActionId, $Other.ActionId | Sort-Object)
        $all[0].ConnectionName | Should -Be 'Simulated'
    }

    It 'filters: <Name>' -ForEach @(
        @{ Name = 'type'; Parameters = @{ Type = 'Isolate' }; Expected = 'first' }
        @{ Name = 'types with wildcards'; Parameters = @{ Type = 'run*' }; Expected = 'second', 'third' }
        @{ Name = 'a device by name'; Parameters = @{ MachineId = 'ws-hr-012' }; Expected = 'third' }
        @{ Name = 'a device and a type'; Parameters = @{ MachineId = 'ws-ops-008'; Type = 'RunAntiVirusScan' }; Expected = 'second' }
        @{ Name = 'devices'; Parameters = @{ MachineId = 'ws-ops-008', 'ws-hr-012' }; Expected = 'first', 'second', 'third' }
        @{ Name = 'a status that none has'; Parameters = @{ Status = 'TimeOut' }; Expected = @() }
        @{ Name = 'a requestor'; Parameters = @{ Requestor = '5a7d*' }; Expected = 'first', 'second', 'third' }
        @{ Name = 'a time'; Parameters = @{ CreatedAfter = '1h'; CreatedBefore = '0s' }; Expected = 'first', 'second', 'third' }
        @{ Name = 'a time before'; Parameters = @{ CreatedBefore = '1h' }; Expected = @() }
        @{ Name = 'a filter of the API''s own'; Parameters = @{ Filter = "type eq 'Isolate'" }; Expected = 'first' }
    ) {
        @((Get-DefenderMachineAction @Parameters).RequestorComment | Sort-Object) | Should -Be $Expected
    }

    It 'gives those of devices from the pipeline' {
        (Get-DefenderMachine ws-ops-008 | Get-DefenderMachineAction).RequestorComment | Sort-Object | Should -Be 'first', 'second'
        ([pscustomobject]@{ DeviceName = 'ws-hr-012' } | Get-DefenderMachineAction).RequestorComment | Should -Be 'third'
        @() | Get-DefenderMachineAction -Verbose 4>&1 | Should -BeNullOrEmpty
        Get-DefenderMachine srv-sql-32 | Get-DefenderMachineAction | Should -BeNullOrEmpty
    }

    It 'looks again at actions from the pipeline, and at ids' {
        ($Isolation | Get-DefenderMachineAction).ActionId | Should -Be $Isolation.ActionId
        ($Isolation, $Other | Get-DefenderMachineAction).ActionId | Should -Be $Isolation.ActionId, $Other.ActionId
        (Get-DefenderMachineAction -ActionId $Scan.ActionId, $Other.ActionId).RequestorComment | Should -Be 'second', 'third'
        ([pscustomobject]@{ ActionId = $Scan.ActionId } | Get-DefenderMachineAction).RequestorComment | Should -Be 'second'
        $Isolation, $Scan | Export-Csv "$TestDrive/actions.csv"
        (Import-Csv "$TestDrive/actions.csv" | Get-DefenderMachineAction).RequestorComment | Should -Be 'first', 'second'
    }

    It 'makes an id or a device that is not there an error about it, and gives the others' {
        (Get-DefenderMachineAction -ActionId none, $Scan.ActionId -ErrorVariable failed -ErrorAction SilentlyContinue).RequestorComment | Should -Be 'second'
        $failed.FullyQualifiedErrorId | Should -BeLike 'MachineActionNotFound,*'
        $failed.TargetObject | Should -Be 'none'
        (Get-DefenderMachineAction no-such-device, ws-hr-012 -ErrorVariable failed -ErrorAction SilentlyContinue).RequestorComment | Should -Be 'third'
        $failed.FullyQualifiedErrorId | Should -BeLike 'MachineNotFound,*'
        # Not all actions, where the only device is not there.
        Get-DefenderMachineAction no-such-device -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        { Get-DefenderMachineAction $null } | Should -Throw '*names no device*'
    }

    It 'ends the download when it has enough' {
        Get-DefenderMachineAction -First 1 | Should -HaveCount 1
        Get-DefenderMachineAction | Select-Object -First 2 | Should -HaveCount 2
    }

    It 'completes types and statuses' {
        (TabExpansion2 'Get-DefenderMachineAction -Type Iso').CompletionMatches.CompletionText | Should -Be 'Isolate'
        (TabExpansion2 'Get-DefenderMachineAction -Status Su').CompletionMatches.CompletionText | Should -Be 'Succeeded'
    }

    It 'shows the id on a narrow terminal too' {
        $Isolation | Out-String -Width 80 | Should -Match "(?m)^Pending +Isolate +ws-ops-008 +$($Isolation.ActionId)"
        $Isolation | Out-String -Width 120 | Should -Match "$($Isolation.ActionId) Full +\d\d-\d\d \d\d:\d\d"
        $Isolation | Format-List | Out-String | Should -Match '(?m)^RequestorComment +: first'
    }
}
