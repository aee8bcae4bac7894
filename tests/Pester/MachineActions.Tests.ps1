# What is common to all commands that do something on devices, and what each has of its own.

BeforeDiscovery {
    $sha1 = '3395856ce81f2b7382dee72602f798b642f14140'
    $actions = @(
        @{ Command = 'Enable-DefenderMachineIsolation'; Type = 'Isolate'; Does = 'isolate from the network \(Full\)'; Permission = 'Machine.Isolate'; Own = 'IsolationType String *' }
        @{ Command = 'Disable-DefenderMachineIsolation'; Type = 'Unisolate'; Does = 'release from isolation'; Permission = 'Machine.Isolate' }
        @{ Command = 'Enable-DefenderAppRestriction'; Type = 'RestrictCodeExecution'; Does = 'restrict app execution to what Microsoft signed'; Permission = 'Machine.RestrictExecution' }
        @{ Command = 'Disable-DefenderAppRestriction'; Type = 'UnrestrictCodeExecution'; Does = 'remove the restriction of app execution'; Permission = 'Machine.RestrictExecution' }
        @{ Command = 'Start-DefenderAntivirusScan'; Type = 'RunAntiVirusScan'; Does = 'run an antivirus scan \(Quick\)'; Permission = 'Machine.Scan'; Own = 'ScanType String *' }
        @{ Command = 'Stop-DefenderFile'; Type = 'StopAndQuarantineFile'; Does = "stop and quarantine the file $sha1"; Permission = 'Machine.StopAndQuarantine'; Own = 'Sha1 String *!@1'; More = @{ Sha1 = $sha1 } }
        @{ Command = 'Start-DefenderInvestigation'; Type = ''; Does = 'start an automated investigation'; Permission = 'Alert.ReadWrite.All' }
        @{ Command = 'Unregister-DefenderMachine'; Type = 'Offboard'; Does = 'offboard: .*'; Permission = 'Machine.Offboard' }
    ) | ForEach-Object { if (-not $_.More) { $_.More = @{} }; $_ }
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr

    # What a tenant has had done on its devices, to see that nothing was added.
    function Get-Done { @(Get-DefenderMachineAction).Count + @(Get-DefenderInvestigation -StartedAfter 5m | Where-Object InvestigationId -GT 1000000).Count }

    function Get-Posted($Lines) { @($Lines | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and $_ -match '^(POST|PATCH) ' }) }

    $Server = Start-SimulationServer --action-duration 0
    $Broken = Start-SimulationServer --action-duration 0 --action-outcome failed

    function Connect-Server($Server, $Name) {
        $hosts = $Server.Hosts
        Connect-DefenderXdr -TenantId $Server.tenant -ClientId $Server.client -ClientSecret (ConvertTo-SecureString $Server.secret -AsPlainText -Force) @hosts -Name $Name
    }
}

AfterAll {
    $Server, $Broken | ForEach-Object Dispose
}

Describe '<Command>' -ForEach $actions {
    BeforeEach {
        $null = Connect-DefenderXdr -Simulated -IncidentCount 0
        $device = Get-DefenderMachine ws-ops-008
    }

    It 'has these parameters and no others' {
        Get-ParameterTable $Command | Should -Be (@(
                'Comment String *!'
                'Connection ConnectionReference[] *. ConnectionName'
                'Force SwitchParameter *'
                'MachineId MachineReference[] ById!@0< DeviceId Id Machine'
                'Name String[] ByName! ComputerDnsName DeviceName'
                'Timeout TimeSpan *'
                'Wait SwitchParameter *'
                $Own
            ) | Where-Object { $_ } | Sort-Object)
        (Get-Command $Command).Parameters.Keys | Should -Contain 'WhatIf'
        [System.Management.Automation.CmdletAttribute]$attribute = (Get-Command $Command).ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)[0]
        $attribute.ConfirmImpact | Should -Be 'High'
    }

    It 'acts on a device, and gives what the service took' {
        $made = & $Command $device.MachineId -Comment 'why not' -Force @More
        $made.MachineId, $made.ComputerDnsName, $made.ConnectionName | Should -Be $device.MachineId, $device.ComputerDnsName, 'Simulated'
        if ($Type) { $made.Type, $made.Status, $made.RequestorComment | Should -Be $Type, 'Pending', 'why not' } else { $made.State | Should -Be 'Running' }
        Get-Done | Should -Be 1
    }

    It 'does nothing without a comment' {
        { & $Command $device -Comment '' -Force @More } | Should -Throw '*null or empty*'
        { & $Command $device -Comment ' ' -Force @More } | Should -Throw -ErrorId 'InvalidParameter,*'
        Get-Done | Should -Be 0
    }

    It 'acts once on a device that comes twice, in whatever form' {
        $lines = $device.MachineId, $device, 'ws-ops-008', [pscustomobject]@{ DeviceId = $device.MachineId.ToUpperInvariant() } | & $Command -Comment x -Force -Verbose @More 4>&1
        Get-Posted $lines | Should -HaveCount 1
        Get-Done | Should -Be 1
    }

    It 'gives what runs already, with a warning' {
        $first = & $Command $device -Comment mine -Force @More
        $second = & $Command $device -Comment yours -Force @More -WarningVariable warned -WarningAction SilentlyContinue
        "$($second.ActionId)$($second.InvestigationId)" | Should -Be "$($first.ActionId)$($first.InvestigationId)"
        "$warned" | Should -BeLike "*$($device.MachineId)*already*$($first.ActionId)$($first.InvestigationId)*"
        Get-Done | Should -Be 1
    }

    It 'does nothing for <What>' -ForEach @(
        @{ What = 'a device that is not there'; Id = 'MachineNotFound'; Given = 'no-such-device' }
        @{ What = 'an id that is not there'; Id = 'MachineNotFound'; Given = '0123456789012345678901234567890123456789' }
        @{ What = 'a name that two devices have'; Id = 'MachineAmbiguous'; Given = 'ws-fin-001' }
        @{ What = 'a device that is not onboarded'; Id = 'MachineNotOnboarded'; Given = 'ws-guest-42' }
        # What can be contained can be released; there the service says that it is not onboarded.
        @{ What = 'a printer'; Id = 'MachineNot*ed'; Given = 'prn-hq-44' }
    ) {
        if (-not $Type -and $Id -match 'Not(Onboarded|Supported)') { Set-ItResult -Skipped -Because 'the service alone tells'; return }
        $made = & $Command $Given -Comment x -Force @More -ErrorVariable failed -ErrorAction SilentlyContinue
        $made | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $failed.TargetObject | Should -Be $Given
        $failed.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        Get-Done | Should -Be 0
    }

    It 'takes wildcards for no name of a device' {
        { & $Command ws-ops-* -Comment x -Force @More } | Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*wildcards*'
        { & $Command -Name * -Comment x -Force @More } | Should -Throw -ErrorId 'InvalidParameter,*' -ExpectedMessage '*wildcards*'
        Get-Done | Should -Be 0
    }

    It 'makes no call where nothing comes' {
        @() | & $Command -Comment x -Force -Verbose @More 4>&1 | Should -BeNullOrEmpty
        Get-DefenderMachine -Tag 'nobody has it' | & $Command -Comment x -Force -Verbose @More 4>&1 | Should -BeNullOrEmpty
    }

    It 'previews with -WhatIf, -WhatIf -Force and $WhatIfPreference, and does nothing' {
        $device | & $Command -Comment x -WhatIf @More | Should -BeNullOrEmpty
        $device | & $Command -Comment x -WhatIf -Force @More | Should -BeNullOrEmpty
        $lines = & { $WhatIfPreference = $true; & $Command ws-ops-008 -Comment x -Force -Verbose @More 4>&1 }
        Get-Posted $lines | Should -BeNullOrEmpty
        Get-Done | Should -Be 0
    }

    It 'says without a call that the token lacks the permission' {
        $part = { [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $args[0] -Compress))).TrimEnd('=').Replace('+', '-').Replace('/', '_') }
        $claims = @{ aud = 'https://api.securitycenter.microsoft.com'; tid = $Server.tenant; roles = @('Machine.Read.All'); exp = 4102444800; iss = 'https://sts.windows.net/x/' }
        $listener = Start-SilentServer
        try {
            $null = Connect-DefenderXdr -AccessToken "$(& $part @{ alg = 'none'; typ = 'JWT' }).$(& $part $claims).x" -EndpointUri "http://$($listener.LocalEndpoint)/" -Name poor
            $failure = Get-Failure { $device.MachineId, $device.MachineId | & $Command -Comment x -WhatIf -Connection poor @More }
            $failure.FullyQualifiedErrorId | Should -BeLike 'PermissionMissing,*'
            "$failure" | Should -BeLike "*$Permission*"
            $listener.Pending() | Should -BeFalse
        }
        finally {
            $listener.Stop()
            Disconnect-DefenderXdr poor
        }
    }

    It 'acts in the tenant that the devices came from' {
        try {
            $null = Connect-DefenderXdr -Simulated -Name other -Seed 2 -IncidentCount 0
            $there = Get-DefenderMachine -HealthStatus Active -OsPlatform Windows11 -First 1
            Select-DefenderConnection Simulated
            ($there | & $Command -Comment x -Force @More).ConnectionName | Should -Be 'other'
            Get-Done | Should -Be 0
            (Get-DefenderMachine *-nobody* -ErrorAction SilentlyContinue) | Should -BeNullOrEmpty
            Get-FailureId { & $Command $device -Comment x -Force -Connection Simulated, other @More } | Should -Be 'InvalidParameter'
        }
        finally { Disconnect-DefenderXdr other }
    }

    It 'waits with -Wait, and gives how it ended' {
        try {
            $null = Connect-Server $Server served
            $made = & $Command ws-ops-008, ws-hr-012 -Comment x -Force -Wait @More
            $made.ComputerDnsName | Sort-Object | Should -Be 'ws-hr-012.corp.contoso.com', 'ws-ops-008.corp.contoso.com'
            if ($Type) { $made.Status | Should -Be 'Succeeded', 'Succeeded' } else { $made.State | Should -Be 'Benign', 'Benign' }
        }
        finally { Disconnect-DefenderXdr served }
    }

    It 'gives one that ended without success, and its error' {
        if (-not $Type) { Set-ItResult -Skipped -Because 'simulated investigations do not fail'; return }
        try {
            $null = Connect-Server $Broken served
            $made = Get-DefenderMachine ws-ops-016 | & $Command -Comment x -Force -Wait @More -ErrorVariable failed -ErrorAction SilentlyContinue
            $made.Status | Should -Be 'Failed'
            $failed.FullyQualifiedErrorId | Should -BeLike 'MachineActionFailed,*'
            $failed.TargetObject.ActionId | Should -Be $made.ActionId
            "$failed" | Should -BeLike "*$Type of ws-ops-016.corp.contoso.com*"
        }
        finally { Disconnect-DefenderXdr served }
    }

    It 'gives up the wait in time, and what runs goes on' {
        # A device that is off takes nothing.
        $off = Get-DefenderMachine -HealthStatus Inactive -OsPlatform Windows1* -First 1
        $made = $off | & $Command -Comment x -Force -Wait -Timeout 0.1 @More -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -BeLike 'MachineActionTimeout,*'
        $failed.CategoryInfo.Category | Should -Be 'OperationTimeout'
        if ($Type) { ($made | Get-DefenderMachineAction).Status | Should -Be 'Pending' } else { ($made | Get-DefenderInvestigation).State | Should -Be 'Running' }
    }

    It 'completes devices that were read, by any part of the name' {
        (TabExpansion2 "$Command ops-008").CompletionMatches.CompletionText | Should -Be $device.MachineId
        (TabExpansion2 "$Command -Name ws-ops").CompletionMatches.CompletionText | Should -Be $device.ComputerDnsName
    }
}

Describe 'In a process where nobody can be asked' {
    BeforeAll {
        $Each = @'
Import-Module ./DefenderXdr.psd1
$null = Connect-DefenderXdr -Simulated -IncidentCount 0
$devices = Get-DefenderMachine ws-ops-008, ws-hr-012
$ErrorActionPreference = 'Continue'
$commands = Get-Command -Module DefenderXdr | Where-Object { $_.Parameters.ContainsKey('Force') -and $_.Parameters.ContainsKey('MachineId') -and $_.Name -match 'Isolation|Restriction|Scan|Investigation$|File|Unregister' -and $_.Name -notlike '*LibraryFile' }
foreach ($command in $commands) {
    $more = if ($command.Parameters.ContainsKey('Sha1')) { @{ Sha1 = '3395856ce81f2b7382dee72602f798b642f14140' } } else { @{} }
    "# $command"

'@
        function Invoke-Each([string] $Body) {
            $text = Get-FreshProcessOutput ($Each + $Body + "`n}")
            [regex]::Matches($text, '(?ms)^# (\S+)\r?\n(.*?)(?=^# |\z)') | ForEach-Object { @{ Command = $_.Groups[1].Value; Text = $_.Groups[2].Value } }
        }
    }

    It 'shows a line a device with its name' {
        $texts = Invoke-Each '    $devices | & $command -Comment x @more -WhatIf; "done: $(@(Get-DefenderMachineAction).Count)"'
        $texts | Should -HaveCount 8
        foreach ($one in $texts) {
            [regex]::Matches($one.Text, 'What if: Performing the operation ".+" on target "ws-(ops-008|hr-012)\.corp\.contoso\.com \([0-9a-f]{40}\) of Simulated"').Count | Should -Be 2 -Because $one.Command
            $one.Text | Should -Match 'done: 0'
        }
    }

    It 'asks for what says that it is meant, and then acts' {
        $texts = Invoke-Each @'
    try { $devices | & $command -Comment x @more } catch { "failed: $($_.FullyQualifiedErrorId) $($_.ErrorDetails.RecommendedAction)" }
    "before: $(@(Get-DefenderMachineAction).Count)"
    "made: $(@($devices | & $command -Comment x @more -Confirm:$false).Count)"
    Get-DefenderMachineAction -Status Pending, InProgress | Stop-DefenderMachineAction -Comment undo -Confirm:$false | Out-Null
    $null = Connect-DefenderXdr -Simulated -IncidentCount 0
'@
        $texts | Should -HaveCount 8
        foreach ($one in $texts) {
            $one.Text | Should -Match '(?s)failed: ConfirmationRequired,\S+ .*-Force.*-Confirm:\$false.*before: 0.*made: 2' -Because $one.Command
        }
    }

    It 'fails without a comment and without a device' {
        foreach ($one in Invoke-Each '    try { & $command ws-ops-008 -Force @more } catch { "$_" }; try { & $command -Comment x -Force @more } catch { "$_" }') {
            $one.Text | Should -Match '(?s)mandatory parameters: Comment.*mandatory parameters: MachineId' -Because $one.Command
        }
    }
}

Describe 'Devices in whatever form' {
    BeforeAll {
        $null = Connect-DefenderXdr -Simulated
        $Device = Get-DefenderMachine ws-sales-013
        $Id = $Device.MachineId
        $Typed = Invoke-DefenderHunting "DeviceInfo | where DeviceId == '$Id' | take 1"
        $Alerts = Get-DefenderAlert | ForEach-Object { [pscustomobject]@{ Alert = $_; Devices = @($_.Evidence | Where-Object { $_ -is [DefenderXdr.DefenderDeviceEvidence] } | ForEach-Object DeviceId | Select-Object -Unique) } }
        'DeviceName,Note', 'ws-sales-013,first' | Set-Content "$TestDrive/devices.csv"
    }

    It 'takes <What>' -ForEach @(
        @{ What = 'an id'; Given = { $Id } }
        @{ What = 'the host name'; Given = { 'WS-Sales-013' } }
        @{ What = 'the full name'; Given = { 'ws-sales-013.corp.contoso.com' } }
        @{ What = 'the device'; Given = { $Device } }
        @{ What = 'a hunting row'; Given = { $Typed } }
        @{ What = 'a hunting row as PSObject'; Given = { Invoke-DefenderHunting "DeviceInfo | where DeviceId == '$Id' | take 1" -OutputType PSObject } }
        @{ What = 'a row with a name alone'; Given = { Invoke-DefenderHunting "DeviceInfo | where DeviceId == '$Id' | take 1 | project DeviceName" } }
        @{ What = 'a row of a CSV file'; Given = { Import-Csv "$TestDrive/devices.csv" } }
        @{ What = 'an alert on one device'; Given = { ($Alerts | Where-Object { $_.Devices.Count -eq 1 -and $_.Devices[0] -eq $Id } | Select-Object -First 1).Alert } }
        @{ What = 'an object with an Id that only a device has'; Given = { [pscustomobject]@{ Id = $Id } } }
        @{ What = 'an object with MachineId'; Given = { [pscustomobject]@{ MachineId = $Id; Id = 'something else' } } }
    ) {
        $form = & $Given
        $form | Should -Not -BeNullOrEmpty
        (Disable-DefenderMachineIsolation $form -Comment x -Force -WarningAction SilentlyContinue).MachineId | Should -Be $Id
        ($form | Disable-DefenderMachineIsolation -Comment x -Force -WarningAction SilentlyContinue).MachineId | Should -Be $Id
    }

    It 'takes names by -Name' {
        (Disable-DefenderMachineIsolation -Name ws-sales-013, ws-ops-008 -Comment x -Force -WarningAction SilentlyContinue).ComputerDnsName | Should -Be 'ws-sales-013.corp.contoso.com', 'ws-ops-008.corp.contoso.com'
    }

    It 'lists the devices of an alert that is about several, and does nothing' {
        $several = $Alerts | Where-Object { $_.Devices.Count -gt 1 } | Select-Object -First 1
        $several | Should -Not -BeNullOrEmpty
        $before = @(Get-DefenderMachineAction).Count
        $several.Alert | Enable-DefenderMachineIsolation -Comment x -Force -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed.FullyQualifiedErrorId | Should -BeLike 'MachineAmbiguous,*'
        foreach ($one in $several.Devices) { "$failed" | Should -BeLike "*$one*" }
        @(Get-DefenderMachineAction).Count | Should -Be $before
    }

    It 'lists the devices that have a name, with what tells them apart' {
        Enable-DefenderMachineIsolation ws-fin-001 -Comment x -Force -ErrorVariable failed -ErrorAction SilentlyContinue
        $both = Get-DefenderMachine -Name ws-fin-001
        $both | Should -HaveCount 2
        foreach ($one in $both) { "$failed" | Should -BeLike "*$($one.MachineId)*$($one.HealthStatus)*" }
    }

    It 'refuses <What>, which is never all devices' -ForEach @(
        @{ What = '$null'; Given = { , $null } }
        @{ What = 'an empty text'; Given = { '' } }
        @{ What = 'blanks'; Given = { '   ' } }
        @{ What = 'an object without a device'; Given = { [pscustomobject]@{ Name = 'ws-sales-013' } } }
        @{ What = 'an object whose device is empty'; Given = { [pscustomobject]@{ DeviceId = ''; DeviceName = $null } } }
        @{ What = 'a device without an id'; Given = { [DefenderXdr.DefenderMachine]::new() } }
        @{ What = 'an alert without a device'; Given = { ($Alerts | Where-Object { -not $_.Devices } | Select-Object -First 1).Alert } }
        @{ What = 'a number'; Given = { 12 } }
    ) {
        $before = @(Get-DefenderMachineAction).Count
        $form = & $Given
        { Enable-DefenderMachineIsolation $form -Comment x -Force } | Should -Throw '*names no device*Nothing was done.'
        $form | Enable-DefenderMachineIsolation -Comment x -Force -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        "$failed" | Should -BeLike '*names no device*'
        @(Get-DefenderMachineAction).Count | Should -Be $before
    }

    It 'goes on with the others behind one that fails' {
        $made = 'no-such-device', 'ws-hr-012' | Enable-DefenderAppRestriction -Comment x -Force -ErrorVariable failed -ErrorAction SilentlyContinue
        $made.ComputerDnsName | Should -Be 'ws-hr-012.corp.contoso.com'
        $failed.TargetObject | Should -Be 'no-such-device'
    }

    It 'acts no further than Select-Object asks' {
        $before = @(Get-DefenderMachineAction -Type RunAntiVirusScan).Count
        Get-DefenderMachine -HealthStatus Active -OsPlatform Windows1* | Start-DefenderAntivirusScan -Comment x -Force | Select-Object -First 1 | Should -HaveCount 1
        @(Get-DefenderMachineAction -Type RunAntiVirusScan).Count | Should -Be ($before + 1)
    }
}

Describe 'What each has of its own' {
    BeforeAll { $null = Connect-DefenderXdr -Simulated -IncidentCount 0 }

    It 'isolates selectively, and contains what is not onboarded' {
        (Enable-DefenderMachineIsolation ws-ops-008 -IsolationType Selective -Comment x -Force).Scope | Should -Be 'Selective'
        (Enable-DefenderMachineIsolation ws-guest-42 -IsolationType UnManagedDevice -Comment x -Force).Scope | Should -Be 'UnManagedDevice'
        Enable-DefenderMachineIsolation ws-legal-004 -IsolationType Selective -Comment x -Force -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -BeLike 'MachineNotSupported,*'
        { Enable-DefenderMachineIsolation ws-ops-008 -IsolationType Half -Comment x -Force } | Should -Throw '*Half*'
        (TabExpansion2 'Enable-DefenderMachineIsolation -IsolationType ').CompletionMatches.CompletionText | Should -Be 'Full', 'Selective', 'UnManagedDevice'
    }

    It 'scans quickly or fully' {
        (Start-DefenderAntivirusScan ws-ops-008 -ScanType Full -Comment x -Force).Scope | Should -Be 'Full'
        (Start-DefenderAntivirusScan ws-hr-012 -Comment x -Force).Scope | Should -Be 'Quick'
        { Start-DefenderAntivirusScan ws-ops-008 -ScanType Deep -Comment x -Force } | Should -Throw '*Deep*'
    }

    It 'stops a file by its SHA-1 alone: <What>' -ForEach @(
        @{ What = 'SHA-256'; Sha1 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' }
        @{ What = 'MD5'; Sha1 = 'd41d8cd98f00b204e9800998ecf8427e' }
        @{ What = 'no hash'; Sha1 = 'xyz5856ce81f2b7382dee72602f798b642f14140' }
    ) {
        $before = @(Get-DefenderMachineAction).Count
        Get-FailureId { 'ws-ops-008', 'ws-hr-012' | Stop-DefenderFile -Sha1 $Sha1 -Comment x -Force } | Should -Be 'FileHashInvalid'
        @(Get-DefenderMachineAction).Count | Should -Be $before
    }

    It 'names the file that was stopped' {
        "$((Stop-DefenderFile ws-ops-008 3395856ce81f2b7382dee72602f798b642f14140 -Comment x -Force).RelatedFileInfo)" | Should -Be '3395856ce81f2b7382dee72602f798b642f14140'
    }

    It 'offboards Windows alone, and nothing can be done on the device then' {
        Unregister-DefenderMachine srv-log-47 -Comment x -Force -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -BeLike 'MachineNotSupported,*'
        try {
            $null = Connect-Server $Server served
            (Unregister-DefenderMachine ws-sales-005 -Comment x -Force -Wait).Status | Should -Be 'Succeeded'
            foreach ($device in 'ws-sales-005', [pscustomobject]@{ DeviceName = 'ws-sales-005' }) {
                Start-DefenderAntivirusScan $device -Comment x -Force -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
                $failed.FullyQualifiedErrorId | Should -BeLike 'MachineNotOnboarded,*'
            }
        }
        finally { Disconnect-DefenderXdr served }
    }

    It 'tells by the service''s words what the device cannot do' {
        # Windows 10 1607 is too old for it, and only the service knows from which version on.
        Enable-DefenderAppRestriction ws-lab-48 -Comment x -Force -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Match '^(MachineNotSupported|RequestRejected),'
        "$failed" | Should -BeLike '*1709*'
        Start-DefenderInvestigation ws-guest-42 -Comment x -Force -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -BeLike 'MachineNotOnboarded,*'
    }
}
