# Invoke-DefenderHunting: slices of time, limits, quotas, and what calls cost.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated
    $query = 'DeviceProcessEvents | project Timestamp, DeviceName, ReportId'
}

AfterAll { Get-DefenderConnection | Disconnect-DefenderXdr }

Describe 'Invoke-DefenderHunting -StartTime' {
    It 'gives the rows of the whole query, in the order of time, from <Api>' -ForEach @(@{ Api = 'Graph' }, @{ Api = 'Xdr' }, @{ Api = 'Endpoint' }) {
        $start, $end = [DateTimeOffset]::UtcNow.AddDays(-20), [DateTimeOffset]::UtcNow.AddDays(-2)
        $whole = Invoke-DefenderHunting "$query | where Timestamp >= start and Timestamp < stop" -QueryParameter @{ start = $start; stop = $end } -Api $Api -WarningAction SilentlyContinue
        $sliced = Invoke-DefenderHunting $query -StartTime $start -EndTime $end -SliceBy 5d -Api $Api -WarningAction SilentlyContinue -StatisticsVariable calls

        $calls | Should -HaveCount 4
        $sliced.Count | Should -Be $whole.Count
        $sliced.Timestamp | Should -Be ($whole.Timestamp | Sort-Object)
        Compare-Object $whole $sliced -Property Timestamp, DeviceName, ReportId | Should -BeNullOrEmpty
    }

    It 'passes over slices without rows, as <Type>' -ForEach @(@{ Type = 'Row' }, @{ Type = 'PSObject' }, @{ Type = 'Json' }, @{ Type = 'DataTable' }, @{ Type = 'a file' }) {
        $rare = 'DeviceProcessEvents | where FileName == "vssadmin.exe" | project Timestamp, DeviceName'
        $expected = @(Invoke-DefenderHunting $rare).Count
        $out = $Type -eq 'a file' ? @{ OutFile = "$TestDrive/rare.csv" } : @{ OutputType = $Type }
        $got = Invoke-DefenderHunting $rare -StartTime 30d @out -ErrorAction Stop -StatisticsVariable calls
        $count = $Type -eq 'a file' ? @(Import-Csv "$TestDrive/rare.csv").Count : $Type -eq 'DataTable' ? $got.Rows.Count : @($got).Count
        $count | Should -Be $expected
        @($calls | Where-Object Rows -EQ 0).Count | Should -BeGreaterThan 20
        @(Invoke-DefenderHunting 'DeviceInfo | where DeviceName == "none"' -StartTime 5d -ErrorAction Stop) | Should -HaveCount 0
    }

    It 'takes spans back from now, and makes no call for the moments since' {
        $null = Invoke-DefenderHunting $query -StartTime 4d -StatisticsVariable calls
        $calls | Should -HaveCount 4
        $null = Invoke-DefenderHunting $query -StartTime 2d -EndTime 1d -SliceBy 6h -StatisticsVariable calls
        $calls | Should -HaveCount 4
        ($calls.SliceEnd | Sort-Object)[-1] | Should -BeLessThan ([DateTimeOffset]::UtcNow.AddHours(-23.9))
    }

    It 'asks for no more slices than somebody wants' {
        @(Invoke-DefenderHunting $query -StartTime 29d -SliceBy 1h -StatisticsVariable calls | Select-Object -First 3) | Should -HaveCount 3
        $calls.Count | Should -BeLessThan 40
    }

    It 'asks as many connections as there are, each in slices' {
        $null = Connect-DefenderXdr -Simulated -TenantId contoso.onmicrosoft.com, fabrikam.onmicrosoft.com -Name Contoso, Fabrikam
        try {
            $rows = Invoke-DefenderHunting $query -StartTime 4d -Connection Contoso, Fabrikam -StatisticsVariable calls
            @($calls | Group-Object ConnectionName | ForEach-Object Count) | Should -Be 4, 4
            foreach ($name in 'Contoso', 'Fabrikam') {
                $own = @($rows | Where-Object ConnectionName -EQ $name)
                $own.Count | Should -BeGreaterThan 0
                $own.Timestamp | Should -Be ($own.Timestamp | Sort-Object)
                ($calls | Where-Object ConnectionName -EQ $name | Measure-Object Rows -Sum).Sum | Should -Be $own.Count
            }
        }
        finally { Disconnect-DefenderXdr -Connection Contoso, Fabrikam }
    }

    It 'refuses <What> before any call' -ForEach @(
        @{ What = 'an end before the start'; Parameters = @{ StartTime = '2d'; EndTime = '3d' } }
        @{ What = 'an end without a start'; Parameters = @{ EndTime = '2d' } }
        @{ What = 'slices without a start'; Parameters = @{ SliceBy = '1d' } }
        @{ What = 'a column without a start'; Parameters = @{ TimeColumn = 'Timestamp' } }
        @{ What = 'more slices than make sense'; Parameters = @{ StartTime = '30d'; SliceBy = '1s' } }
        @{ What = 'a timespan too'; Parameters = @{ StartTime = '2d'; Timespan = '1d' } }
    ) {
        $failure = try { Invoke-DefenderHunting $query @Parameters -StatisticsVariable calls -ErrorAction Stop } catch { $_ }
        $failure.FullyQualifiedErrorId | Should -Be 'HuntingPeriodInvalid,DefenderXdr.PowerShell.InvokeDefenderHuntingCommand'
        $failure.CategoryInfo.Category | Should -Be 'InvalidArgument'
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        @($calls).Count | Should -Be 0
    }

    It 'needs its column in the result' {
        $failure = Get-Failure { Invoke-DefenderHunting 'DeviceProcessEvents | project FileName' -StartTime 2d -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -Be 'HuntingTimeColumnMissing,DefenderXdr.PowerShell.InvokeDefenderHuntingCommand'
        "$failure" | Should -BeLike "The result has no column 'Timestamp'*"
        @(Invoke-DefenderHunting 'DeviceProcessEvents | project Seen = Timestamp, FileName' -StartTime 2d -TimeColumn Seen).Count | Should -BeGreaterThan 0
    }
}

Describe 'The same query' {
    It 'gives the same rows on all three APIs: <Kql>' -ForEach @(
        @{ Kql = 'DeviceProcessEvents | where Timestamp > datetime(2026-01-01) | order by Timestamp asc | take 200' }
        @{ Kql = 'DeviceLogonEvents | order by Timestamp asc, ReportId asc' }
        @{ Kql = 'AlertEvidence | order by Timestamp asc | take 300' }
        @{ Kql = 'print d = dynamic({"a":[1,null,"x"]}), t = timespan(1.02:03:04.5), g = guid(12345678-1234-1234-1234-1234567890ab), m = decimal(1.25), r = real(0.1), l = long(9007199254740993), b = true' }
    ) {
        $texts = foreach ($api in 'Graph', 'Xdr', 'Endpoint') {
            $rows = @(Invoke-DefenderHunting $Kql -Api $api -WarningAction SilentlyContinue)
            $rows.Count | Should -BeGreaterThan 0
            ($rows | ForEach-Object { $_.GetType().FullName + (ConvertTo-Json $_ -Depth 5 -Compress) }) -join "`n"
        }
        $texts[1] | Should -BeExactly $texts[0]
        $texts[2] | Should -BeExactly $texts[0]
    }
}

Describe 'The limits of hunting' {
    AfterEach { Get-DefenderConnection faulty | Disconnect-DefenderXdr }

    It 'has an error of its own for <Fault>' -ForEach @(
        @{ Fault = 'quota=60'; Id = 'HuntingQuotaExceeded'; Category = 'LimitsExceeded'; Says = 'It frees up at 2*Z, in 00:01:00*' }
        @{ Fault = 'timeout'; Id = 'HuntingTimeLimitExceeded'; Category = 'OperationTimeout'; Says = 'The query took longer than the 180 s*' }
    ) {
        $null = Connect-DefenderXdr -Simulated -Fault $Fault -Name faulty
        $failure = try { Invoke-DefenderHunting $query -Connection faulty -ErrorAction Stop -StatisticsVariable calls } catch { $_ }
        $failure.FullyQualifiedErrorId | Should -Be "$Id,DefenderXdr.PowerShell.InvokeDefenderHuntingCommand"
        $failure.CategoryInfo.Category | Should -Be $Category
        "$failure" | Should -BeLike "*$Says*"
        $calls.Outcome | Should -Be 'Unfinished'
    }

    It 'waits for a quota with -WaitForQuota, and says so' {
        $null = Connect-DefenderXdr -Simulated -Fault 'quota=0:2' -Name faulty
        $rows, $lines = (Invoke-DefenderHunting 'DeviceInfo | take 1' -Connection faulty -WaitForQuota -Verbose 4>&1).Where({ $_ -is [DefenderXdr.HuntingRow] }, 'Split')
        $rows | Should -HaveCount 1
        @($lines -match '^Waiting 1 s until the tenant has processing time again') | Should -HaveCount 2
    }

    It 'waits for the minute to pass when there were too many calls' {
        $null = Connect-DefenderXdr -Simulated -Fault '429=0:2' -Name faulty
        @(Invoke-DefenderHunting 'DeviceInfo | take 1' -Connection faulty) | Should -HaveCount 1
    }

    It 'keeps the rows before a slice that fails, and says where to go on' {
        $null = Connect-DefenderXdr -Simulated -Fault 'timeout/3' -Name faulty
        $rows = Invoke-DefenderHunting $query -Connection faulty -StartTime 10d -ThrottleLimit 1 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -Be 'HuntingTimeLimitExceeded,DefenderXdr.PowerShell.InvokeDefenderHuntingCommand'
        "$($failed[0])" | Should -Match "The $($rows.Count) rows before (?<time>\S+Z) had come\."
        $null = "$($failed[0])" -match 'before (?<time>\S+Z) had'
        ($rows.Timestamp | Measure-Object -Maximum).Maximum | Should -BeLessThan ([DateTimeOffset]$Matches.time).UtcDateTime
    }
}

Describe 'Invoke-DefenderHunting -StatisticsVariable' {
    It 'tells what a call did, and from Defender XDR what it cost' {
        $rows = @(Invoke-DefenderHunting 'DeviceInfo | take 3' -Api Xdr -StatisticsVariable run -WarningAction SilentlyContinue)
        $run | Should -HaveCount 1
        $run[0] | Should -BeOfType DefenderXdr.DefenderHuntingRun
        $run[0].Rows | Should -Be $rows.Count
        $run[0].Outcome | Should -Be 'Complete'
        $run[0].CpuTime | Should -BeGreaterThan ([timespan]::Zero)
        $run[0].Statistics.resource_usage.memory.peak_per_node | Should -Be $run[0].PeakMemory
        $run[0].RequestId | Should -Not -BeNullOrEmpty
        $run[0].ConnectionName | Should -Be 'Simulated'
        $run[0].Columns.Name | Should -Contain 'DeviceName'
        ($run | Out-String) | Should -Match 'Connection\s+Api\s+Slice \(UTC\)\s+Rows\s+Outcome'
    }

    It 'is there from the start, and new for each command' {
        $null = 'DeviceInfo | take 1', 'DeviceInfo | take 2' | Invoke-DefenderHunting -StatisticsVariable run
        $run.Rows | Should -Be 1, 2
        $null = Invoke-DefenderHunting 'wrong' -StatisticsVariable run -ErrorAction SilentlyContinue
        $run | Should -HaveCount 1
        $run[0].Outcome | Should -Be 'Unfinished'
    }

    It 'tells the columns of a result without rows, with -Verbose too' {
        $lines = Invoke-DefenderHunting 'DeviceInfo | where DeviceName == "none" | project Timestamp, DeviceName' -StatisticsVariable run -Verbose 4>&1
        $run[0].Columns.Name | Should -Be 'Timestamp', 'DeviceName'
        $lines -match '^Columns: Timestamp: DateTime, DeviceName: String$' | Should -Not -BeNullOrEmpty
    }
}
