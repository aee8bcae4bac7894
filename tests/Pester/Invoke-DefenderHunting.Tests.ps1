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
        $rows[0] | Should -BeOfType DefenderXdr.HuntingRow
        $rows[0].PSObject.TypeNames[0, 1] | Should -BeLike 'DefenderXdr.HuntingRow*'
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

    It 'gives rows that the commands for objects take' {
        $rows = Invoke-DefenderHunting 'DeviceProcessEvents | project Timestamp, FileName, ProcessId, DeviceName | take 20'
        $ids = [long[]] $rows.ProcessId
        [array]::Sort($ids)
        ($rows | Sort-Object ProcessId).ProcessId | Should -Be $ids
        @($rows | Where-Object ProcessId -GT $ids[9]).Count | Should -Be @($ids -gt $ids[9]).Count
        ($rows | Group-Object FileName | Measure-Object Count -Sum).Sum | Should -Be 20
        ($rows[0] | Select-Object *).PSObject.Properties.Name | Should -Be $rows[0].PSObject.Properties.Name
        ($rows[0] | ConvertTo-Json | ConvertFrom-Json).PSObject.Properties.Name | Should -Be $rows[0].PSObject.Properties.Name
        $rows | Export-Csv "$TestDrive/rows.csv"
        $read = Import-Csv "$TestDrive/rows.csv"
        $read.ProcessId | Should -Be ([string[]] $rows.ProcessId)
        $read[0].PSObject.Properties.Name | Should -Be $rows[0].PSObject.Properties.Name
        Compare-Object $rows $rows -Property Timestamp, ProcessId, FileName | Should -BeNullOrEmpty
        @(Compare-Object $rows $rows[1..19] -Property Timestamp, ProcessId, FileName).Count | Should -Be 1
    }

    It 'shows the columns of the query and nothing else, in every session and under -WhatIf too' {
        $text = Get-FreshProcessOutput @'
Import-Module ./DefenderXdr.psd1
$null = Connect-DefenderXdr -Simulated -IncidentCount 5
$WhatIfPreference = $true
Invoke-DefenderHunting 'DeviceInfo | project DeviceId, DeviceName | take 2'
Invoke-DefenderHunting 'DeviceLogonEvents | take 1' | Format-List
'@
        $text | Should -Match 'DeviceName'
        $text | Should -Match 'LogonType'
        $text | Should -Not -Match 'ConnectionName|TenantId|What if'
        $display = { (Invoke-DefenderHunting 'DeviceInfo | project DeviceName | take 1' | Out-String) -match 'TenantId' }
        & $display | Should -BeFalse
        & $display | Should -BeFalse
    }

    It 'gives rows of use in constrained language' {
        $text = Get-FreshProcessOutput @'
Import-Module ./DefenderXdr.psd1
$null = Connect-DefenderXdr -Simulated -IncidentCount 5
$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
$rows = Invoke-DefenderHunting 'DeviceProcessEvents | project Timestamp, ProcessId, DeviceId | take 3'
"kind $($rows[0].Timestamp.Kind)"
"sorted $(@($rows | Sort-Object ProcessId | Where-Object { $_.ProcessId -gt 0 } | Select-Object *).Count)"
"json $(@($rows | ConvertTo-Json | ConvertFrom-Json).Count)"
"shown $(($rows | Out-String) -notmatch 'TenantId')"
'@
        $text | Should -Match 'kind Utc'
        $text | Should -Match 'sorted 3'
        $text | Should -Match 'json 3'
        $text | Should -Match 'shown True'
    }

    It 'stops when Select-Object has enough' {
        @(Invoke-DefenderHunting 'DeviceProcessEvents' | Select-Object -First 2).Count | Should -Be 2
    }
}
