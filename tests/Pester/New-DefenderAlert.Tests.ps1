BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated
    $What = @{ Title = 'Odd process'; Severity = 'Low'; Category = 'Execution'; Description = 'd'; RecommendedAction = 'r' }
}

Describe 'New-DefenderAlert' {
    It 'has these parameters and no others' {
        Get-ParameterTable New-DefenderAlert | Should -Be @(
            'Category String *!'
            'Connection ConnectionReference[] *. ConnectionName'
            'Description String *!'
            'DeviceId String *!. MachineId'
            'RecommendedAction String *!'
            'ReportId String *!.'
            'Severity String *!'
            'Timestamp DateTimeOffset *!. EventTime'
            'Title String *!@0'
        )
        (Get-Command New-DefenderAlert).Parameters.Keys | Should -Contain 'WhatIf'
    }

    It 'raises an alert on a hunting row' {
        $row = Invoke-DefenderHunting 'DeviceProcessEvents | take 1'
        $alert = $row | New-DefenderAlert @What
        $alert.Title, $alert.Severity, $alert.DeviceId, $alert.ConnectionName | Should -Be 'Odd process', 'Low', $row.DeviceId, 'Simulated'
        ($alert | Get-DefenderAlert).Title | Should -Be 'Odd process'
    }

    It 'takes a row that was a CSV file in between' {
        Invoke-DefenderHunting 'DeviceProcessEvents | take 1' | Select-Object @{ n = 'Timestamp'; e = { $_.Timestamp.ToString('o') } }, DeviceId, ReportId | Export-Csv "$TestDrive/row.csv"
        (Import-Csv "$TestDrive/row.csv" | New-DefenderAlert @What).Title | Should -Be 'Odd process'
    }

    It 'does nothing with -WhatIf' {
        $before = @(Get-DefenderAlert -Api Endpoint).Count
        Invoke-DefenderHunting 'DeviceProcessEvents | take 2' | New-DefenderAlert @What -WhatIf | Should -BeNullOrEmpty
        @(Get-DefenderAlert -Api Endpoint).Count | Should -Be $before
    }

    It 'makes an unknown event an error about it' {
        New-DefenderAlert -ReportId 1 -DeviceId x -Timestamp 2026-01-01T00:00:00Z @What -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
    }
}
