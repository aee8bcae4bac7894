# What becomes of hunting rows: objects, tables, JSON, files.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated -IncidentCount 20
    $PSDefaultParameterValues['Invoke-DefenderHunting:WarningAction'] = 'SilentlyContinue'

    # Runs a script with connections to hosts that answer everything with the bodies given: payload, payload2 ...
    function Use-Answer([string[]] $Json, [scriptblock] $Script) {
        $token = Get-DefenderToken -Api Graph -AsPlainText -Connection Simulated
        $servers = @($Json | ForEach-Object { Start-PayloadServer $_ })
        $names = @(1..$Json.Count | ForEach-Object { $_ -eq 1 ? 'payload' : "payload$_" })
        try {
            for ($i = 0; $i -lt $Json.Count; $i++) {
                $null = Connect-DefenderXdr -AccessToken $token -GraphUri $servers[$i].Uri -XdrUri $servers[$i].Uri -EndpointUri $servers[$i].Uri -Name $names[$i]
            }
            & $Script
        }
        finally {
            Disconnect-DefenderXdr $names -ErrorAction Ignore
            $servers | ForEach-Object { $_.Dispose() }
            Select-DefenderConnection Simulated
        }
    }

    $mixed = '{"schema":[{"name":"t","type":"DateTime"},{"name":"n","type":"Int64"},{"name":"b","type":"SByte"},{"name":"o","type":"Object"}],"results":[' +
    '{"t":"2024-03-26T09:39:50.7688641Z","n":1,"b":1,"o":{"a":[1,{"b":null}],"psobject":2}},' +
    '{"n":"many","b":null,"o":"{\"x\":\"y\"}"},{"t":"2024-01-01T00:00:00Z","n":3,"o":"no, \"JSON\"","more":{"z":true}}]}'

    # Rows of every type, the same in every run.
    function New-RandomRow([int] $Count) {
        $random = [Random]::new(4711)
        $letters = @([char[]] "abc,;'`"\/ `t`r`n=+-@#{}[]0") + @("`u{0}", "`u{7f}", "`u{85}", "`u{a0}", "`u{feff}", "`u{2028}", "`u{e9}", "`u{6f22}", "`u{1f600}", "`u{202e}")
        foreach ($n in 1..$Count) {
            [ordered]@{
                text = -join $(for ($i = $random.Next(9); $i -gt 0; $i--) { $letters[$random.Next($letters.Count)] })
                date = [datetime]::new($random.NextInt64([datetime]::new(2, 1, 1).Ticks, [datetime]::MaxValue.Ticks), [DateTimeKind]::Utc)
                long = $random.NextInt64([long]::MinValue, [long]::MaxValue)
                int = $random.Next([int]::MinValue, [int]::MaxValue)
                real = [BitConverter]::Int64BitsToDouble($random.NextInt64(0, 0x7FE0000000000000))
                decimal = [decimal]::new($random.Next(), $random.Next(), $random.Next(), $n % 2, [byte] ($n % 29))
                flag = $random.Next(2) -eq 1
                guid = [guid]::new([byte[]] @(1..16 | ForEach-Object { $random.Next(256) }))
                span = [timespan]::new($random.NextInt64([long]::MinValue, [long]::MaxValue))
                json = '{"a":[' + $random.Next() + ',null,"x\"y"]}'
            }
        }
        , [ordered]@{ text = $null; date = $null; long = $null; int = $null; real = $null; decimal = $null; flag = $null; guid = $null; span = $null; json = $null }
    }

    function ConvertTo-Answer([object[]] $Row) {
        $types = [ordered]@{ text = 'String'; date = 'DateTime'; long = 'Int64'; int = 'Int32'; real = 'Double'; decimal = 'Decimal'; flag = 'SByte'; guid = 'Guid'; span = 'TimeSpan'; json = 'Object' }
        $schema = $types.GetEnumerator() | ForEach-Object { "{""name"":""$($_.Key)"",""type"":""$($_.Value)""}" }
        $invariant = [cultureinfo]::InvariantCulture
        $results = foreach ($one in $Row) {
            $members = foreach ($name in $types.Keys) {
                $value = $one[$name]
                $cell = switch ($name) {
                    { $null -eq $value } { 'null'; break }
                    'text' { [Newtonsoft.Json.JsonConvert]::ToString([string] $value); break }
                    'date' { '"' + $value.ToString('o') + '"'; break }
                    'flag' { [int] $value; break }
                    'span' { '"' + $value.ToString('c', $invariant) + '"'; break }
                    'guid' { "`"$value`""; break }
                    default { [string]::Format($invariant, '{0}', $value) }
                }
                "`"$name`":$cell"
            }
            '{' + ($members -join ',') + '}'
        }
        '{"schema":[' + ($schema -join ',') + '],"results":[' + ($results -join ',') + ']}'
    }

    # What differs between the rows and what was read of their JSON or CSV: nothing, if all is well.
    function Get-Difference([object[]] $Expected, [object[]] $Actual, [scriptblock] $Read) {
        if ($Expected.Count -ne $Actual.Count) { return "$($Expected.Count) rows became $($Actual.Count)" }
        for ($i = 0; $i -lt $Expected.Count; $i++) {
            foreach ($name in $Expected[$i].Keys) {
                $value = & $Read $Actual[$i] $name
                $wanted = $Expected[$i][$name]
                if (-not [object]::Equals($value, $wanted)) { "row $i, $name`: [$wanted] became [$value]" }
            }
        }
    }
    $readJson = {
        param($element, $name)
        $value = $element.GetProperty($name)
        switch ($name) {
            { $value.ValueKind -eq 'Null' } { $null; break }
            'date' { $date = $value.GetDateTime(); if ($date.Kind -ne 'Utc') { throw "not UTC: $value" }; $date; break }
            'long' { $value.GetInt64(); break }
            'int' { $value.GetInt32(); break }
            'real' { $value.GetDouble(); break }
            'decimal' { $value.GetDecimal(); break }
            'flag' { $value.GetBoolean(); break }
            'guid' { $value.GetGuid(); break }
            'span' { if ($value.ValueKind -eq 'Object') { [timespan]::new($value.GetProperty('Ticks').GetInt64()) } else { [timespan]::ParseExact($value.GetString(), 'c', [cultureinfo]::InvariantCulture) }; break }
            default { $value.GetString() }
        }
    }
    $readCsv = {
        param($record, $name)
        $text = $record.$name
        $invariant = [cultureinfo]::InvariantCulture
        switch ($name) {
            { [string]::IsNullOrEmpty($text) } { if ($name -eq 'text' -and $record.guid) { '' } else { $null }; break }
            'date' { [datetime]::Parse($text, $invariant, 'RoundtripKind'); break }
            'long' { [long]::Parse($text, $invariant); break }
            'int' { [int]::Parse($text, $invariant); break }
            'real' { [double]::Parse($text, $invariant); break }
            'decimal' { [decimal]::Parse($text, $invariant); break }
            'flag' { [bool]::Parse($text); break }
            'guid' { [guid]::Parse($text); break }
            'span' { [timespan]::ParseExact($text, 'c', $invariant); break }
            default { $text }
        }
    }
}

AfterAll {
    Disconnect-DefenderXdr
}

Describe 'Hunting rows, any values' {
    BeforeAll {
        $random = @(New-RandomRow 500)
        $answer = ConvertTo-Answer $random
    }

    It 'survive to <What>' -ForEach @(
        @{ What = 'ConvertTo-Json'; Run = { (Invoke-DefenderHunting T -Connection payload | ConvertTo-Json -AsArray -Depth 3) } }
        @{ What = 'ConvertTo-Json of -OutputType PSObject'; Run = { (Invoke-DefenderHunting T -Connection payload -OutputType PSObject | ConvertTo-Json -AsArray -Depth 3) } }
        @{ What = '-OutputType Json'; Run = { '[' + ((Invoke-DefenderHunting T -Connection payload -OutputType Json) -join ',') + ']' } }
        @{ What = 'JSON lines on disk'; Run = { Invoke-DefenderHunting T -Connection payload -OutFile "$TestDrive/r.jsonl"; '[' + ((Get-Content "$TestDrive/r.jsonl") -join ',') + ']' } }
    ) {
        Use-Answer $answer {
            $rows = @([System.Text.Json.JsonDocument]::Parse((& $Run)).RootElement.EnumerateArray())
            Get-Difference -Expected $random -Actual $rows -Read $readJson | Should -BeNullOrEmpty
        }
    }

    It 'survive to a CSV file and Import-Csv' {
        Use-Answer $answer {
            Invoke-DefenderHunting T -Connection payload -OutFile "$TestDrive/r.csv"
            Get-Difference -Expected $random -Actual @(Import-Csv "$TestDrive/r.csv") -Read $readCsv | Should -BeNullOrEmpty
        }
    }

    It 'survive to a table' {
        Use-Answer $answer {
            $table = Invoke-DefenderHunting T -Connection payload -OutputType DataTable
            Get-Difference -Expected $random -Actual @($table.Rows) -Read { param($row, $name) if ($row[$name] -isnot [DBNull]) { $row[$name] } } | Should -BeNullOrEmpty
            $table.Rows[0]['date'].Kind | Should -Be 'Utc'
        }
    }

    It 'are in -OutputType Json what ConvertTo-Json -Compress makes of them, but for lengths of time' {
        Use-Answer $answer {
            $lines = Invoke-DefenderHunting T -Connection payload -OutputType Json
            $rows = Invoke-DefenderHunting T -Connection payload
            for ($i = 0; $i -lt $rows.Count; $i++) {
                $expected = $rows[$i] | Select-Object * -ExcludeProperty ConnectionName, TenantId, span | ConvertTo-Json -Compress
                if (($lines[$i] -replace '"span":("[^"]*"|null),') -cne $expected) { $lines[$i] | Should -BeExactly $expected }
            }
        }
    }
}

Describe 'A column that is called TenantId or ConnectionName' {
    BeforeAll { $own = '{"schema":[{"name":"TenantId","type":"Guid"},{"name":"connectionname","type":"String"},{"name":"n","type":"Int64"}],"results":[{"TenantId":"74be27de-1e4e-49d9-b579-fe0b332d3642","connectionname":"its own","n":1}]}' }

    It 'keeps its name and is shown once by <Type>' -ForEach @(@{ Type = 'Row' }, @{ Type = 'PSObject' }) {
        Use-Answer $own {
            $row = Invoke-DefenderHunting T -Connection payload -OutputType $Type -WarningVariable warned
            $warned | Should -BeNullOrEmpty
            $row.TenantId | Should -Be '74be27de-1e4e-49d9-b579-fe0b332d3642'
            $row.ConnectionName | Should -BeExactly 'its own'
            $row.PSObject.Properties.Name | Should -BeExactly 'TenantId', 'connectionname', 'n'
            ($row | Select-Object *).PSObject.Properties.Name | Should -BeExactly 'TenantId', 'connectionname', 'n'
            $row | ConvertTo-Json -Compress | Should -BeExactly '{"TenantId":"74be27de-1e4e-49d9-b579-fe0b332d3642","connectionname":"its own","n":1}'
            ($row | ConvertTo-Csv)[0, 1] | Should -BeExactly '"TenantId","connectionname","n"', '"74be27de-1e4e-49d9-b579-fe0b332d3642","its own","1"'
            [regex]::Matches(($row | Format-Table | Out-String), 'its own|74be27de').Count | Should -Be 2
            [regex]::Matches(($row | Format-List * | Out-String), 'its own|74be27de').Count | Should -Be 2
            $row | Export-Csv "$TestDrive/own.csv"
            (Import-Csv "$TestDrive/own.csv").TenantId | Should -Be '74be27de-1e4e-49d9-b579-fe0b332d3642'
        }
    }
}

Describe '-ExpandDynamic' {
    It 'makes objects of dynamic columns in <Type>' -ForEach @(@{ Type = 'Row' }, @{ Type = 'PSObject' }, @{ Type = 'DataTable' }) {
        Use-Answer $mixed {
            $rows = @(Invoke-DefenderHunting T -Connection payload -ExpandDynamic -OutputType $Type | ForEach-Object { $_ -is [System.Data.DataTable] ? $_.Rows : $_ })
            $rows[0].o.a[0] | Should -Be 1
            $rows[0].o.a[1].PSObject.Properties.Name | Should -Be 'b'
            $rows[0].o.PSObject.Properties.Name | Should -Be 'a', 'psobject_'
            $rows[1].o.x | Should -Be 'y'
            $rows[2].o | Should -BeExactly 'no, "JSON"'
        }
    }

    It 'puts them into JSON as what they are' {
        Use-Answer $mixed {
            $lines = Invoke-DefenderHunting T -Connection payload -ExpandDynamic -OutputType Json
            $lines[0] | Should -BeExactly '{"t":"2024-03-26T09:39:50.7688641Z","n":1,"b":true,"o":{"a":[1,{"b":null}],"psobject":2}}'
            $lines[1] | Should -BeExactly '{"t":null,"n":"many","b":null,"o":{"x":"y"}}'
            $lines[2] | Should -BeExactly '{"t":"2024-01-01T00:00:00Z","n":3,"b":null,"o":"no, \"JSON\"","AdditionalProperties":{"more":{"z":true}}}'
        }
    }

    It 'is not what happens without it' {
        Use-Answer $mixed { (Invoke-DefenderHunting T -Connection payload)[0].o | Should -BeExactly '{"a":[1,{"b":null}],"psobject":2}' }
    }
}

Describe '-OutputType' {
    It 'PSObject gives a note property for each column, and where the row came from' {
        $row = Invoke-DefenderHunting 'DeviceProcessEvents | project Timestamp, ProcessId, DeviceName | take 1' -OutputType PSObject
        $row.PSObject.Properties.Name | Should -Be 'Timestamp', 'ProcessId', 'DeviceName', 'ConnectionName', 'TenantId'
        $row.PSObject.Properties.MemberType | Sort-Object -Unique | Should -Be 'NoteProperty'
        $row.Timestamp.Kind | Should -Be 'Utc'
        $row.PSObject.TypeNames | Should -Contain 'DefenderXdr.HuntingRow'
        $row | Out-String | Should -Not -Match 'TenantId'
    }

    It 'DataTable gives one typed table for each query and connection, also without rows' {
        $tables = 'DeviceInfo | project Timestamp, DeviceName | take 2', 'DeviceProcessEvents | where ProcessId == -1 | project ProcessId, DeviceName' | Invoke-DefenderHunting -OutputType DataTable
        $tables.Count | Should -Be 2
        $tables[0].Rows.Count | Should -Be 2
        $tables[0].Columns.ColumnName | Should -Be 'Timestamp', 'DeviceName'
        $tables[0].Columns.DataType.Name | Should -Be 'DateTime', 'String'
        $tables[0].TableName | Should -Be 'Simulated'
        $tables[0].ExtendedProperties['Query'] | Should -BeLike 'DeviceInfo*'
        $tables[0].ExtendedProperties['TenantId'] | Should -Not -BeNullOrEmpty
        $tables[1].Rows.Count | Should -Be 0
        $tables[1].Columns.DataType.Name | Should -Be 'Int64', 'String'
    }

    It 'DataTable has room for what the schema did not foresee' {
        Use-Answer $mixed {
            $table = Invoke-DefenderHunting T -Connection payload -OutputType DataTable
            $table.Columns.DataType.Name | Should -Be 'DateTime', 'Object', 'Boolean', 'String', 'Object'
            $table.Rows.n | Should -Be 1, 'many', 3
            $table.Rows[1]['t'] | Should -BeOfType DBNull
            $table.Rows[2]['AdditionalProperties'].more.z | Should -BeTrue
        }
    }

    It 'Json tells connection and tenant where there are several' {
        $one = Invoke-DefenderHunting 'DeviceInfo | project DeviceName | take 1' -OutputType Json
        ($one | ConvertFrom-Json).PSObject.Properties.Name | Should -Be 'DeviceName'
        Use-Answer $mixed, $mixed {
            $lines = Invoke-DefenderHunting T -Connection payload, payload2 -OutputType Json | ConvertFrom-Json
            $lines.ConnectionName | Sort-Object -Unique | Should -Be 'payload', 'payload2'
            $lines[0].PSObject.Properties.Name | Should -Be 'ConnectionName', 'TenantId', 't', 'n', 'b', 'o'
        }
    }

    It 'completes' {
        (TabExpansion2 'Invoke-DefenderHunting T -OutputType ').CompletionMatches.CompletionText | Should -Be 'DataTable', 'Json', 'PSObject', 'Row'
    }

    It 'gives what came before a body breaks off, as <Type>' -ForEach @(@{ Type = 'Row' }, @{ Type = 'PSObject' }, @{ Type = 'Json' }, @{ Type = 'DataTable' }) {
        Use-Answer '{"schema":[{"name":"a","type":"Int64"}],"results":[{"a":1},{"a":2},{"a":' {
            $got = @(Invoke-DefenderHunting T -Connection payload -OutputType $Type -ErrorVariable caught -ErrorAction SilentlyContinue)
            ($got | ForEach-Object { $_ -is [string] ? ($_ | ConvertFrom-Json).a : $_ -is [System.Data.DataTable] ? $_.Rows.a : $_.a }) | Should -Be 1, 2
            $caught[0].FullyQualifiedErrorId | Should -BeLike 'ResponseTruncated,*'
        }
    }
}

Describe '-OutFile' {
    BeforeEach {
        $folder = New-Item -ItemType Directory "$TestDrive/$([guid]::NewGuid())"
        Push-Location $folder
    }
    AfterEach { Pop-Location }

    It 'writes a file, relative to the current location, in the place of an older one, and gives nothing' {
        Set-Content rows.csv old
        Invoke-DefenderHunting 'DeviceProcessEvents | project Timestamp, ProcessId, FileName | take 5' -OutFile rows.csv | Should -BeNullOrEmpty
        $read = Import-Csv rows.csv
        $read.Count | Should -Be 5
        $read[0].PSObject.Properties.Name | Should -Be 'Timestamp', 'ProcessId', 'FileName'
        $read[0].Timestamp | Should -Match '^\d{4}-\d\d-\d\dT[\d:.]+Z$'
        (Get-ChildItem).Name | Should -Be 'rows.csv'
    }

    It 'takes several queries, and leaves out the one whose columns differ' {
        'DeviceInfo | project DeviceName | take 2', 'DeviceInfo | project DeviceId | take 2', 'DeviceLogonEvents | project DeviceName | take 1' |
            Invoke-DefenderHunting -OutFile x.csv -ErrorVariable caught -ErrorAction SilentlyContinue
        @(Import-Csv x.csv).Count | Should -Be 3
        $caught.FullyQualifiedErrorId | Should -Be 'OutFileColumnsDiffer,DefenderXdr.PowerShell.InvokeDefenderHuntingCommand'
        $caught.Exception.Message | Should -Match 'Nothing of this result'
        $caught.TargetObject | Should -BeLike '*DeviceId*'
        'DeviceInfo | project DeviceName | take 2', 'DeviceInfo | project DeviceId | take 2' | Invoke-DefenderHunting -OutFile x.jsonl
        (Get-Content x.jsonl | ConvertFrom-Json).Count | Should -Be 4
    }

    It 'writes every tenant into one file, whole or not at all' {
        $broken = '{"schema":[{"name":"a","type":"Int64"}],"results":[{"a":1},{"a":2},{"a":'
        $whole = '{"schema":[{"name":"a","type":"Int64"}],"results":[{"a":3},{"a":4}]}'
        Use-Answer $whole, $broken, $whole {
            Invoke-DefenderHunting T -Connection payload, payload2, payload3 -OutFile x.csv -ErrorVariable caught -ErrorAction SilentlyContinue
            $read = Import-Csv x.csv
            $read[0].PSObject.Properties.Name | Should -Be 'ConnectionName', 'TenantId', 'a'
            $read | Group-Object ConnectionName | Sort-Object Name | ForEach-Object { "$($_.Name) $($_.Group.a)" } | Should -Be 'payload 3 4', 'payload3 3 4'
            $caught.FullyQualifiedErrorId | Should -BeLike 'ResponseTruncated,*'
            $caught.Exception.Message | Should -Match "Nothing of this result is in '.*x.csv'"
            (Get-ChildItem).Name | Should -Be 'x.csv'
        }
    }

    It 'leaves an older file as it was when nothing was read, and with -ErrorAction Stop' {
        Set-Content x.csv old
        Invoke-DefenderHunting 'NoSuchTable' -OutFile x.csv -ErrorAction SilentlyContinue
        Get-Content x.csv | Should -Be 'old'
        { 'DeviceInfo | take 1', 'NoSuchTable' | Invoke-DefenderHunting -OutFile x.csv -ErrorAction Stop } | Should -Throw -ErrorId 'HuntingQueryInvalid,*'
        Get-Content x.csv | Should -Be 'old'
        (Get-ChildItem).Name | Should -Be 'x.csv'
    }

    It 'keeps the rows of slices that came before one that failed, under another name' {
        $null = Connect-DefenderXdr -Simulated -IncidentCount 5 -Name short -Fault quota=3/8
        try {
            Invoke-DefenderHunting 'DeviceProcessEvents | project Timestamp, ReportId' -Connection short -StartTime 30d -SliceBy 2d -ThrottleLimit 1 -OutFile x.csv -ErrorVariable caught -ErrorAction SilentlyContinue
            $caught.FullyQualifiedErrorId | Should -BeLike 'HuntingQuotaExceeded,*'
            $caught.Exception.Message | Should -Match "The (?<count>\d+) rows before \S+ had come\. They are in '.*x\.partial\.csv', and not in '.*x\.csv'\."
            (Get-ChildItem).Name | Should -Be 'x.partial.csv'
            $count = [regex]::Match($caught.Exception.Message, 'The (\d+) rows').Groups[1].Value
            @(Import-Csv x.partial.csv).Count | Should -Be $count
            [int] $count | Should -BeGreaterThan 0
        }
        finally {
            Disconnect-DefenderXdr short
            Select-DefenderConnection Simulated
        }
    }

    It 'leaves nothing when it is stopped' {
        $server = Start-SilentServer
        $script = {
            param($Root, $Token, $Uri, $File)
            Import-Module "$Root/DefenderXdr.psd1"
            $null = Connect-DefenderXdr -AccessToken $Token -GraphUri $Uri -XdrUri $Uri -EndpointUri $Uri
            Invoke-DefenderHunting T -OutFile $File
        }
        $shell = [powershell]::Create().AddScript($script).AddArgument("$PSScriptRoot/../..").AddArgument((Get-DefenderToken -Api Graph -AsPlainText)).AddArgument("http://$($server.LocalEndpoint)/").AddArgument("$folder/x.csv")
        try {
            $null = $shell.BeginInvoke()
            $end = [datetime]::UtcNow.AddSeconds(30)
            while (-not (Get-ChildItem $folder) -and [datetime]::UtcNow -lt $end) { Start-Sleep -Milliseconds 20 }
            Get-ChildItem $folder | Should -Not -BeNullOrEmpty
            $shell.Stop()
            Get-ChildItem $folder | Should -BeNullOrEmpty
        }
        finally {
            $shell.Dispose()
            $server.Stop()
        }
    }

    It 'refuses <What> before any call' -ForEach @(
        @{ What = 'another extension'; Id = 'InvalidParameter'; Parameters = @{ OutFile = 'x.xlsx' } }
        @{ What = 'no extension'; Id = 'InvalidParameter'; Parameters = @{ OutFile = 'x' } }
        @{ What = 'rows for the pipeline too'; Id = 'InvalidParameter'; Parameters = @{ OutFile = 'x.csv'; OutputType = 'Json' } }
        @{ What = 'a folder'; Id = 'OutFileUnwritable'; Parameters = @{ OutFile = 'folder.csv' } }
        @{ What = 'a folder that is not there'; Id = 'OutFileUnwritable'; Parameters = @{ OutFile = 'none/x.csv' } }
    ) {
        $null = New-Item -ItemType Directory folder.csv
        $server = Start-SilentServer
        try {
            $uri = "http://$($server.LocalEndpoint)/"
            $null = Connect-DefenderXdr -AccessToken (Get-DefenderToken -Api Graph -AsPlainText -Connection Simulated) -GraphUri $uri -XdrUri $uri -EndpointUri $uri -Name silent
            $caught = Get-Failure { Invoke-DefenderHunting T -Connection silent @Parameters -ErrorAction Stop }
            $caught.FullyQualifiedErrorId | Should -Be "$Id,DefenderXdr.PowerShell.InvokeDefenderHuntingCommand"
            $server.Pending() | Should -BeFalse
        }
        finally {
            Disconnect-DefenderXdr silent
            Select-DefenderConnection Simulated
            $server.Stop()
        }
    }

    It 'has the header where there are no rows, and says how many rows it has' {
        Invoke-DefenderHunting 'DeviceInfo | where DeviceName == "none" | project DeviceId, DeviceName' -OutFile x.csv -Verbose 4>&1 | Out-String | Should -Match '0 rows are in'
        Get-Content x.csv | Should -Be 'DeviceId,DeviceName'
    }
}

Describe 'Hunting rows at work' {
    It 'tell their columns when there are none' {
        Invoke-DefenderHunting 'DeviceInfo | where DeviceName == "none" | project DeviceId, Timestamp' -Verbose 4>&1 | Out-String -Width 500 | Should -Match 'DeviceId: String, Timestamp: DateTime'
    }

    It 'are found, sorted, grouped and compared by their types' {
        Use-Answer ('{"schema":[{"name":"t","type":"DateTime"},{"name":"n","type":"Int64"},{"name":"b","type":"SByte"},{"name":"s","type":"String"}],"results":[' +
            '{"t":"2024-01-10T00:00:00Z","n":10,"b":1,"s":"x"},{"t":"2024-01-09T00:00:00Z","n":9,"b":0,"s":"y"},{"t":null,"n":null,"b":null,"s":"x"}]}') {
            $rows = Invoke-DefenderHunting T -Connection payload
            ($rows | Where-Object t -GT ([datetime]'2024-01-09T12:00:00Z')).n | Should -Be 10
            ($rows | Where-Object b).n | Should -Be 10
            ($rows | Where-Object { $null -eq $_.n }).s | Should -Be 'x'
            ($rows | Sort-Object n -Descending).n | Should -Be 10, 9, $null
            ($rows | Group-Object s | Where-Object Name -EQ 'x').Count | Should -Be 2
            ($rows | Measure-Object n -Sum -Maximum).Sum | Should -Be 19
            Compare-Object $rows $rows -Property t, n, b, s | Should -BeNullOrEmpty
            @(Compare-Object $rows[0] $rows[1] -Property n).Count | Should -Be 2
            ($rows | Format-Table | Out-String) -split '\r?\n' | Where-Object { $_ } | Select-Object -First 1 | Should -Match '^t +n +b +s'
            ($rows | Select-Object -First 1 *).PSObject.Properties.Name | Should -Be 't', 'n', 'b', 's', 'ConnectionName', 'TenantId'
            $rows | Export-Csv "$TestDrive/work.csv"
            (Import-Csv "$TestDrive/work.csv").n | Should -Be '10', '9', ''
        }
    }

    It 'bind by name into other commands as <Type>' -ForEach @(@{ Type = 'Row' }, @{ Type = 'PSObject' }) {
        $rows = Invoke-DefenderHunting 'AlertInfo | project AlertId | take 2' -OutputType $Type
        $rows.Count | Should -Be 2
        ($rows | Get-DefenderAlert).AlertId | Sort-Object | Should -Be @($rows.AlertId | Sort-Object)
        # The connection too: it is the row's, and not the default one.
        Use-Answer '{"schema":[{"name":"AlertId","type":"String"}],"results":[{"AlertId":"da1_1"}]}' {
            (Invoke-DefenderHunting T -Connection payload -OutputType $Type | Get-DefenderAlert).ConnectionName | Should -Be 'payload'
        }
    }

    It 'work in constrained language in every form' {
        $text = Get-FreshProcessOutput @"
Import-Module ./DefenderXdr.psd1
`$null = Connect-DefenderXdr -Simulated -IncidentCount 5
`$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
`$query = 'DeviceProcessEvents | project Timestamp, ProcessId, DeviceId | take 3'
"objects `$(@(Invoke-DefenderHunting `$query -OutputType PSObject -ExpandDynamic | Where-Object { `$_.ProcessId -gt 0 } | Sort-Object Timestamp).Count)"
"json `$(@(Invoke-DefenderHunting `$query -OutputType Json | ConvertFrom-Json).Count)"
"table `$((Invoke-DefenderHunting `$query -OutputType DataTable).Rows.Count)"
Invoke-DefenderHunting `$query -OutFile '$TestDrive/clm.csv'
"file `$(@(Import-Csv '$TestDrive/clm.csv').Count)"
"@
        $text | Should -Match 'objects 3'
        $text | Should -Match 'json 3'
        $text | Should -Match 'table 3'
        $text | Should -Match 'file 3'
    }
}
