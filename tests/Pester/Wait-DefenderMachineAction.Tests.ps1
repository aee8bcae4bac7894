BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
}

Describe 'Wait-DefenderMachineAction' {
    BeforeEach { $null = Connect-DefenderXdr -Simulated -IncidentCount 0 }

    It 'has these parameters and no others' {
        Get-ParameterTable Wait-DefenderMachineAction | Should -Be @(
            'ActionId String[] *!@0<.'
            'Connection ConnectionReference[] *. ConnectionName'
            'ThrottleLimit Int32 *'
            'Timeout TimeSpan *'
        )
    }

    It 'waits for all of them together, each once' {
        $actions = 'ws-ops-008', 'ws-hr-012' | Start-DefenderAntivirusScan -Comment x -Force
        $ended = $actions + $actions[0] + [pscustomobject]@{ ActionId = $actions[1].ActionId } | Wait-DefenderMachineAction
        $ended.Status | Should -Be 'Succeeded', 'Succeeded'
        $ended.ActionId | Sort-Object | Should -Be ($actions.ActionId | Sort-Object)
        $ended[0].ConnectionName | Should -Be 'Simulated'
        # What has ended needs no wait.
        (Wait-DefenderMachineAction $actions.ActionId -Timeout 1).Status | Should -Be 'Succeeded', 'Succeeded'
    }

    It 'gives an action that was cancelled, and its error' {
        $action = Start-DefenderAntivirusScan ws-ops-008 -Comment x -Force
        $null = $action | Stop-DefenderMachineAction -Comment 'changed my mind' -Force
        $ended = $action | Wait-DefenderMachineAction -ErrorVariable failed -ErrorAction SilentlyContinue
        $ended.Status | Should -Be 'Cancelled'
        $failed.FullyQualifiedErrorId | Should -BeLike 'MachineActionFailed,*'
        $failed.TargetObject.ActionId | Should -Be $action.ActionId
        "$failed" | Should -BeLike '*changed my mind*'
    }

    It 'gives up in time, and the action goes on' {
        $action = Get-DefenderMachine -HealthStatus Inactive -OsPlatform Windows1* -First 1 | Start-DefenderAntivirusScan -Comment x -Force
        ($action | Wait-DefenderMachineAction -Timeout 0.1 -ErrorVariable failed -ErrorAction SilentlyContinue).Status | Should -Be 'Pending'
        $failed.FullyQualifiedErrorId | Should -BeLike 'MachineActionTimeout,*'
        ($action | Get-DefenderMachineAction).Status | Should -Be 'Pending'
    }

    It 'makes an id that is not there an error about it, and waits for the others' {
        $action = Start-DefenderAntivirusScan ws-ops-008 -Comment x -Force
        ('none', $action.ActionId | Wait-DefenderMachineAction -ErrorVariable failed -ErrorAction SilentlyContinue).Status | Should -Be 'Succeeded'
        $failed.FullyQualifiedErrorId | Should -BeLike 'MachineActionNotFound,*'
        $failed.TargetObject | Should -Be 'none'
    }

    It 'has nothing to do where nothing comes' {
        @() | Wait-DefenderMachineAction -Verbose 4>&1 | Should -BeNullOrEmpty
        { Wait-DefenderMachineAction $null } | Should -Throw
        { Wait-DefenderMachineAction '' } | Should -Throw
        { Wait-DefenderMachineAction x -Timeout 2d } | Should -Throw '*a day at the most*'
    }
}
