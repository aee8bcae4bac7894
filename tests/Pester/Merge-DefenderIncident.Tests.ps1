BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated
}

Describe 'Merge-DefenderIncident' {
    It 'has these parameters and no others' {
        Get-ParameterTable Merge-DefenderIncident | Should -Be @(
            'Comment String *'
            'Connection ConnectionReference[] *. ConnectionName'
            'Id Int64[] *!@0<. IncidentId'
            'Reason String[] *'
        )
        (Get-Command Merge-DefenderIncident).Parameters.Keys | Should -Contain 'WhatIf'
    }

    It 'makes one incident of several' {
        $incidents = Get-DefenderIncident -Status Active -First 2
        $merge = $incidents | Merge-DefenderIncident -Reason SameActor, SameAsset -Comment together
        $merge.IncidentId | Should -BeIn $incidents.IncidentId
        @($merge.MergedIncidentId).Count | Should -Be 1
        (Get-DefenderIncident $merge.MergedIncidentId[0]).RedirectIncidentId | Should -Be $merge.IncidentId
        ($merge | Get-DefenderIncident).Alerts.Count | Should -Be ($incidents.Alerts.Count)
        $merge | Out-String | Should -Match "(?m)^ *$($merge.IncidentId) $($merge.MergedIncidentId -join ', ') "
    }

    It 'changes nothing with -WhatIf' {
        $incidents = Get-DefenderIncident -Status Active -First 2
        $incidents | Merge-DefenderIncident -WhatIf | Should -BeNullOrEmpty
        ($incidents | Get-DefenderIncident).Status | Should -Be 'Active', 'Active'
    }

    It 'wants two' {
        Get-FailureId { Get-DefenderIncident -First 1 | Merge-DefenderIncident } | Should -Be 'InvalidParameter'
    }
}
