BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated
}

Describe 'Move-DefenderAlert' {
    It 'has these parameters and no others' {
        Get-ParameterTable Move-DefenderAlert | Should -Be @(
            'Comment String *'
            'Connection ConnectionReference[] *. ConnectionName'
            'Id String[] *!@0<. AlertId'
            'Reason String[] *'
            'ToIncident Int64 Incident!@1'
            'ToNewIncident SwitchParameter New!'
        )
        (Get-Command Move-DefenderAlert).Parameters.Keys | Should -Contain 'WhatIf'
    }

    It 'moves alerts to an incident' {
        $from, $to = Get-DefenderIncident -Status Active -First 2
        $move = $from.Alerts | Move-DefenderAlert -ToIncident $to.IncidentId -Comment there
        $move.IncidentId | Should -Be $to.IncidentId
        $move.AlertId | Should -Be $from.Alerts.AlertId
        (Get-DefenderIncident $to.IncidentId).Alerts.AlertId | Should -Contain $from.Alerts[0].AlertId
    }

    It 'moves an alert to a new incident' {
        $alert = Get-DefenderAlert -First 1
        $move = $alert.AlertId | Move-DefenderAlert -ToNewIncident
        $move.IncidentId | Should -Not -Be $alert.IncidentId
        $move | Out-String | Should -Match "(?m)^ *$($move.IncidentId) $($alert.AlertId) "
        ($alert | Get-DefenderAlert).IncidentId | Should -Be $move.IncidentId
    }

    It 'changes nothing with -WhatIf' {
        $alert = Get-DefenderAlert -First 1
        $alert | Move-DefenderAlert -ToNewIncident -WhatIf | Should -BeNullOrEmpty
        ($alert | Get-DefenderAlert).IncidentId | Should -Be $alert.IncidentId
    }
}
