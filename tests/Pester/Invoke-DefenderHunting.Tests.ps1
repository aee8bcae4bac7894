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
            'EndTime DateTimeOffset? *'
            'ExpandDynamic SwitchParameter *'
            'FailOnTruncation SwitchParameter *'
            'OutFile String *'
            'OutputType HuntingOutput *'
            'Path String[] Path!. FullName PSPath'
            'Query String Query!@0<'
            'QueryParameter IDictionary *'
            'SliceBy TimeSpan? *'
            'StartTime DateTimeOffset? *'
            'StatisticsVariable String *'
            'ThrottleLimit Int32 *'
            'TimeColumn String *'
            'Timespan TimeSpan? *'
            'WaitForQuota SwitchParameter *'
            'WorkspaceId Guid? *'
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
        @{ What = 'a file that is not there'; Id = 'QueryFileNotFound'; Parameters = @{ Path = '/no/such/file.kql' } }
        @{ What = 'wildcards that match nothing'; Id = 'QueryFileNotFound'; Parameters = @{ Path = '/no/such/*.kql' } }
        @{ What = 'a directory'; Id = 'QueryFileUnreadable'; Parameters = @{ Path = '/' } }
        @{ What = 'a parameter name that is no identifier'; Id = 'QueryParameterNameInvalid'; Parameters = @{ Query = 'DeviceInfo'; QueryParameter = @{ 'a; x' = 1 } } }
        @{ What = 'a parameter that hides a table'; Id = 'QueryParameterShadowsTable'; Parameters = @{ Query = 'DeviceInfo'; QueryParameter = @{ DeviceInfo = 1 } } }
        @{ What = 'a value without a literal'; Id = 'QueryParameterValueNotSupported'; Parameters = @{ Query = 'DeviceInfo'; QueryParameter = @{ a = [System.Security.SecureString]::new() } } }
        @{ What = 'a timespan over two tables on an older API'; Id = 'ApiNotSupported'; Parameters = @{ Query = 'union DeviceInfo, AlertInfo'; Timespan = '7d'; Api = 'Endpoint' } }
        @{ What = 'a workspace on an older API'; Id = 'ApiNotSupported'; Parameters = @{ Query = 'DeviceInfo'; WorkspaceId = [guid]::NewGuid(); Api = 'Xdr' } }
    ) {
        $caught = { Invoke-DefenderHunting @Parameters -ErrorAction Stop -WarningAction SilentlyContinue } | Should -Throw -PassThru -ErrorId "$Id,DefenderXdr.PowerShell.InvokeDefenderHuntingCommand"
        $caught.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'refuses a file that is <What>' -ForEach @(
        @{ What = 'binary'; Id = 'QueryFileNotText'; Bytes = 1, 0, 2, 0 }
        @{ What = 'in no known encoding'; Id = 'QueryFileNotText'; Bytes = 68, 0xE9, 68 }
        @{ What = 'empty'; Id = 'HuntingQueryInvalid'; Bytes = @() }
        @{ What = 'blank'; Id = 'HuntingQueryInvalid'; Bytes = 0xEF, 0xBB, 0xBF, 10, 32 }
    ) {
        [System.IO.File]::WriteAllBytes("$TestDrive/bad.txt", [byte[]]$Bytes)
        { Invoke-DefenderHunting -Path "$TestDrive/bad.txt" -ErrorAction Stop } | Should -Throw -ErrorId "$Id,*"
    }

    It 'takes several files and wildcards, and goes on after one that fails' {
        $folder = New-Item -ItemType Directory "$TestDrive/queries"
        Set-Content "$folder/a.kql" 'print v = 1'
        Set-Content "$folder/b.kql" 'print v = 2' -Encoding unicode
        Set-Content -LiteralPath "$folder/c[1].kql" 'print v = 3'
        (Invoke-DefenderHunting -Path "$folder/*.kql").v | Should -Be 1, 2, 3
        (Invoke-DefenderHunting -Path "$folder/b.kql", "$folder/c[1].kql").v | Should -Be 2, 3
        (Get-ChildItem $folder | Invoke-DefenderHunting).v | Should -Be 1, 2, 3
        (Invoke-DefenderHunting -Path "$folder/a.kql", "$folder/none.kql", "$folder/b.kql" -ErrorVariable caught -ErrorAction SilentlyContinue).v | Should -Be 1, 2
        $caught.FullyQualifiedErrorId | Should -BeLike 'QueryFileNotFound,*'
        $caught.TargetObject | Should -BeLike '*none.kql'
    }

    It 'puts values into the query' {
        $row = Invoke-DefenderHunting 'DeviceInfo | take 1'
        (Invoke-DefenderHunting 'DeviceInfo | where DeviceName == device and Timestamp >= since | project DeviceName | take 1' -QueryParameter @{
                device = $row.DeviceName; since = $row.Timestamp
            }).DeviceName | Should -Be $row.DeviceName
        $names = (Invoke-DefenderHunting 'DeviceProcessEvents | where FileName in (names) | distinct FileName' -QueryParameter @{ names = 'cmd.exe', 'powershell.exe' }).FileName
        $names | Sort-Object | Should -Be 'cmd.exe', 'powershell.exe'
    }

    It 'brings <What> to the service as it is' -ForEach @(
        @{ What = 'quotes and backslashes'; Value = 'C:\"; DeviceInfo | take 1 //''' }
        @{ What = 'lines'; Value = "a`r`nb`tc" }
        @{ What = 'unicode'; Value = "$([char]0x2028)$([char]0xE9)$([char]::ConvertFromUtf32(0x1F600))" }
        @{ What = 'what a command gave'; Value = ('x' | Write-Output) }
    ) {
        (Invoke-DefenderHunting 'print v = p' -QueryParameter @{ p = $Value }).v | Should -BeExactly $Value
    }

    It 'gives each type its literal' {
        $when = [datetime]::new(2026, 11, 1, 8, 0, 0, [DateTimeKind]::Utc)
        $row = Invoke-DefenderHunting 'print t = t, l = l, r = r, b = b, s = s, g = g, o = o' -QueryParameter ([ordered]@{
                t = $when; l = 5; r = 1.5; b = [switch]$true; s = [timespan]'1.02:00:00'; g = [guid]'74be27de-1e4e-49d9-b579-fe0b332d3642'
                o = [pscustomobject]@{ name = 'x'; list = 1, 2 }
            })
        $row.t | Should -Be $when
        $row.l | Should -Be 5
        $row.r | Should -Be 1.5
        $row.b | Should -BeTrue
        "$($row.s)" | Should -Be '1.02:00:00'
        "$($row.g)" | Should -Be '74be27de-1e4e-49d9-b579-fe0b332d3642'
        "$($row.o)" | Should -Be '{"name":"x","list":[1,2]}'
    }

    It 'looks back as far as -Timespan says' {
        $all = Invoke-DefenderHunting 'DeviceProcessEvents | project Timestamp'
        $recent = Invoke-DefenderHunting 'DeviceProcessEvents | project Timestamp' -Timespan 7d
        $recent.Count | Should -BeGreaterThan 0
        $recent.Count | Should -BeLessThan $all.Count
        $recent.Timestamp | ForEach-Object { $_ | Should -BeGreaterThan ([datetime]::UtcNow.AddDays(-7).AddMinutes(-5)) }
        { Invoke-DefenderHunting 'DeviceInfo' -Timespan 7 } | Should -Throw '*no length of time*'
    }

    It 'looks back equally far on every API' {
        $query = "// since a week`nDeviceProcessEvents // all of them`n| where FileName != ''`n| order by Timestamp desc, ReportId asc | project Timestamp, DeviceName, ProcessId;"
        $expected = Invoke-DefenderHunting $query -Timespan 7d -Api Graph | ConvertTo-Json
        $expected | Should -Match 'ProcessId'
        foreach ($api in 'Xdr', 'Endpoint') {
            Invoke-DefenderHunting $query -Timespan 7d -Api $api -WarningAction SilentlyContinue | ConvertTo-Json | Should -BeExactly $expected
        }
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
