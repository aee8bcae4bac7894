BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated
    $incident = Get-DefenderIncident | Where-Object { $_.Alerts.Count -gt 2 -and $_.Alerts.Evidence.EntityType -contains 'Device' } | Select-Object -First 1
}

Describe 'Get-DefenderAlertEntity' {
    It 'has these parameters and no others' {
        Get-ParameterTable Get-DefenderAlertEntity | Should -Be @(
            'Api DefenderApi *'
            'Connection ConnectionReference[] *. ConnectionName'
            'Id String[] ById!@0<. AlertId'
            'Incident DefenderIncident Incident!<'
            'IncidentId Int64[] ByIncidentId!.'
            'InputObject DefenderAlert Alert!<'
            'Kind String[] *@1'
            'PerAlert SwitchParameter *'
            'ThrottleLimit Int32 *'
        )
    }

    It 'gives the devices of incidents from the pipeline, each once' {
        $devices = $incident | Get-DefenderAlertEntity -Kind Device
        $devices | Should -BeOfType DefenderXdr.DefenderDeviceEvidence
        $devices.DeviceId | Should -Be @($incident.Alerts.Evidence | Where-Object EntityType -EQ Device | ForEach-Object DeviceId | Select-Object -Unique)
        $devices.IncidentId | Select-Object -Unique | Should -Be $incident.IncidentId
    }

    It 'takes what comes by <How>' -ForEach @(
        @{ How = 'alert'; Run = { $incident.Alerts | Get-DefenderAlertEntity -Kind User } }
        @{ How = 'id'; Run = { $incident.Alerts.AlertId | Get-DefenderAlertEntity -Kind User } }
        @{ How = 'position'; Run = { Get-DefenderAlertEntity $incident.Alerts.AlertId User } }
        @{ How = 'the property AlertId'; Run = { $incident.Alerts | ForEach-Object { [pscustomobject]@{ AlertId = $_.AlertId } } | Get-DefenderAlertEntity -Kind User } }
        @{ How = 'the property IncidentId'; Run = { [pscustomobject]@{ IncidentId = $incident.IncidentId } | Get-DefenderAlertEntity -Kind User } }
        @{ How = 'an incident of JSON'; Run = { $incident | ConvertTo-Json -Depth 9 | ConvertFrom-Json | Get-DefenderAlertEntity -Kind User } }
    ) {
        $expected = $incident | Get-DefenderAlertEntity -Kind User | ForEach-Object UserPrincipalName
        $expected | Should -Not -BeNullOrEmpty
        (& $Run).UserPrincipalName | Should -Be $expected
    }

    It 'needs no connection for what came with its evidence' {
        $null = Connect-DefenderXdr -Simulated -IncidentCount 3 -Name gone
        $kept = Get-DefenderIncident -Connection gone -First 1
        Disconnect-DefenderXdr gone
        $null = Select-DefenderConnection Simulated
        ($kept | Get-DefenderAlertEntity).ConnectionName | Select-Object -Unique | Should -Be 'gone'
    }

    It 'gives each alert''s own with -PerAlert' {
        $all = @($incident | Get-DefenderAlertEntity -Kind Device -PerAlert)
        $all.Count | Should -BeGreaterThan @($incident | Get-DefenderAlertEntity -Kind Device).Count
        $all.Count | Should -Be @($incident.Alerts.Evidence | Where-Object EntityType -EQ Device).Count
        $all | ForEach-Object { $_.AlertId.Count | Should -Be 1 }
    }

    It 'shows where things came from, and evidence inside an alert as before' {
        $incident | Get-DefenderAlertEntity -Kind Device | Out-String -Width 120 | Should -Match "(?m)^Incident +Alerts +Type[^\n]*\n[- ]+\n +$($incident.IncidentId) +\d+ Device"
        $incident.Alerts[0].Evidence | Out-String | Should -Not -Match 'Incident'
        $incident | Get-DefenderAlertEntity -Kind Device | Format-List | Out-String -Width 200 | Should -Match "IncidentId +: $($incident.IncidentId)"
    }

    It 'completes kinds' {
        (TabExpansion2 'Get-DefenderAlertEntity -Kind D').CompletionMatches.CompletionText | Should -Be 'Device', 'Domain', 'Dns'
        (TabExpansion2 'Get-DefenderAlertEntity -Kind ').CompletionMatches.CompletionText.Count | Should -Be 49
    }

    It 'warns of a kind that nobody knows' {
        $incident | Get-DefenderAlertEntity -Kind Devices -WarningVariable warned -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        $warned | Should -Match 'Did you mean Device'
    }

    It 'asks several connections, and sends what is piped in to the tenant that it came from' {
        $null = Connect-DefenderXdr -Simulated -Seed 2 -Name other
        $null = Select-DefenderConnection Simulated
        $origins = Get-DefenderIncident -First 2 -Connection * | Select-Object IncidentId, ConnectionName | Get-DefenderAlertEntity | ForEach-Object ConnectionName | Sort-Object -Unique
        $origins | Should -Be 'other', 'Simulated'
        $got = Get-DefenderAlertEntity $incident.Alerts[0].AlertId -Connection * -ErrorVariable caught -ErrorAction SilentlyContinue
        $got.ConnectionName | Select-Object -Unique | Should -Be 'Simulated'
        $caught.FullyQualifiedErrorId | Should -Be 'AlertNotFound,DefenderXdr.PowerShell.GetDefenderAlertEntityCommand'
        Disconnect-DefenderXdr other
    }

    It 'names an incident that is not there and goes on' {
        $got = Get-DefenderAlertEntity -IncidentId 1, $incident.IncidentId -ErrorVariable caught -ErrorAction SilentlyContinue
        $got | Should -Not -BeNullOrEmpty
        $caught.FullyQualifiedErrorId | Should -Be 'IncidentNotFound,DefenderXdr.PowerShell.GetDefenderAlertEntityCommand'
        $caught.TargetObject | Should -Be 1
    }

    It 'says that <Api> has no <What>' -ForEach @(
        @{ Api = 'Xdr'; What = 'alerts'; Run = { Get-DefenderAlertEntity da1_1 -Api Xdr -ErrorAction Stop } }
        @{ Api = 'Endpoint'; What = 'incidents'; Run = { Get-DefenderAlertEntity -IncidentId 1 -Api Endpoint -ErrorAction Stop } }
    ) {
        Get-FailureId $Run | Should -Be 'ApiNotSupported'
    }

    It 'stops when it has given enough' {
        @(Get-DefenderIncident | Get-DefenderAlertEntity -Kind Ip | Select-Object -First 2).Count | Should -Be 2
    }
}
