BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated
}

Describe 'Get-DefenderAlert' {
    It 'has these parameters and no others' {
        Get-ParameterTable Get-DefenderAlert | Should -Be @(
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
            'Id String[] ById!@0<. AlertId'
            'IncidentId Int64[] List.'
            'InputObject DefenderAlert Again!<'
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

    It 'gives the alerts of incidents that are piped in, streaming' {
        $incident = Get-DefenderIncident -First 20 | Where-Object { $_.Alerts.Count -gt 1 } | Select-Object -First 1
        ($incident | Get-DefenderAlert).AlertId | Sort-Object | Should -Be ($incident.Alerts.AlertId | Sort-Object)
        $three = Get-DefenderIncident -UpdatedAfter 48h | Get-DefenderAlert | Select-Object -First 3
        $three.Count | Should -Be 3
        $three | Should -BeOfType DefenderXdr.DefenderAlert
    }

    It 'filters by what the evidence names, exactly and with wildcards' {
        $all = Get-DefenderAlert
        $device = ($all.DeviceName | Where-Object { $_ })[0]
        $on = ($all | Where-Object { $_.Evidence.DeviceName -contains $device }).AlertId
        (Get-DefenderAlert -Device $device).AlertId | Should -Be $on
        (Get-DefenderAlert -DeviceName ($device -replace '\..*')).AlertId | Should -Be $on
        (Get-DefenderAlert -Device ($device -replace '\..*', '.*')).AlertId | Should -Be $on
        (Get-DefenderMachine $all.DeviceId.Where({ $_ })[0] | Get-DefenderAlert).AlertId | Should -Be $on
        (Get-DefenderMachine $all.DeviceId.Where({ $_ })[0] | Get-DefenderIncident).IncidentId | Should -Be (Get-DefenderIncident -Device $device).IncidentId
        $user = ($all.Evidence | Where-Object EntityType -EQ User | Where-Object UserPrincipalName)[0]
        $of = ($all | Where-Object { ($_.Evidence | Where-Object EntityType -EQ User).UserPrincipalName -contains $user.UserPrincipalName }).AlertId
        (Get-DefenderAlert -User $user.UserPrincipalName).AlertId | Should -Be $of
        (Get-DefenderAlert -User $user.AccountName).AlertId | Should -Be $of
        (Get-DefenderAlert -User "$($user.AccountName)@*").AlertId | Should -Be $of
    }

    It 'understands every word that it completes on <Api>' -ForEach @(
        @{ Api = 'Graph'; Names = 'Status', 'Severity', 'Classification', 'Determination', 'Category', 'DetectionSource', 'ServiceSource' }
        @{ Api = 'Endpoint'; Names = 'Status', 'Severity', 'Classification', 'Determination', 'Category', 'DetectionSource' }
    ) {
        foreach ($name in $Names) {
            $words = (TabExpansion2 "Get-DefenderAlert -$name ").CompletionMatches.CompletionText
            $words.Count | Should -BeGreaterThan 2
            foreach ($word in $words) {
                $filter = @{ $name = $word }
                $null = Get-DefenderAlert -Api $Api -First 1 @filter
            }
        }
    }

    It 'says what Defender for Endpoint never tells, and what it does not sort' {
        (Get-Failure { Get-DefenderAlert -Api Endpoint -Tag x -ErrorAction Stop }).FullyQualifiedErrorId | Should -Match '^FilterNotSupported,'
        (Get-Failure { Get-DefenderAlert -Api Endpoint -OrderBy LastUpdateTime -ErrorAction Stop }).FullyQualifiedErrorId | Should -Match '^OrderNotSupported,'
        $sorted = Get-DefenderAlert -Api Graph -OrderBy LastUpdateTime -First 30
        $sorted.LastUpdateTime | Should -Be ($sorted.LastUpdateTime | Sort-Object)
    }

    It 'completes alerts that were read, for each command that takes one' {
        $alert = Get-DefenderAlert | Sort-Object LastUpdateTime -Descending | Select-Object -First 1
        foreach ($line in 'Get-DefenderAlert ', 'Update-DefenderAlert -Id ', 'Move-DefenderAlert ') {
            $completions = (TabExpansion2 $line).CompletionMatches
            $completions.CompletionText | Should -Contain $alert.AlertId
            $completions.ListItemText | Should -Contain ('{0}  {1} ({2}, {3})' -f $alert.AlertId, $alert.Title, $alert.Severity, $alert.Status)
        }
    }

    It 'reads alerts again that are piped in, by object, by id and by a hunting row' {
        $alerts = Get-DefenderAlert -First 2
        ($alerts | Get-DefenderAlert).AlertId | Should -Be $alerts.AlertId
        ($alerts.AlertId | Get-DefenderAlert).AlertId | Should -Be $alerts.AlertId
        ([pscustomobject]@{ AlertId = $alerts[0].AlertId } | Get-DefenderAlert).AlertId | Should -Be $alerts[0].AlertId
    }

    It 'sends what is piped in to the tenant that it came from' {
        $null = Connect-DefenderXdr -Simulated -Seed 2 -Name other
        $null = Select-DefenderConnection Simulated
        $origins = Get-DefenderIncident -First 2 -Connection * | Get-DefenderAlert | Select-Object -ExpandProperty ConnectionName -Unique
        $origins | Sort-Object | Should -Be 'other', 'Simulated'
        Disconnect-DefenderXdr other
    }

    It 'shows a table, a list and the evidence' {
        $alert = Get-DefenderAlert -First 1
        $alert | Out-String -Width 80 | Should -Match ([regex]::Escape($alert.IncidentId))
        $alert | Format-List | Out-String -Width 200 | Should -Match ([regex]::Escape($alert.AlertId))
        $alert.Evidence | Out-String | Should -Match 'Verdict'
        "$($alert.Evidence[0])" | Should -Match '^\w+: '
    }

    It 'gives evidence of the same class on each API, with common names' {
        foreach ($api in 'Graph', 'Endpoint') {
            $process = Get-DefenderAlert -Api $api | ForEach-Object Evidence | Where-Object EntityType -EQ Process | Select-Object -First 1
            $process | Should -BeOfType DefenderXdr.DefenderProcessEvidence
            $process.FileName | Should -Be $process.ImageFile.FileName
            $process.FileName, $process.Sha256, $process.ProcessCommandLine, $process.AccountName | Should -Not -BeNullOrEmpty
            $process.MailboxAddress | Should -BeNullOrEmpty
            ($process | ConvertTo-Json -Depth 20 | ConvertFrom-Json).ImageFile.Sha256 | Should -Be $process.Sha256
        }
    }

    It 'lists of evidence what there is' {
        Set-StrictMode -Version Latest
        $before = $Error.Count
        $evidence = [DefenderXdr.DefenderProcessEvidence]@{ ProcessId = 0; FileName = 'a.exe'; FilePath = 'C:\Temp'; AccountName = 'ann'; ProcessCreationTime = [datetimeoffset]::UnixEpoch }
        $text = $evidence | Format-List | Out-String
        $text | Should -Match 'ProcessId +: 0\s'
        $text | Should -Match 'ImageFile +: C:\\Temp\\a\.exe\s'
        $text | Should -Not -Match 'MailboxAddress|AdditionalProperties'
        [DefenderXdr.DefenderContainerEvidence]@{ Name = 'c'; IsPrivileged = $false } | Format-List | Out-String | Should -Match 'IsPrivileged +: False'
        $Error.Count | Should -Be $before
    }

    It 'lists every property that evidence of any class may have' {
        $view = (Get-FormatData DefenderXdr.DefenderEvidence).FormatViewDefinition.Control | Where-Object { $_ -is [System.Management.Automation.ListControl] }
        $listed = $view.Entries.Items | ForEach-Object { if ($_.Label) { $_.Label } else { $_.DisplayEntry.Value } }
        $classes = [DefenderXdr.DefenderEvidence].Assembly.GetExportedTypes() | Where-Object { [DefenderXdr.DefenderEvidence].IsAssignableFrom($_) }
        $classes.Count | Should -Be 50
        $classes.GetProperties().Name | Sort-Object -Unique | Where-Object { $_ -notin $listed } | Should -BeNullOrEmpty
    }

    It 'names an id that is not there and goes on' {
        $known = Get-DefenderAlert -First 1
        $got = 'da1_1', $known.AlertId | Get-DefenderAlert -ErrorVariable caught -ErrorAction SilentlyContinue
        $got.AlertId | Should -Be $known.AlertId
        $caught.FullyQualifiedErrorId | Should -Be 'AlertNotFound,DefenderXdr.PowerShell.GetDefenderAlertCommand'
        $caught.TargetObject | Should -Be 'da1_1'
    }
}
