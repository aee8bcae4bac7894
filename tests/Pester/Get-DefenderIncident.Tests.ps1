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
            'Category String[] List'
            'Checkpoint String Checkpoint!'
            'Classification String[] List'
            'Connection ConnectionReference[] *. ConnectionName'
            'CreatedAfter DateTimeOffset? List'
            'CreatedBefore DateTimeOffset? List'
            'DetectionSource String[] List'
            'Determination String[] List'
            'Device String[] List DeviceId DeviceName'
            'Filter String List'
            'First Int32? List'
            'FollowRedirect SwitchParameter ById,List'
            'Id Int64[] ById!@0<. IncidentId'
            'IncludeAlerts SwitchParameter *'
            'Machine DefenderMachine List<'
            'OrderBy String List'
            'ServiceSource String[] List'
            'Severity String[] List'
            'Status String[] List'
            'Tag String[] List'
            'ThrottleLimit Int32 *'
            'UpdatedAfter DateTimeOffset? Checkpoint,List'
            'UpdatedBefore DateTimeOffset? List'
            'User String[] List AccountName UserPrincipalName'
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

    It 'takes several values, wildcards, and an empty text for none' {
        $all = Get-DefenderIncident
        (Get-DefenderIncident -AssignedTo '').IncidentId | Should -Be ($all | Where-Object { -not $_.AssignedTo }).IncidentId
        (Get-DefenderIncident -AssignedTo 'soc.lead@*', '').IncidentId | Should -Be ($all | Where-Object { -not $_.AssignedTo -or $_.AssignedTo -like 'soc.lead@*' }).IncidentId
        (Get-DefenderIncident -Status active, in* -Severity high).IncidentId | Should -Be ($all | Where-Object { $_.Status -in 'Active', 'InProgress' -and $_.Severity -eq 'High' }).IncidentId
        { Get-DefenderIncident -Tag $null } | Should -Throw -ErrorId 'ParameterArgumentValidationError,DefenderXdr.PowerShell.GetDefenderIncidentCommand'
    }

    It 'looks into the alerts, which it then has, also when told to leave them out' {
        $device = (Get-DefenderIncident -First 20).Alerts.DeviceName | Where-Object { $_ } | Select-Object -First 1
        $incidents = Get-DefenderIncident -Device ($device -replace '\..*') -IncludeAlerts:$false
        $incidents | Should -Not -BeNullOrEmpty
        $incidents | ForEach-Object { $_.Alerts.Evidence.DeviceName | Should -Contain $device }
    }

    It 'leaves alerts out on request on Graph, and cannot on Defender XDR' {
        (Get-DefenderIncident -Api Graph -First 3).Alerts | Should -Not -BeNullOrEmpty
        (Get-DefenderIncident -Api Graph -First 3 -IncludeAlerts).Alerts | Should -Not -BeNullOrEmpty
        (Get-DefenderIncident -Api Graph -First 3 -IncludeAlerts:$false).Alerts | Should -BeNullOrEmpty
        (Get-DefenderIncident -Api Graph -First 1 -IncludeAlerts:$false | Get-DefenderIncident -IncludeAlerts:$false).Alerts | Should -BeNullOrEmpty
        (Get-DefenderIncident -Api Xdr -First 3 -IncludeAlerts:$false).Alerts | Should -Not -BeNullOrEmpty
    }

    It 'sorts on Graph, and says elsewhere what to do' {
        $sorted = Get-DefenderIncident -OrderBy 'CreatedTime asc'
        $sorted.IncidentId | Should -Be ($sorted | Sort-Object CreatedTime -Stable).IncidentId
        Get-DefenderIncident -Api Xdr -OrderBy CreatedTime -ErrorAction SilentlyContinue -ErrorVariable caught
        $caught.FullyQualifiedErrorId | Should -Be 'OrderNotSupported,DefenderXdr.PowerShell.GetDefenderIncidentCommand'
        $caught.ErrorDetails.RecommendedAction | Should -Match 'Sort-Object'
    }

    It 'follows merged incidents on <Api>, by id and in lists' -ForEach @(
        @{ Api = 'Graph' }
        @{ Api = 'Xdr' }
    ) {
        $null = Connect-DefenderXdr -Simulated -Name merging
        $few = Get-DefenderIncident -Connection merging -Api $Api -Status Active -First 3
        $merge = $few | Merge-DefenderIncident
        $gone = $merge.MergedIncidentId
        $gone.Count | Should -Be 2

        (Get-DefenderIncident $gone[0] -Api $Api).Status | Should -Be Redirected
        (Get-DefenderIncident $gone -Api $Api -FollowRedirect).IncidentId | Should -Be $merge.IncidentId, $merge.IncidentId
        $all = Get-DefenderIncident -Api $Api
        $followed = Get-DefenderIncident -Api $Api -FollowRedirect
        $all.Status | Should -Contain Redirected
        $followed.Status | Should -Not -Contain Redirected
        $followed.IncidentId | Sort-Object | Should -Be ($all | Where-Object Status -NE Redirected | Sort-Object IncidentId).IncidentId
        @(Get-DefenderIncident -Api $Api -FollowRedirect -First 5).Count | Should -Be 5
        Disconnect-DefenderXdr merging
        $null = Select-DefenderConnection Simulated
    }

    It 'understands every word that it completes on <Api>' -ForEach @(
        @{ Api = 'Graph' }
        @{ Api = 'Xdr' }
    ) {
        foreach ($name in 'Status', 'Severity', 'Classification', 'Determination', 'Category', 'ServiceSource', 'DetectionSource') {
            $words = (TabExpansion2 "Get-DefenderIncident -$name ").CompletionMatches.CompletionText
            $words.Count | Should -BeGreaterThan 3
            foreach ($word in $words) {
                $filter = @{ $name = $word }
                $null = Get-DefenderIncident -Api $Api -First 1 @filter
            }
        }
        (TabExpansion2 'Get-DefenderIncident -OrderBy c').CompletionMatches.CompletionText | Should -Be "'CreatedTime desc'", "'CreatedTime asc'"
    }

    It 'completes the newest incidents with their titles, for each command that takes one' {
        $newest = Get-DefenderIncident -First 20 | Sort-Object LastUpdateTime -Descending
        foreach ($line in 'Get-DefenderIncident ', 'Get-DefenderIncident -IncidentId ', 'Update-DefenderIncident -Id ', 'Merge-DefenderIncident ', 'Get-DefenderAlert -IncidentId ', 'Move-DefenderAlert -ToIncident ') {
            $completions = (TabExpansion2 $line).CompletionMatches
            $completions[0].CompletionText | Should -Be $newest[0].IncidentId
            $completions[0].ListItemText | Should -Be ('{0}  {1} ({2}, {3})' -f $newest[0].IncidentId, $newest[0].DisplayName, $newest[0].Severity, $newest[0].Status)
            $completions[0].ToolTip | Should -Match ([regex]::Escape($newest[0].DisplayName))
        }
        $word = ($newest[0].DisplayName -split '\W+' | Where-Object Length -GT 4)[0]
        (TabExpansion2 "Get-DefenderIncident $word").CompletionMatches.CompletionText | Should -Contain $newest[0].IncidentId
        (TabExpansion2 "Get-DefenderIncident 92").CompletionMatches.CompletionText | Should -Not -BeNullOrEmpty
    }

    It 'asks the service for them once, and does without when it cannot answer' {
        $null = Connect-DefenderXdr -Simulated -Seed 3 -Name fresh
        (TabExpansion2 'Get-DefenderIncident -Connection fresh -Id ').CompletionMatches.Count | Should -Be 20
        $server = Start-SilentServer
        try {
            $null = Connect-DefenderXdr -AccessToken (Get-DefenderToken -Connection fresh -Api Xdr -AsPlainText) -XdrUri "http://$($server.LocalEndpoint)" -Name silent
            (TabExpansion2 'Get-DefenderIncident -Connection silent -Id ').CompletionMatches.CompletionText | Where-Object { $_ -match '^\d+$' } | Should -BeNullOrEmpty
        }
        finally { $server.Stop() }
        Get-DefenderConnection fresh, silent | Disconnect-DefenderXdr
        $null = Select-DefenderConnection Simulated
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
