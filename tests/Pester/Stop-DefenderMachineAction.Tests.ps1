BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
}

Describe 'Stop-DefenderMachineAction' {
    BeforeEach {
        $null = Connect-DefenderXdr -Simulated -IncidentCount 0
        # On a device that is off it waits for as long as it takes.
        $action = Get-DefenderMachine -HealthStatus Inactive -OsPlatform Windows1* -First 1 | Start-DefenderAntivirusScan -Comment x -Force
    }

    It 'has these parameters and no others' {
        Get-ParameterTable Stop-DefenderMachineAction | Should -Be @(
            'ActionId String[] *!@0<.'
            'Comment String *!'
            'Connection ConnectionReference[] *. ConnectionName'
            'Force SwitchParameter *'
        )
        (Get-Command Stop-DefenderMachineAction).Parameters.Keys | Should -Contain 'WhatIf'
    }

    It 'cancels <What>' -ForEach @(
        @{ What = 'an action'; Given = { $action } }
        @{ What = 'an id'; Given = { $action.ActionId } }
        @{ What = 'an object with an ActionId'; Given = { [pscustomobject]@{ ActionId = $action.ActionId } } }
        @{ What = 'what is listed'; Given = { Get-DefenderMachineAction -Status Pending } }
    ) {
        $now = & $Given | Stop-DefenderMachineAction -Comment 'not now' -Force
        $now.ActionId, $now.Status, $now.CancellationComment, $now.ConnectionName | Should -Be $action.ActionId, 'Cancelled', 'not now', 'Simulated'
        ($action | Get-DefenderMachineAction).Status | Should -Be 'Cancelled'
    }

    It 'cancels what comes twice once' {
        $lines = $action, $action.ActionId | Stop-DefenderMachineAction -Comment x -Force -Verbose 4>&1
        @($lines -match '^POST ').Count | Should -Be 1
    }

    It 'says of one that has ended that it has' {
        $null = $action | Stop-DefenderMachineAction -Comment x -Force
        $action | Stop-DefenderMachineAction -Comment x -Force -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike 'MachineActionEnded,*'
        $failed.TargetObject | Should -Be $action.ActionId
    }

    It 'makes an id that is not there an error about it, and cancels the others' {
        ('none', $action.ActionId | Stop-DefenderMachineAction -Comment x -Force -ErrorVariable failed -ErrorAction SilentlyContinue).Status | Should -Be 'Cancelled'
        $failed.FullyQualifiedErrorId | Should -BeLike 'MachineActionNotFound,*'
        $failed.TargetObject | Should -Be 'none'
    }

    It 'cancels nothing with -WhatIf, with -Force too' {
        $action | Stop-DefenderMachineAction -Comment x -WhatIf | Should -BeNullOrEmpty
        $action | Stop-DefenderMachineAction -Comment x -WhatIf -Force | Should -BeNullOrEmpty
        ($action | Get-DefenderMachineAction).Status | Should -Be 'Pending'
        { $action | Stop-DefenderMachineAction -Comment '' -Force } | Should -Throw '*empty*'
        { $action | Stop-DefenderMachineAction -Comment ' ' -Force } | Should -Throw -ErrorId 'InvalidParameter,*'
        @() | Stop-DefenderMachineAction -Comment x -Force -Verbose 4>&1 | Should -BeNullOrEmpty
    }

    It 'previews a line an action, and asks for what says that it is meant where nobody can be asked' {
        $text = Get-FreshProcessOutput @'
Import-Module ./DefenderXdr.psd1
$null = Connect-DefenderXdr -Simulated -IncidentCount 0
$actions = 'ws-ops-008', 'ws-hr-012' | Start-DefenderAntivirusScan -Comment x -Confirm:$false
$actions | Stop-DefenderMachineAction -Comment x -WhatIf
try { $actions | Stop-DefenderMachineAction -Comment x } catch { "failed: $($_.FullyQualifiedErrorId) $($_.ErrorDetails.RecommendedAction)" }
"cancelled: $(@(Get-DefenderMachineAction -Status Cancelled).Count)"
"then: $(@($actions | Stop-DefenderMachineAction -Comment x -Confirm:$false).Count)"
'@
        [regex]::Matches($text, 'What if: .*"cancel the action" on target "RunAntiVirusScan of ws-(ops-008|hr-012)\.corp\.contoso\.com of Simulated"').Count | Should -Be 2
        $text | Should -Match '(?s)failed: ConfirmationRequired,\S+ .*-Force.*cancelled: 0.*then: 2'
    }

    It 'cancels in the tenant that the action came from' {
        try {
            $null = Connect-DefenderXdr -Simulated -Name other -Seed 2 -IncidentCount 0
            ($action | Stop-DefenderMachineAction -Comment x -Force).ConnectionName | Should -Be 'Simulated'
            Get-DefenderMachineAction -Connection other | Should -BeNullOrEmpty
        }
        finally { Disconnect-DefenderXdr other }
    }
}
