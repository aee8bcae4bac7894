BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated
}

Describe 'Get-DefenderIncident' {
    It 'has these parameters and no others' {
        Get-ParameterTable Get-DefenderIncident | Should -Be @(
            'Api DefenderApi *'
            'AssignedTo String[] List'
            'Checkpoint String Checkpoint!'
            'Connection ConnectionReference[] *. ConnectionName'
            'CreatedAfter DateTimeOffset? List'
            'CreatedBefore DateTimeOffset? List'
            'Filter String List'
            'First Int32? List'
            'Id Int64[] ById!@0<. IncidentId'
            'Severity String[] List'
            'Status String[] List'
            'ThrottleLimit Int32 *'
            'UpdatedAfter DateTimeOffset? Checkpoint,List'
            'UpdatedBefore DateTimeOffset? List'
        )
    }

    It 'takes a point in time as <Value>' -ForEach @(
        @{ Value = '48h' }
        @{ Value = '2880m' }
        @{ Value = [TimeSpan]::FromHours(48) }
        @{ Value = [datetime]::Now.AddHours(-48) }
        @{ Value = [datetime]::UtcNow.AddHours(-48) }
        @{ Value = [DateTimeOffset]::Now.AddHours(-48).ToString('o') }
    ) {
        $limit = [DateTimeOffset]::UtcNow.AddHours(-48)
        $expected = Get-DefenderIncident | Where-Object LastUpdateTime -GT $limit
        $expected.Count | Should -BeGreaterThan 5
        (Get-DefenderIncident -UpdatedAfter $Value).IncidentId | Should -Be $expected.IncidentId
    }

    It 'takes spans that PowerShell itself would read as numbers, with and without quotes' {
        $all = @(Get-DefenderIncident).Count
        @(Get-DefenderIncident -CreatedAfter 90d).Count | Should -Be $all
        @(Get-DefenderIncident -CreatedAfter '90d').Count | Should -Be $all
        @(Get-DefenderIncident -CreatedAfter 2w).Count | Should -BeLessThan $all
        @(Get-DefenderIncident -CreatedAfter 1s).Count | Should -Be 0
    }

    It 'refuses what is no point in time' {
        { Get-DefenderIncident -UpdatedAfter yesterday-ish } | Should -Throw -ErrorId 'ParameterArgumentTransformationError,DefenderXdr.PowerShell.GetDefenderIncidentCommand'
    }

    It 'binds ids by position, from the pipeline, and from objects' {
        $some = Get-DefenderIncident -First 3
        (Get-DefenderIncident $some[0].IncidentId).DisplayName | Should -Be $some[0].DisplayName
        ($some.IncidentId | Get-DefenderIncident).IncidentId | Should -Be $some.IncidentId
        ($some | Get-DefenderIncident).IncidentId | Should -Be $some.IncidentId
        ([pscustomobject]@{ IncidentId = $some[1].IncidentId } | Get-DefenderIncident).IncidentId | Should -Be $some[1].IncidentId
        ($some[2].Alerts | Select-Object -First 1 | Get-DefenderIncident).IncidentId | Should -Be $some[2].IncidentId
    }

    It 'keeps UTC in objects and shows local time' {
        $incident = Get-DefenderIncident -First 1
        $incident.LastUpdateTime.Offset | Should -Be ([TimeSpan]::Zero)
        $incident | Out-String | Should -Match $incident.LastUpdateTime.LocalDateTime.ToString('MM-dd HH:mm')
    }

    It 'has a table that fits 80 columns and a list with everything' {
        $table = Get-DefenderIncident -First 2 | Out-String -Width 80
        $table | Should -Match 'Severity\S* .*Status'
        ($table -split '\r?\n' | ForEach-Object { ($_ -replace "`e\[[\d;]*m").Length } | Measure-Object -Maximum).Maximum | Should -BeLessOrEqual 80
        Get-DefenderIncident -First 1 | Format-List | Out-String | Should -Match 'Determination'
        Get-DefenderIncident -First 1 | Format-List * | Out-String | Should -Match 'AdditionalProperties'
    }

    It 'colours severity where the host has styles, and not where output is plain' {
        $old = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'Ansi'
            Get-DefenderIncident -Severity High -First 1 | Out-String | Should -Match "`e\[91mHigh"
            $PSStyle.OutputRendering = 'PlainText'
            Get-DefenderIncident -Severity High -First 1 | Out-String | Should -Not -Match "`e"
        }
        finally { $PSStyle.OutputRendering = $old }
    }

    It 'survives ConvertTo-Json, Export-Csv and Export-Clixml' {
        $incident = Get-DefenderIncident -First 1
        $copy = $incident | ConvertTo-Json -Depth 20 | ConvertFrom-Json
        $copy.IncidentId | Should -Be $incident.IncidentId
        $copy.Alerts[0].Evidence.Count | Should -Be $incident.Alerts[0].Evidence.Count
        $incident | Export-Csv "$TestDrive/i.csv"
        (Import-Csv "$TestDrive/i.csv").DisplayName | Should -Be $incident.DisplayName
        $incident | Export-Clixml "$TestDrive/i.xml"
        (Import-Clixml "$TestDrive/i.xml").IncidentId | Should -Be $incident.IncidentId
    }

    It 'can be made by hand, for tests of runbooks' {
        $made = [DefenderXdr.DefenderIncident]@{ IncidentId = 5; Severity = 'High'; Status = 'Active' }
        $made.IncidentId | Should -Be 5
    }

    It 'asks for one page, two at the most, when <Wanted> of 5,000 are wanted by a pipeline that takes <Pace> ms for each' -ForEach @(
        @{ Wanted = 3; Pace = 0 }
        @{ Wanted = 10; Pace = 40 }
    ) {
        $null = Connect-DefenderXdr -Simulated -IncidentCount 5000 -Name large
        $requests = [System.Collections.Generic.List[string]]::new()
        $got = & { Get-DefenderIncident -Connection large -Verbose | ForEach-Object { Start-Sleep -Milliseconds $Pace; $_ } | Select-Object -First $Wanted } 4>&1 |
            ForEach-Object { if ($_ -is [System.Management.Automation.VerboseRecord]) { $requests.Add($_.Message) } else { $_ } }
        $got.Count | Should -Be $Wanted
        @($requests -match '^GET ').Count | Should -BeIn 1, 2
        Disconnect-DefenderXdr large
    }

    It 'sets $? and obeys -ErrorAction and -ErrorVariable' {
        Get-DefenderIncident 1 -ErrorAction SilentlyContinue -ErrorVariable caught
        $? | Should -BeFalse
        $caught.FullyQualifiedErrorId | Should -Be 'IncidentNotFound,DefenderXdr.PowerShell.GetDefenderIncidentCommand'
        $caught.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $caught.TargetObject | Should -Be 1
        { Get-DefenderIncident 1 -ErrorAction Stop } | Should -Throw
    }

    It 'ends within a second when it is stopped during a slow page' {
        $server = Start-SilentServer
        try {
            $token = Get-DefenderToken -Api Xdr -AsPlainText
            $shell = [powershell]::Create().AddScript({
                    param($Root, $Uri, $Token)
                    Import-Module "$Root/DefenderXdr.psd1"
                    $null = Connect-DefenderXdr -AccessToken $Token -XdrUri $Uri
                    Get-DefenderIncident
                }).AddArgument((Resolve-Path "$PSScriptRoot/../..").Path).AddArgument("http://$($server.LocalEndpoint)").AddArgument($token)
            $run = $shell.BeginInvoke()
            $client = $server.AcceptTcpClient()
            # Headers and half a page: what is stopped is the reading of a body.
            $stream = $client.GetStream()
            $null = $stream.Read([byte[]]::new(65536), 0, 65536)
            $bytes = [System.Text.Encoding]::ASCII.GetBytes("HTTP/1.1 200 OK`r`nContent-Type: application/json`r`nContent-Length: 100000`r`n`r`n{`"value`":[{`"incidentId`":1,")
            $stream.Write($bytes, 0, $bytes.Length)
            $stream.Flush()
            Start-Sleep -Milliseconds 300
            $run.IsCompleted | Should -BeFalse
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $watch.ElapsedMilliseconds | Should -BeLessThan 1000
        }
        finally { $server.Stop() }
    }

    It 'completes statuses, severities and spans' {
        (TabExpansion2 'Get-DefenderIncident -Status a').CompletionMatches.CompletionText | Should -Be 'Active', 'AwaitingAction'
        (TabExpansion2 'Get-DefenderIncident -Severity h').CompletionMatches.CompletionText | Should -Be 'High'
        (TabExpansion2 'Get-DefenderIncident -UpdatedAfter 4').CompletionMatches.CompletionText | Should -Be '48h'
    }
}

Describe 'Get-DefenderIncident without a connection' {
    It 'says what to run, and ends the statement' {
        Get-DefenderConnection | Disconnect-DefenderXdr
        $reached = $false
        $caught = $null
        try { Get-DefenderIncident; $reached = $true } catch { $caught = $_ }
        $reached | Should -BeFalse
        $caught.FullyQualifiedErrorId | Should -Be 'NotConnected,DefenderXdr.PowerShell.GetDefenderIncidentCommand'
        $caught.Exception.Message | Should -Match 'Connect-DefenderXdr'
    }
}
