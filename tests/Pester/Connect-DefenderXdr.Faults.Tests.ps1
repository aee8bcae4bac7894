# Connect-DefenderXdr -Simulated -Fault: what goes wrong in the tenant, and what a user sees of it.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
}

Describe 'Connect-DefenderXdr -Fault' {
    AfterEach { Get-DefenderConnection | Disconnect-DefenderXdr }

    It 'is got over, and told with -Verbose: <Fault>' -ForEach @(
        @{ Fault = '429'; Tells = 'Waiting 1 s before attempt 2 of 5: Graph refuses more requests for 1 s' }
        @{ Fault = '429=none'; Tells = 'Waiting (0\.\d|1) s before attempt 2 of 5: Graph refuses more requests for now' }
        @{ Fault = '500'; Tells = 'Waiting (0\.\d|1) s before attempt 2 of 5: Graph cannot answer now' }
        @{ Fault = '503=1'; Tells = 'Waiting 1 s before attempt 2 of 5: Graph cannot answer now' }
        @{ Fault = 'drop'; Tells = 'Reading the page again from its start: The connection to https://graph\.microsoft\.com broke' }
        @{ Fault = 'slow=0.2'; Tells = 'incidents: 200' }
        @{ Fault = '401'; Tells = '401: asking for a fresh token' }
        @{ Fault = 'shift'; Tells = 'incidents: 200' }
    ) {
        $null = Connect-DefenderXdr -Simulated -IncidentCount 120 -Fault $Fault
        $incidents, $lines = (Get-DefenderIncident -Verbose 4>&1).Where({ $_ -is [DefenderXdr.DefenderIncident] }, 'Split')
        $incidents.Count | Should -BeIn 120, 121
        @($incidents.IncidentId | Sort-Object -Unique).Count | Should -Be $incidents.Count
        $lines -join "`n" | Should -Match $Tells
    }

    It 'ends the list after what came when it does not pass: <Fault> is <Id>' -ForEach @(
        @{ Fault = '429=0/1'; Id = 'TooManyRequests'; Category = 'LimitsExceeded'; Comes = 0 }
        @{ Fault = '503=0/1'; Id = 'ServiceUnavailable'; Category = 'ResourceUnavailable'; Comes = 0 }
        @{ Fault = '401/1'; Id = 'Unauthorized'; Category = 'AuthenticationError'; Comes = 0 }
        @{ Fault = 'truncated/2'; Id = 'ResponseTruncated'; Category = 'InvalidData'; Comes = 50 }
        @{ Fault = 'empty/2'; Id = 'ResponseEmpty'; Category = 'InvalidData'; Comes = 50 }
        @{ Fault = 'drop/1'; Id = 'ConnectionBroken'; Category = 'ConnectionError'; Comes = 1 }
    ) {
        $null = Connect-DefenderXdr -Simulated -IncidentCount 120 -Fault $Fault
        $incidents = @(Get-DefenderIncident -ErrorVariable failed -ErrorAction SilentlyContinue)
        $incidents.Count | Should -BeGreaterOrEqual $Comes
        $incidents.Count | Should -BeLessThan 120
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -Be "$Id,DefenderXdr.PowerShell.GetDefenderIncidentCommand"
        $failed[0].CategoryInfo.Category | Should -Be $Category
        $failed[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
    }

    It 'strikes what it is aimed at' {
        $null = Connect-DefenderXdr -Simulated -IncidentCount 5 -Fault 'empty/1 /v1.0/security/alerts_v2', '500/1 change'
        @(Get-DefenderIncident).Count | Should -Be 5
        { Get-DefenderAlert -ErrorAction Stop } | Should -Throw -ErrorId 'ResponseEmpty,*'
        { Get-DefenderIncident -First 1 | Update-DefenderIncident -AddTag x -ErrorAction Stop } | Should -Throw -ErrorId 'ServiceUnavailable,*'
    }

    It 'refuses <Fault> with the forms that there are' -ForEach @(@{ Fault = '999' }, @{ Fault = '429:0' }, @{ Fault = 'drop=5' }, @{ Fault = '500@2' }, @{ Fault = '500 bogus' }) {
        $failure = Get-Failure { Connect-DefenderXdr -Simulated -Fault 429, $Fault }
        $failure.FullyQualifiedErrorId | Should -Be 'InvalidParameter,DefenderXdr.PowerShell.ConnectDefenderXdrCommand'
        $failure.CategoryInfo.Category | Should -Be 'InvalidArgument'
        $failure.TargetObject | Should -Be $Fault
        "$failure" | Should -BeLike "'$Fault' is not a fault: *"
        $failure.ErrorDetails.RecommendedAction | Should -BeLike '*429=none*drop*shift*:3*/5*@0.2*read*'
        Get-DefenderConnection | Should -BeNullOrEmpty
    }

    It 'completes what can go wrong, and each completion is taken' {
        $words = (TabExpansion2 'Connect-DefenderXdr -Simulated -Fault ').CompletionMatches.CompletionText
        $words | Should -Contain 'shift'
        foreach ($word in $words) { $null = & ([scriptblock]::Create("Connect-DefenderXdr -Simulated -IncidentCount 0 -Fault $word")) }
        (TabExpansion2 'Connect-DefenderXdr -Simulated -Fault 500,tr').CompletionMatches.CompletionText | Should -Be 'truncated'
    }

    It 'lets the tenant live with -ChangesPerHour, and rests without' {
        $null = Connect-DefenderXdr -Simulated -IncidentCount 20 -ChangesPerHour 36000 -Name alive
        $null = Connect-DefenderXdr -Simulated -IncidentCount 20 -Name still
        $before = @{}
        foreach ($name in 'alive', 'still') { $before[$name] = (Get-DefenderIncident -Connection $name).LastUpdateTime | Measure-Object -Maximum }
        # Ten things a second are due.
        Start-Sleep -Milliseconds 1500
        ((Get-DefenderIncident -Connection alive).LastUpdateTime | Measure-Object -Maximum).Maximum | Should -BeGreaterThan $before.alive.Maximum
        ((Get-DefenderIncident -Connection still).LastUpdateTime | Measure-Object -Maximum).Maximum | Should -Be $before.still.Maximum
    }
}
