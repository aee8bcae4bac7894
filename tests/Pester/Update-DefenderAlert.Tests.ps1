BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated
}

Describe 'Update-DefenderAlert' {
    It 'has these parameters and no others' {
        Get-ParameterTable Update-DefenderAlert | Should -Be @(
            'Api DefenderApi *'
            'AssignedTo String *'
            'Classification String *'
            'Comment String *'
            'Connection ConnectionReference[] *. ConnectionName'
            'Determination String *'
            'Id String[] ById!@0<. AlertId'
            'InputObject DefenderAlert Object!<'
            'PassThru SwitchParameter *'
            'Status String *'
        )
        (Get-Command Update-DefenderAlert).Parameters.Keys | Should -Contain 'WhatIf'
    }

    It 'resolves alerts, which stay resolved, on <Api>' -ForEach @(@{ Api = 'Graph' }, @{ Api = 'Endpoint' }) {
        $alerts = Get-DefenderAlert -Api Endpoint -Status New -First 3
        $passed = $alerts | Update-DefenderAlert -Api $Api -Status Resolved -Classification TruePositive -Determination CompromisedUser -Comment "by $Api" -PassThru
        $passed.AlertId | Should -Be $alerts.AlertId
        $passed.Evidence | Should -Not -BeNullOrEmpty
        foreach ($now in @($passed) + @($alerts | Get-DefenderAlert -Api Graph)) {
            $now.Status, $now.Determination, $now.ConnectionName | Should -Be 'Resolved', 'CompromisedAccount', 'Simulated'
            @($now.Comments.Comment -eq "by $Api").Count | Should -Be 1
        }
    }

    It 'makes one unknown alert of many an error about it on <Api>' -ForEach @(@{ Api = 'Graph' }, @{ Api = 'Endpoint' }) {
        $ids = (Get-DefenderAlert -Api Endpoint -First 2).AlertId
        $ids[0], 'da-none', $ids[1] | Update-DefenderAlert -Api $Api -AssignedTo "$Api@contoso.com" -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'AlertNotFound,*'
        $failed[0].TargetObject | Should -Be 'da-none'
        (Get-DefenderAlert -Id $ids).AssignedTo | Should -Be @("$Api@contoso.com", "$Api@contoso.com")
    }

    It 'takes rows with an AlertId' {
        $alert = Get-DefenderAlert -First 1
        ([pscustomobject]@{ AlertId = $alert.AlertId; ConnectionName = 'Simulated' } | Update-DefenderAlert -Status InProgress -PassThru).Status | Should -Be 'InProgress'
    }

    It 'changes nothing with -WhatIf' {
        $alert = Get-DefenderAlert -Status New -First 1
        $alert | Update-DefenderAlert -Status Resolved -WhatIf
        $text = Get-FreshProcessOutput @'
Import-Module ./DefenderXdr.psd1
$null = Connect-DefenderXdr -Simulated
Get-DefenderAlert -First 2 | Update-DefenderAlert -Status Resolved -WhatIf
'@
        ([regex]::Matches($text, "What if: .*set Status to Resolved.*alert \S+ '.+' of Simulated")).Count | Should -Be 2
        ($alert | Get-DefenderAlert).Status | Should -Be 'New'
    }

    It 'ends with <Id> before anything is sent' -ForEach @(
        @{ Id = 'EmptyUpdate'; Parameters = @{} }
        @{ Id = 'InvalidParameter'; Parameters = @{ Classification = 'TruePositive'; Determination = 'Clean' } }
    ) {
        Get-FailureId { Update-DefenderAlert -Id x @Parameters } | Should -Be $Id
    }
}
