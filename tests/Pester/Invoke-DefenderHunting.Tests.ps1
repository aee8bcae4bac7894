BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated
}

Describe 'Invoke-DefenderHunting' {
    It 'has these parameters and no others' {
        Get-ParameterTable Invoke-DefenderHunting | Should -Be @(
            'Api DefenderApi *'
            'Connection ConnectionReference[] *. ConnectionName'
            'Path String Path!. FullName PSPath'
            'Query String Query!@0<'
            'ThrottleLimit Int32 *'
        )
    }

    It 'gives rows with the columns of the query, in its order, typed' {
        $rows = Invoke-DefenderHunting 'DeviceProcessEvents | project Timestamp, FileName, ProcessId, DeviceName | take 3'
        $rows.Count | Should -Be 3
        $rows[0].PSObject.Properties.Name | Should -Be 'Timestamp', 'FileName', 'ProcessId', 'DeviceName', 'ConnectionName', 'TenantId'
        $rows[0].PSObject.TypeNames[0] | Should -Be 'DefenderXdr.HuntingRow'
        $rows[0].Timestamp | Should -BeOfType datetime
        $rows[0].Timestamp.Kind | Should -Be 'Utc'
        $rows[0].ProcessId | Should -BeOfType long
        $rows[0].FileName | Should -BeOfType string
    }

    It 'gives the same rows from <Api>' -ForEach @(@{ Api = 'Graph' }, @{ Api = 'Xdr' }, @{ Api = 'Endpoint' }) {
        $query = 'DeviceLogonEvents | order by Timestamp desc, ReportId asc | take 5'
        $expected = Invoke-DefenderHunting $query | ConvertTo-Json
        Invoke-DefenderHunting $query -Api $Api -WarningAction SilentlyContinue | ConvertTo-Json | Should -Be $expected
    }

    It 'warns once a session that an API retires, with date and permission' {
        $text = Get-FreshProcessOutput @'
Import-Module ./DefenderXdr.psd1
$null = Connect-DefenderXdr -Simulated -IncidentCount 1
1..2 | ForEach-Object { $null = Invoke-DefenderHunting 'DeviceInfo | count' -Api Xdr }
'@
        [regex]::Matches($text, '2027-02-01').Count | Should -Be 1
        $text | Should -Match 'ThreatHunting.Read.All'
    }

    It 'takes queries from the pipeline and from files' {
        ('DeviceInfo | count', 'AlertInfo | count' | Invoke-DefenderHunting).Count | Should -Be 2
        Set-Content "$TestDrive/devices.kql" "// how many`nDeviceInfo`n| count"
        $expected = (Invoke-DefenderHunting 'DeviceInfo | count').Count
        (Invoke-DefenderHunting -Path "$TestDrive/devices.kql").Count | Should -Be $expected
        (Get-ChildItem "$TestDrive/*.kql" | Invoke-DefenderHunting).Count | Should -Be $expected
        Push-Location $TestDrive
        try { (Invoke-DefenderHunting -Path devices.kql).Count | Should -Be $expected } finally { Pop-Location }
    }

    It 'keeps nulls and text that looks like a date' {
        $row = Invoke-DefenderHunting 'DeviceProcessEvents | take 1'
        $row.PSObject.Properties | Where-Object { $_.Value -is [datetime] } | ForEach-Object { $_.Name | Should -Match 'Time' }
    }

    It 'tells a query error with the service''s words, line and column, and goes on with the next' {
        $rows = 'DeviceInfo | summarize count()', 'DeviceInfo | take 1' | Invoke-DefenderHunting -ErrorVariable caught -ErrorAction SilentlyContinue
        @($rows).Count | Should -Be 1
        $caught.FullyQualifiedErrorId | Should -Be 'HuntingQueryInvalid,DefenderXdr.PowerShell.InvokeDefenderHuntingCommand'
        $caught.CategoryInfo.Category | Should -Be 'InvalidArgument'
        $caught.Exception.Message | Should -Match 'summarize'
        $caught.Exception.Message | Should -Match 'line 1'
        $caught.TargetObject | Should -Be 'DeviceInfo | summarize count()'
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'an empty query'; Id = 'HuntingQueryInvalid'; Parameters = @{ Query = '  ' } }
        @{ What = 'a file that is not there'; Id = 'QueryFileUnreadable'; Parameters = @{ Path = '/no/such/file.kql' } }
    ) {
        { Invoke-DefenderHunting @Parameters -ErrorAction Stop } | Should -Throw -ErrorId "$Id,DefenderXdr.PowerShell.InvokeDefenderHuntingCommand"
    }

    It 'refuses a file that is not text' {
        [System.IO.File]::WriteAllBytes("$TestDrive/binary.kql", [byte[]](1, 0, 2, 0))
        { Invoke-DefenderHunting -Path "$TestDrive/binary.kql" -ErrorAction Stop } | Should -Throw -ErrorId 'QueryFileUnreadable,*'
    }

    It 'stops when Select-Object has enough' {
        @(Invoke-DefenderHunting 'DeviceProcessEvents' | Select-Object -First 2).Count | Should -Be 2
    }
}
