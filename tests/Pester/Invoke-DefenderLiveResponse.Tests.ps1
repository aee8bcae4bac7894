# Live response: sessions on devices, and what they leave.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $Server = Start-SimulationServer --action-duration 0
    $Broken = Start-SimulationServer --action-duration 0 --action-outcome failed

    function Connect-Server($Server) {
        $hosts = $Server.Hosts
        $null = Connect-DefenderXdr -TenantId $Server.tenant -ClientId $Server.client -ClientSecret (ConvertTo-SecureString $Server.secret -AsPlainText -Force) @hosts
    }

    # The devices that answer, but for those of the tests before: each test has its own.
    $script:taken = 0
    function Get-FreshDevice([int] $Count = 1) {
        $devices = Get-DefenderMachine -OnboardingStatus Onboarded -HealthStatus Active -OsPlatform Windows11 -First 100 | Sort-Object MachineId | Select-Object -Skip $script:taken -First $Count
        $script:taken += $Count
        if (@($devices).Count -lt $Count) { throw 'The tenant has no more devices.' }
        $devices
    }
}

AfterAll {
    $Server, $Broken | ForEach-Object Dispose
}

Describe 'Invoke-DefenderLiveResponse' {
    BeforeEach {
        Connect-Server $Server
        Set-Content "$TestDrive/look.ps1" 'Get-Process'
        Set-Content "$TestDrive/tool.exe" 'x'
        $null = Add-DefenderLibraryFile "$TestDrive/look.ps1", "$TestDrive/tool.exe" -Force
    }

    It 'has these parameters and no others' {
        Get-ParameterTable Invoke-DefenderLiveResponse | Should -Be @(
            'ActionId String[] ByAction!.'
            'Command LiveResponseStep[] ById,ByName'
            'Comment String ById!,ByName!'
            'Connection ConnectionReference[] *. ConnectionName'
            'Force SwitchParameter ById,ByName'
            'GetFile String[] ById,ByName'
            'MachineId MachineReference[] ById!@0< DeviceId Id Machine'
            'Name String[] ByName! ComputerDnsName DeviceName'
            'NoWait SwitchParameter ById,ByName'
            'OutDirectory String *'
            'PutFile String[] ById,ByName'
            'ScriptArguments String ById,ByName'
            'ScriptName String ById,ByName'
            'Timeout TimeSpan *'
        )
    }

    It 'gets the results of a session that was started before, and starts none' {
        $device = Get-FreshDevice
        $action = $device | Invoke-DefenderLiveResponse -ScriptName look.ps1 -GetFile 'C:\a.log' -Comment c -Force -NoWait
        $result = $action | Invoke-DefenderLiveResponse -OutDirectory "$TestDrive/later"
        $result.ActionId, $result.Status, $result.ExitCode | Should -Be $action.ActionId, 'Succeeded', 0
        $result.Files[0].Path | Should -Exist
        (Invoke-DefenderLiveResponse -ActionId $action.ActionId -OutDirectory "$TestDrive/later").ScriptName | Should -Be look.ps1
        @(Get-DefenderMachineAction $device -Type LiveResponse).Count | Should -Be 1
        Get-FailureId { Invoke-DefenderLiveResponse -ActionId 00000000-0000-0000-0000-000000000000 -ErrorAction Stop } | Should -Be MachineActionNotFound
        Get-FailureId { Start-DefenderAntivirusScan $device -Comment c -Force | Invoke-DefenderLiveResponse -ErrorAction Stop } | Should -Be InvalidParameter
    }

    It 'puts, runs and gets in one session, and gives what came of it' {
        $device = Get-FreshDevice
        $result = $device | Invoke-DefenderLiveResponse -ScriptName look.ps1 -ScriptArguments '-Fast' -PutFile tool.exe -GetFile 'C:\a.log', 'D:\a.log' -OutDirectory "$TestDrive/got" -Comment 'Case 1' -Force
        $result | Should -BeOfType DefenderXdr.DefenderLiveResponseResult
        $result.Status, $result.ScriptName, $result.ExitCode, $result.Errors | Should -Be 'Succeeded', 'look.ps1', 0, ''
        $result.Output | Should -Match '^look\.ps1 ran on .* with -Fast\.\r\n$'
        $result.Commands.Type | Should -Be 'PutFile', 'RunScript', 'GetFile', 'GetFile'
        $result.Commands.Status | Select-Object -Unique | Should -Be 'Completed'
        $result.Files.Count | Should -Be 2
        foreach ($file in $result.Files) {
            (Get-FileHash $file.Path).Hash | Should -Be $file.Sha256
            $file.Path | Should -BeLike '*a.log.zip'
        }
        @(Get-ChildItem "$TestDrive/got").Count | Should -Be 2
        $result.MachineId, $result.ConnectionName | Should -Be $device.MachineId, $device.ConnectionName
        $result | Out-String | Should -Match '(?s)Device +: .*Output +: look'
    }

    It 'runs what -Command says, each script with its own arguments' {
        $result = Get-FreshDevice | Invoke-DefenderLiveResponse -Command @{ RunScript = 'look.ps1'; Arguments = '1' }, @{ RunScript = 'look.ps1'; Arguments = '2' } -Comment x -Force
        $result.Scripts.Count | Should -Be 2
        $result.Scripts[1].Output | Should -Match 'with 2'
    }

    It 'gives a result for each of many devices' {
        $devices = Get-FreshDevice 3
        $results = $devices | Invoke-DefenderLiveResponse -ScriptName look.ps1 -Comment x -Force
        $results.MachineId | Sort-Object | Should -Be ($devices.MachineId | Sort-Object)
    }

    It 'gives the session at once with -NoWait' {
        $action = Get-FreshDevice | Invoke-DefenderLiveResponse -ScriptName look.ps1 -Comment x -Force -NoWait
        $action | Should -BeOfType DefenderXdr.DefenderMachineAction
        ($action | Wait-DefenderMachineAction).Status | Should -Be Succeeded
    }

    It 'gives what completed before a command failed, and the error with the words of the device' {
        $result = Get-FreshDevice | Invoke-DefenderLiveResponse -ScriptName look.ps1 -GetFile 'C:\missing.log' -Comment x -Force -OutDirectory $TestDrive -ErrorVariable failed -ErrorAction SilentlyContinue
        $result.Status, $result.Scripts.Count, $result.Files.Count | Should -Be 'Failed', 1, 0
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'MachineActionFailed,*'
        "$($failed[0])" | Should -Match 'GetFile: Could not find file'
    }

    It 'gives the session that runs already, with a warning' {
        $null = Connect-DefenderXdr -Simulated -IncidentCount 0
        $device = Get-DefenderMachine -OnboardingStatus Onboarded -HealthStatus Active -OsPlatform Windows11 -First 1
        $first = $device | Invoke-DefenderLiveResponse -GetFile 'C:\a.log' -Comment one -Force -NoWait
        $second = $device | Invoke-DefenderLiveResponse -GetFile 'C:\b.log' -Comment two -Force -NoWait -WarningVariable warned -WarningAction SilentlyContinue
        $second.ActionId | Should -Be $first.ActionId
        "$warned" | Should -Match 'has such an action already'
        @(Get-DefenderMachineAction -MachineId $device.MachineId -Type LiveResponse -Status Pending, InProgress).Count | Should -Be 1
    }

    It 'says that a device which does not report makes it wait' {
        $null = Connect-DefenderXdr -Simulated -IncidentCount 0
        $null = Get-DefenderMachine -OnboardingStatus Onboarded -HealthStatus Inactive -First 1 | Invoke-DefenderLiveResponse -GetFile 'C:\a.log' -Comment one -Force -NoWait -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -Match 'is Inactive: a session waits up to three days'
    }

    It 'does nothing with -WhatIf' {
        $device = Get-FreshDevice
        $count = @(Get-DefenderMachineAction).Count
        $device | Invoke-DefenderLiveResponse -ScriptName look.ps1 -Comment x -WhatIf | Should -BeNullOrEmpty
        @(Get-DefenderMachineAction).Count | Should -Be $count
    }

    It 'says nothing of links in any stream' {
        $text = Get-FreshDevice | Invoke-DefenderLiveResponse -ScriptName look.ps1 -Comment x -Force -Verbose -Debug *>&1 | Out-String -Width 4000
        $text | Should -Match 'GetLiveResponseResultDownloadLink'
        $text | Should -Not -Match 'sig=|/blobs/'
    }

    It '<What> is <Id>, and nothing is sent' -ForEach @(
        @{ What = 'a script that the library lacks'; Id = 'LibraryFileNotFound'; Parameters = @{ ScriptName = 'none.ps1' } }
        @{ What = 'no command'; Id = 'InvalidParameter'; Parameters = @{} }
        @{ What = 'arguments without a script'; Id = 'InvalidParameter'; Parameters = @{ ScriptArguments = '-A'; GetFile = 'C:\a' } }
        @{ What = 'another order'; Id = 'InvalidParameter'; Parameters = @{ Command = @{ GetFile = 'C:\a' }, @{ RunScript = 'look.ps1' } } }
        @{ What = 'two things in one'; Id = 'InvalidParameter'; Parameters = @{ Command = @{ GetFile = 'C:\a'; RunScript = 'look.ps1' } } }
        @{ What = '-Command beside another'; Id = 'InvalidParameter'; Parameters = @{ ScriptName = 'look.ps1'; Command = @{ GetFile = 'C:\a' } } }
    ) {
        $device = Get-DefenderMachine -OnboardingStatus Onboarded -HealthStatus Active -OsPlatform Windows11 -First 1
        $count = @(Get-DefenderMachineAction).Count
        Get-FailureId { $device | Invoke-DefenderLiveResponse @Parameters -Comment x -Force -ErrorAction Stop } | Should -Be $Id
        @(Get-DefenderMachineAction).Count | Should -Be $count
    }

    It 'completes the names of scripts' {
        (TabExpansion2 'Invoke-DefenderLiveResponse -ScriptName lo').CompletionMatches.CompletionText | Should -Be 'look.ps1'
    }
}
