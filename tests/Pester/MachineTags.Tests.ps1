# Tags of devices: Add-DefenderMachineTag and Remove-DefenderMachineTag.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr

    function Get-Posted($Lines) { @($Lines | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and $_ -match '^(POST|PATCH) ' }) }
}

Describe '<_>' -ForEach 'Add-DefenderMachineTag', 'Remove-DefenderMachineTag' {
    BeforeAll { $Command = $_ }

    BeforeEach {
        $null = Connect-DefenderXdr -Simulated -IncidentCount 0
        # Devices without tags get them; so there is something to see, and to take away.
        $devices = Get-DefenderMachine -First 3
        if ($Command -like 'Remove*') { $devices | Add-DefenderMachineTag -Tag a, b }
        function Get-Mine { (Get-DefenderMachine $devices).ForEach{ @($_.MachineTags -match '^[ab]$').Count } }
        $Before, $After = if ($Command -like 'Add*') { 0, 2 } else { 2, 0 }
    }

    It 'has these parameters and no others' {
        Get-ParameterTable $Command | Should -Be @(
            'Connection ConnectionReference[] *. ConnectionName'
            'MachineId MachineReference[] ById!@0< DeviceId Id Machine'
            'Name String[] ByName! ComputerDnsName DeviceName'
            'PassThru SwitchParameter *'
            'Tag String[] *!@1'
        )
        (Get-Command $Command).Parameters.Keys | Should -Contain 'WhatIf'
    }

    It 'changes many devices in one call a tag, each once' {
        $lines = @($devices) + $devices[0].MachineId | & $Command -Tag a, b -Verbose 4>&1
        Get-Posted $lines | Should -HaveCount 2
        "$(Get-Posted $lines)" | Should -BeLike '*AddOrRemoveTagForMultipleMachines: 200*AddOrRemoveTagForMultipleMachines: 200*'
        Get-Mine | Should -Be $After, $After, $After
    }

    It 'changes one device by the call for one' {
        $lines = & $Command $devices[1] -Tag a -Verbose 4>&1
        Get-Posted $lines | Should -HaveCount 1
        "$(Get-Posted $lines)" | Should -BeLike "*/api/machines/$($devices[1].MachineId)/tags: 200*"
    }

    It 'does no harm twice' {
        $devices | & $Command -Tag a, b
        $devices | & $Command -Tag A, b
        Get-Mine | Should -Be $After, $After, $After
    }

    It 'leaves the other tags, and gives the devices with -PassThru' {
        $other = $devices[0].MachineTags
        $other | Should -Not -BeNullOrEmpty
        $devices[0] | & $Command -Tag a | Should -BeNullOrEmpty
        $now = $devices[0] | & $Command -Tag b -PassThru
        $now | Should -BeOfType DefenderXdr.DefenderMachine
        $now.ConnectionName | Should -Be 'Simulated'
        foreach ($tag in $other) { $now.MachineTags | Should -Contain $tag }
    }

    It 'takes rows, names and alerts, and goes on behind one that fails' {
        'ws-hr-002', [pscustomobject]@{ DeviceName = 'ws-fin-003' }, 'no-such-device' | & $Command -Tag a, b -ErrorVariable failed -ErrorAction SilentlyContinue
        Get-Mine | Should -Be $Before, $After, $After
        $failed.FullyQualifiedErrorId | Should -BeLike 'MachineNotFound,*'
        $failed.TargetObject | Should -Be 'no-such-device'
        & $Command ws-fin-001 -Tag a -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -BeLike 'MachineAmbiguous,*'
    }

    It 'changes nothing with -WhatIf, and makes no call where nothing comes' {
        $lines = $devices | & $Command -Tag a, b -WhatIf -Verbose 4>&1
        Get-Posted $lines | Should -BeNullOrEmpty
        Get-Mine | Should -Be $Before, $Before, $Before
        @() | & $Command -Tag a -Verbose 4>&1 | Should -BeNullOrEmpty
    }

    It 'refuses an empty tag and a name with wildcards' {
        { $devices | & $Command -Tag '' } | Should -Throw '*null*empty*'
        $devices | & $Command -Tag ' ' -ErrorVariable failed -ErrorAction SilentlyContinue
        "$($failed.FullyQualifiedErrorId)" | Should -BeLike '*InvalidParameter,*'
        { & $Command * -Tag a } | Should -Throw -ErrorId 'InvalidParameter,*'
        Get-Mine | Should -Be $Before, $Before, $Before
    }

    It 'changes devices in the tenant that they came from' {
        try {
            $null = Connect-DefenderXdr -Simulated -Name other -Seed 2 -IncidentCount 0
            $there = Get-DefenderMachine -First 1
            Select-DefenderConnection Simulated
            $now = @($there) + $devices | & $Command -Tag a, b -PassThru
            $now.ConnectionName | Sort-Object | Should -Be 'other', 'Simulated', 'Simulated', 'Simulated'
        }
        finally { Disconnect-DefenderXdr other }
    }
}

Describe 'Tags in -WhatIf' {
    It 'are a line a device, with its name' {
        $text = Get-FreshProcessOutput @'
Import-Module ./DefenderXdr.psd1
$null = Connect-DefenderXdr -Simulated -IncidentCount 0
$devices = Get-DefenderMachine -First 2
$devices | Add-DefenderMachineTag -Tag a, b -WhatIf
$devices | Remove-DefenderMachineTag -Tag a -WhatIf
'@
        [regex]::Matches($text, 'What if: .*"add tags a, b" on target "ws-\S+\.corp\.contoso\.com \([0-9a-f]{40}\) of Simulated"').Count | Should -Be 2
        [regex]::Matches($text, 'What if: .*"remove tags a" on target "ws-\S+ \([0-9a-f]{40}\) of Simulated"').Count | Should -Be 2
    }
}
