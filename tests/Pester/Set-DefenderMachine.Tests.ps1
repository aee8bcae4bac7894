BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
}

Describe 'Set-DefenderMachine' {
    BeforeEach { $null = Connect-DefenderXdr -Simulated -IncidentCount 0 }

    It 'has these parameters and no others' {
        Get-ParameterTable Set-DefenderMachine | Should -Be @(
            'Connection ConnectionReference[] *. ConnectionName'
            'MachineId MachineReference[] ById!@0< DeviceId Id Machine'
            'Name String[] ByName! ComputerDnsName DeviceName'
            'PassThru SwitchParameter *'
            'Tag String[] *'
            'Value String * DeviceValue'
        )
        (Get-Command Set-DefenderMachine).Parameters.Keys | Should -Contain 'WhatIf'
    }

    It 'sets the value alone' {
        $before = Get-DefenderMachine ws-fin-007
        Set-DefenderMachine ws-fin-007 -Value high | Should -BeNullOrEmpty
        $now = Get-DefenderMachine ws-fin-007
        $now.DeviceValue | Should -Be 'High'
        $now.MachineTags | Should -Be $before.MachineTags
    }

    It 'replaces all tags, and takes all away' {
        (Set-DefenderMachine ws-fin-007 -Tag one, two, ONE -PassThru).MachineTags | Should -Be 'one', 'two'
        (Set-DefenderMachine ws-fin-007 -Tag two, three -Value Low -PassThru).MachineTags | Should -Be 'two', 'three'
        (Set-DefenderMachine ws-fin-007 -Tag @() -PassThru).MachineTags | Should -BeNullOrEmpty
        (Get-DefenderMachine ws-fin-007).DeviceValue | Should -Be 'Low'
    }

    It 'changes many devices, each once' {
        $lines = Get-DefenderMachine -Name ws-fin-001, ws-ops-008, srv-sql-32 | ForEach-Object { $_; $_.MachineId } | Set-DefenderMachine -Value High -Verbose 4>&1
        @($lines -match '^POST ').Count | Should -Be 4
        (Get-DefenderMachine -DeviceValue High).ComputerDnsName | Sort-Object | Should -Be (@('srv-sql-32') + @('ws-fin-001') * 2 + 'ws-ops-008' -replace '$', '.corp.contoso.com')
    }

    It 'ends with <Id> before anything is sent: <What>' -ForEach @(
        @{ What = 'nothing to change'; Id = 'EmptyUpdate'; Parameters = @{} }
        @{ What = 'an empty tag'; Id = 'InvalidParameter'; Parameters = @{ Tag = 'x', ' ' } }
    ) {
        Get-FailureId { Get-DefenderMachine -First 2 | Set-DefenderMachine @Parameters } | Should -Be $Id
        Get-DefenderMachine -Tag x | Should -BeNullOrEmpty
    }

    It 'knows the values of a device' {
        { Set-DefenderMachine ws-fin-007 -Value Huge } | Should -Throw '*Huge*'
        (TabExpansion2 'Set-DefenderMachine x -Value ').CompletionMatches.CompletionText | Should -Be 'High', 'Low', 'Normal'
    }

    It 'makes one that fails an error about it, and changes the others' {
        'no-such-device', 'ws-fin-001', 'ws-ops-008' | Set-DefenderMachine -Value High -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Be 'MachineNotFound,DefenderXdr.PowerShell.SetDefenderMachineCommand', 'MachineAmbiguous,DefenderXdr.PowerShell.SetDefenderMachineCommand'
        $failed.TargetObject | Should -Be 'no-such-device', 'ws-fin-001'
        (Get-DefenderMachine -DeviceValue High).ComputerDnsName | Should -Be 'ws-ops-008.corp.contoso.com'
    }

    It 'changes nothing with -WhatIf, and says what it would set' {
        $text = Get-FreshProcessOutput @'
Import-Module ./DefenderXdr.psd1
$null = Connect-DefenderXdr -Simulated -IncidentCount 0
Get-DefenderMachine -First 2 | Set-DefenderMachine -Value High -Tag a, b -WhatIf
Set-DefenderMachine ws-ops-008 -Tag @() -WhatIf
"high: $(@(Get-DefenderMachine -DeviceValue High).Count)"
'@
        [regex]::Matches($text, 'What if: .*"set value High, tags a, b" on target "ws-\S+ \([0-9a-f]{40}\) of Simulated"').Count | Should -Be 2
        $text | Should -Match '"set no tags" on target "ws-ops-008'
        $text | Should -Match 'high: 0'
    }

    It 'asks nothing in a script' {
        Get-FreshProcessOutput @'
Import-Module ./DefenderXdr.psd1
$null = Connect-DefenderXdr -Simulated -IncidentCount 0
(Set-DefenderMachine ws-ops-008 -Value Low -PassThru).DeviceValue
'@ | Should -Match 'Low'
    }
}
