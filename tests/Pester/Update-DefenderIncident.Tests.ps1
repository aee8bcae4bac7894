BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated
}

Describe 'Update-DefenderIncident' {
    It 'has these parameters and no others' {
        Get-ParameterTable Update-DefenderIncident | Should -Be @(
            'AddTag String[] *'
            'Api DefenderApi *'
            'AssignedTo String *'
            'Classification String *'
            'Comment String *'
            'Connection ConnectionReference[] *. ConnectionName'
            'Description String *'
            'Determination String *'
            'DisplayName String *'
            'Id Int64[] ById!@0<. IncidentId'
            'InputObject DefenderIncident Object!<'
            'PassThru SwitchParameter *'
            'RemoveTag String[] *'
            'ResolvingComment String *'
            'Severity String *'
            'Status String *'
            'Summary String *'
            'Tag String[] *'
        )
        (Get-Command Update-DefenderIncident).Parameters.Keys | Should -Contain 'WhatIf'
    }

    It 'resolves an incident, which stays resolved, on <Api>' -ForEach @(@{ Api = 'Graph' }, @{ Api = 'Xdr' }) {
        $incident = Get-DefenderIncident -Status Active -First 1
        $incident | Update-DefenderIncident -Api $Api -Status Resolved -Classification FalsePositive -Determination Clean -Comment "by $Api" | Should -BeNullOrEmpty
        foreach ($other in 'Graph', 'Xdr') {
            $now = Get-DefenderIncident -Id $incident.IncidentId -Api $other
            $now.Status, $now.Classification, $now.Determination | Should -Be 'Resolved', 'FalsePositive', 'NotMalicious'
            $now.Comments.Comment | Should -Contain "by $Api"
        }
        (Get-DefenderIncident -Status Active).IncidentId | Should -Not -Contain $incident.IncidentId
    }

    It 'passes the whole incident through on <Api>' -ForEach @(@{ Api = 'Graph' }, @{ Api = 'Xdr' }) {
        $passed = Get-DefenderIncident -First 1 | Update-DefenderIncident -Api $Api -AssignedTo someone@contoso.com -AddTag $Api -PassThru
        $passed.AssignedTo | Should -Be 'someone@contoso.com'
        $passed.Tags | Should -Contain $Api
        $passed.Alerts | Should -Not -BeNullOrEmpty
        $passed.ConnectionName | Should -Be 'Simulated'
    }

    It 'adds and removes tags and sets them all' {
        $id = (Get-DefenderIncident -First 1).IncidentId
        (Update-DefenderIncident $id -Tag a, b -PassThru).Tags | Should -Be 'a', 'b'
        (Update-DefenderIncident $id -AddTag c, B -RemoveTag A -PassThru).Tags | Should -Be 'b', 'c'
        (Update-DefenderIncident $id -Tag @() -PassThru).Tags | Should -BeNullOrEmpty
    }

    It 'changes on Graph what Graph alone has' {
        $now = Get-DefenderIncident -First 1 | Update-DefenderIncident -Severity Low -DisplayName n -Description d -Summary s -ResolvingComment r -AssignedTo '' -PassThru
        $now.Severity, $now.DisplayName, $now.Description, $now.Summary, $now.ResolvingComment, $now.AssignedTo | Should -Be 'Low', 'n', 'd', 's', 'r', $null
        Update-DefenderIncident -Id $now.IncidentId -Api Xdr -Severity High -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -BeLike 'ApiNotSupported,*'
        "$failed" | Should -BeLike '*Graph*'
    }

    It 'changes nothing with -WhatIf, and says a line for each, with its name' {
        $text = Get-FreshProcessOutput @'
Import-Module ./DefenderXdr.psd1
$null = Connect-DefenderXdr -Simulated
$before = Get-DefenderIncident -First 2
$before | Update-DefenderIncident -Status Resolved -DisplayName changed -WhatIf
"unchanged: $((Get-DefenderIncident $before[0].IncidentId).DisplayName -eq $before[0].DisplayName)"
'@
        ([regex]::Matches($text, "What if: .*set Status to Resolved.*incident \d+ '.+' of Simulated")).Count | Should -Be 2
        $text | Should -Match 'unchanged: True'
    }

    It 'goes from alerts to their incidents, each once' {
        $incident = Get-DefenderIncident | Where-Object { $_.Alerts.Count -gt 1 } | Select-Object -First 1
        $incident.Alerts | Update-DefenderIncident -Comment 'only once'
        @((Get-DefenderIncident $incident.IncidentId).Comments.Comment -eq 'only once').Count | Should -Be 1
    }

    It 'changes incidents in the tenant that they came from' {
        try {
            $other = Connect-DefenderXdr -Simulated -Name other -Seed 2 -IncidentCount 3
            $incident = Get-DefenderIncident -Connection $other -First 1
            Select-DefenderConnection Simulated
            ($incident | Update-DefenderIncident -AddTag there -PassThru).ConnectionName | Should -Be 'other'
        }
        finally { Disconnect-DefenderXdr other }
    }

    It 'makes one that fails an error about it, and changes the others' {
        $id = (Get-DefenderIncident -First 1).IncidentId
        7, $id | Update-DefenderIncident -AddTag after -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'IncidentNotFound,*'
        $failed[0].TargetObject | Should -Be 7
        (Get-DefenderIncident $id).Tags | Should -Contain 'after'
    }

    It 'ends with <Id> before anything is sent' -ForEach @(
        @{ Id = 'EmptyUpdate'; Parameters = @{} }
        @{ Id = 'InvalidParameter'; Parameters = @{ Classification = 'FalsePositive'; Determination = 'Malware' } }
        @{ Id = 'InvalidParameter'; Parameters = @{ Determination = 'BadLuck' } }
    ) {
        Get-FailureId { Update-DefenderIncident -Id 7 @Parameters } | Should -Be $Id
    }

    It 'keeps the words of a service that refuses' {
        $id = (Get-DefenderIncident -First 1).IncidentId
        Update-DefenderIncident $id -Status Sleeping -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'RequestRejected,*'
        "$($failed[0])" | Should -BeLike "*$($failed[0].Exception.ServiceMessage)*"
    }

    It 'completes the determinations of the classification' {
        $words = (TabExpansion2 'Update-DefenderIncident 1 -Classification FalsePositive -Determination ').CompletionMatches.CompletionText
        $words | Should -Be 'NotMalicious', 'NotEnoughDataToValidate', 'Other'
        (TabExpansion2 'Update-DefenderIncident 1 -Determination Comp').CompletionMatches.CompletionText | Should -Be 'CompromisedAccount'
    }
}
