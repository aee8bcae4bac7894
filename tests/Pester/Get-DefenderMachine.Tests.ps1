BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated
    $All = Get-DefenderMachine
}

Describe 'Get-DefenderMachine' {
    It 'has these parameters and no others' {
        Get-ParameterTable Get-DefenderMachine | Should -Be @(
            'AadDeviceId String[] ByAddress,List'
            'At DateTimeOffset? ByAddress'
            'Connection ConnectionReference[] *. ConnectionName'
            'DeviceValue String[] ByAddress,List'
            'ExposureLevel String[] ByAddress,List'
            'Filter String List'
            'First Int32? ByAddress,List'
            'Group String[] ByAddress,List RbacGroupName'
            'HealthStatus String[] ByAddress,List'
            'Include MachineParts[] *'
            'IpAddress IPAddress ByAddress!'
            'LastSeenAfter DateTimeOffset? ByAddress,List'
            'LastSeenBefore DateTimeOffset? ByAddress,List'
            'MachineId MachineReference[] ById!@0< DeviceId Id Machine'
            'Name String[] List ComputerDnsName DeviceName'
            'OnboardingStatus String[] ByAddress,List'
            'OsPlatform String[] ByAddress,List'
            'RiskScore String[] ByAddress,List'
            'Tag String[] ByAddress,List'
            'ThrottleLimit Int32 *'
            'Version String[] ByAddress,List'
        )
    }

    It 'lists all devices, typed' {
        $All | Should -HaveCount 50
        $All | Should -BeOfType DefenderXdr.DefenderMachine
        $All[0].ConnectionName | Should -Be 'Simulated'
        $All[0].LogonUsers | Should -Be $null
    }

    It 'filters by <Name> as by Where-Object' -ForEach @(
        @{ Name = 'Name'; Parameters = @{ Name = 'ws-ops-*' }; Where = { $_.ComputerDnsName -like 'ws-ops-*' } }
        @{ Name = 'a name that several have'; Parameters = @{ Name = 'WS-FIN-001' }; Where = { $_.ComputerDnsName -like 'ws-fin-001.*' } }
        @{ Name = 'HealthStatus'; Parameters = @{ HealthStatus = 'Inactive', 'NoSensorData' }; Where = { $_.HealthStatus -in 'Inactive', 'NoSensorData' } }
        @{ Name = 'HealthStatus with wildcards'; Parameters = @{ HealthStatus = 'Imp*' }; Where = { $_.HealthStatus -like 'Imp*' } }
        @{ Name = 'OnboardingStatus'; Parameters = @{ OnboardingStatus = 'CanBeOnboarded' }; Where = { $_.OnboardingStatus -eq 'CanBeOnboarded' } }
        @{ Name = 'RiskScore'; Parameters = @{ RiskScore = 'High' }; Where = { $_.RiskScore -eq 'High' } }
        @{ Name = 'ExposureLevel'; Parameters = @{ ExposureLevel = 'Medium', 'High' }; Where = { $_.ExposureLevel -in 'Medium', 'High' } }
        @{ Name = 'OsPlatform'; Parameters = @{ OsPlatform = 'windows*' }; Where = { $_.OsPlatform -like 'windows*' } }
        @{ Name = 'Version'; Parameters = @{ Version = '23H2' }; Where = { $_.Version -eq '23H2' } }
        @{ Name = 'Group'; Parameters = @{ Group = 'servers' }; Where = { $_.RbacGroupName -eq 'Servers' } }
        @{ Name = 'Tag'; Parameters = @{ Tag = 'VIP' }; Where = { $_.MachineTags -contains 'VIP' } }
        @{ Name = 'a tag''s beginning'; Parameters = @{ Tag = 'La*' }; Where = { $_.MachineTags -like 'La*' } }
        @{ Name = 'tags'; Parameters = @{ Tag = 'VIP', 'Lab' }; Where = { $_.MachineTags -contains 'VIP' -or $_.MachineTags -contains 'Lab' } }
        @{ Name = 'no tag'; Parameters = @{ Tag = '' }; Where = { -not $_.MachineTags } }
        @{ Name = 'tag and health'; Parameters = @{ Tag = 'Laptop'; HealthStatus = 'Active' }; Where = { $_.MachineTags -contains 'Laptop' -and $_.HealthStatus -eq 'Active' } }
        @{ Name = 'times'; Parameters = @{ LastSeenBefore = '7d'; LastSeenAfter = '20d' }; Where = { $_.LastSeen -lt [DateTimeOffset]::UtcNow.AddDays(-7) -and $_.LastSeen -gt [DateTimeOffset]::UtcNow.AddDays(-20) } }
        @{ Name = 'a filter of the API''s own'; Parameters = @{ Filter = "osPlatform eq 'Linux'" }; Where = { $_.OsPlatform -eq 'Linux' } }
    ) {
        $expected = ($All | Where-Object $Where).MachineId
        $expected | Should -Not -BeNullOrEmpty
        $expected.Count | Should -BeLessThan 50
        (Get-DefenderMachine @Parameters).MachineId | Should -Be $expected
    }

    It 'gives nothing where none is so, and no error' {
        Get-DefenderMachine -Name nobody-has-it -ErrorAction Stop | Should -BeNullOrEmpty
        Get-DefenderMachine -Tag nobody-has-it -ErrorAction Stop | Should -BeNullOrEmpty
        Get-DefenderMachine -IpAddress 192.0.2.1 -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'gives nothing in a tenant without devices, whose list the service answers with 404' {
        $server = Start-SimulationServer --machines 0
        try {
            $hosts = $server.Hosts
            $null = Connect-DefenderXdr -TenantId $server.tenant -ClientId $server.client -ClientSecret (ConvertTo-SecureString $server.secret -AsPlainText -Force) @hosts -Name empty
            $lines = Get-DefenderMachine -Connection empty -ErrorAction Stop -Verbose 4>&1
            "$lines" | Should -BeLike '*GET */api/machines*: 404*'
            $lines | Where-Object { $_ -is [DefenderXdr.DefenderMachine] } | Should -BeNullOrEmpty
        }
        finally {
            Disconnect-DefenderXdr empty -ErrorAction SilentlyContinue
            $server.Dispose()
            Select-DefenderConnection Simulated
        }
    }

    It 'gets devices by whatever names them, each once' {
        $id = $All[7].MachineId
        $given = $id, $All[7].ComputerDnsName, [pscustomobject]@{ DeviceId = $id }, $All[7]
        ($given | Get-DefenderMachine).MachineId | Should -Be $id
        (Get-DefenderMachine $given).MachineId | Should -Be $id
        (Invoke-DefenderHunting 'DeviceInfo | distinct DeviceId, DeviceName | take 3' | Get-DefenderMachine) | Should -HaveCount 3
        (Get-DefenderAlert | Where-Object DeviceName | Select-Object -First 1 | Get-DefenderMachine -ErrorAction SilentlyContinue -ErrorVariable failed)
        "$failed" | Should -Not -Match 'transformation'
    }

    It 'makes one that fails an error about it, and gets the others' {
        $got = Get-DefenderMachine no-such-device, ws-fin-001, ws-ops-008 -ErrorVariable failed -ErrorAction SilentlyContinue
        $got.ComputerDnsName | Should -Be 'ws-ops-008.corp.contoso.com'
        $failed.FullyQualifiedErrorId | Should -Be 'MachineNotFound,DefenderXdr.PowerShell.GetDefenderMachineCommand', 'MachineAmbiguous,DefenderXdr.PowerShell.GetDefenderMachineCommand'
        $failed.TargetObject | Should -Be 'no-such-device', 'ws-fin-001'
    }

    It 'never takes nothing for everything' {
        { Get-DefenderMachine $null } | Should -Throw '*names no device*'
        { Get-DefenderMachine '' } | Should -Throw '*names no device*'
        { Get-DefenderMachine -Name '' } | Should -Throw '*empty*'
        @() | Get-DefenderMachine -Verbose 4>&1 | Should -BeNullOrEmpty
    }

    It 'finds who had an address' {
        (Get-DefenderMachine -IpAddress $All[0].LastIpAddress).MachineId | Should -Contain $All[0].MachineId
        (Get-DefenderMachine -IpAddress $All[0].LastIpAddress -At 3h -HealthStatus Active).MachineId | Should -Be $All[0].MachineId
        "$(Get-DefenderMachine -IpAddress $All[0].LastIpAddress -At '2026-11-01T00:00:00Z' -ErrorAction SilentlyContinue -Verbose 4>&1)" | Should -BeLike "*findbyip(ip='$($All[0].LastIpAddress)',timestamp=2026-11-01T00:00:00*"
        Get-DefenderMachine -IpAddress $All[0].LastIpAddress -At 100d -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -BeLike 'InvalidParameter,*'
        { Get-DefenderMachine -IpAddress 300.1.1.1 } | Should -Throw '*300.1.1.1*'
    }

    It 'reads the parts that are asked for, and no others' {
        $one = Get-DefenderMachine $All[0] -Include LogonUsers, Software, Vulnerabilities
        $one.LogonUsers | Should -BeOfType DefenderXdr.DefenderUser
        $one.Software | Should -BeOfType DefenderXdr.DefenderSoftware
        $one.Vulnerabilities | Should -BeOfType DefenderXdr.DefenderVulnerability
        $one.Recommendations | Should -Be $null
        $rest = Get-DefenderMachine $All[0] -Include Alerts, Recommendations, MissingKbs
        $rest.Alerts | Should -BeOfType DefenderXdr.DefenderAlert
        $rest.Recommendations | Should -BeOfType DefenderXdr.DefenderRecommendation
        $rest.MissingKbs | Should -BeOfType DefenderXdr.DefenderMissingKb
        @((Get-DefenderMachine -First 2 -Include Software -Verbose 4>&1) -match '^GET ').Count | Should -Be 3
        { Get-DefenderMachine -Include Everything } | Should -Throw '*Software*'
    }

    It 'says without a call which permission a part lacks: <Part>' -ForEach @(
        @{ Part = 'LogonUsers'; Permission = 'User.Read.All' }
        @{ Part = 'Alerts'; Permission = 'Alert.Read.All' }
        @{ Part = 'Vulnerabilities'; Permission = 'Vulnerability.Read.All' }
        @{ Part = 'Recommendations'; Permission = 'SecurityRecommendation.Read.All' }
    ) {
        $encode = { [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes((ConvertTo-Json $args[0] -Compress))).TrimEnd('=').Replace('+', '-').Replace('/', '_') }
        $claims = @{ aud = 'https://api.securitycenter.microsoft.com'; roles = @('Machine.Read.All', 'Software.Read.All'); exp = 4102444800; iss = 'https://sts.windows.net/x/' }
        $listener = Start-SilentServer
        try {
            $null = Connect-DefenderXdr -AccessToken "$(& $encode @{ alg = 'none'; typ = 'JWT' }).$(& $encode $claims).x" -EndpointUri "http://$($listener.LocalEndpoint)/" -Name poor
            Get-DefenderMachine -Include Software, $Part -Connection poor -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed.FullyQualifiedErrorId | Should -BeLike 'PermissionMissing,*'
            "$failed" | Should -BeLike "*$Permission*"
            $listener.Pending() | Should -BeFalse
        }
        finally {
            $listener.Stop()
            Disconnect-DefenderXdr poor
            Select-DefenderConnection Simulated
        }
    }

    It 'ends the download when it has enough' {
        Get-DefenderMachine -First 2 | Should -HaveCount 2
        Get-DefenderMachine | Select-Object -First 3 | Should -HaveCount 3
        Get-DefenderMachine -HealthStatus Imp* -First 1 | Should -HaveCount 1
    }

    It 'asks several tenants at once' {
        try {
            $null = Connect-DefenderXdr -Simulated -Name other -Seed 2 -IncidentCount 0
            (Get-DefenderMachine -Connection Simulated, other | Group-Object ConnectionName | ForEach-Object Count) | Should -Be 50, 50
        }
        finally {
            Disconnect-DefenderXdr other
            Select-DefenderConnection Simulated
        }
    }

    It 'completes words and devices' {
        $complete = { (TabExpansion2 $args[0]).CompletionMatches.CompletionText }
        & $complete 'Get-DefenderMachine ops-008' | Should -Be $All[7].MachineId
        & $complete 'Get-DefenderMachine -Name ws-ops-00' | Should -Be 'ws-ops-008.corp.contoso.com'
        & $complete 'Get-DefenderMachine -HealthStatus Im' | Should -Be 'ImpairedCommunication'
        & $complete 'Get-DefenderMachine -OnboardingStatus C' | Should -Be 'CanBeOnboarded'
        & $complete 'Get-DefenderMachine -RiskScore ' | Should -Be 'High', 'Medium', 'Low', 'Informational', 'None'
        & $complete 'Get-DefenderMachine -OsPlatform WindowsServer2022' | Should -Be 'WindowsServer2022'
        & $complete 'Get-DefenderMachine -Include Vul' | Should -Be 'Vulnerabilities'
    }

    It 'fits a terminal, with the id where there is room' {
        $wide = $All | Out-String -Width 120
        ($wide -split '\r?\n' | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 120
        $wide | Should -Match $All[0].MachineId
        $narrow = $All | Out-String -Width 80
        $narrow | Should -Match '(?m)^ws-fin-001 +Active .* Laptop'
        $narrow | Should -Not -Match '…\s*$'
        $list = Get-DefenderMachine $All[0] -Include LogonUsers | Format-List | Out-String
        $list | Should -Match '(?m)^LogonUsers'
        $list | Should -Not -Match 'Recommendations'
    }
}
