BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
}

Describe 'Disconnect-DefenderXdr' {
    BeforeEach {
        Get-DefenderConnection | Disconnect-DefenderXdr
        'one', 'two', 'three' | ForEach-Object { $null = Connect-DefenderXdr -Simulated -IncidentCount 1 -Name $_ }
    }

    It 'has these parameters and no others' {
        Get-ParameterTable Disconnect-DefenderXdr | Should -Be @('Connection ConnectionReference[] *@0< Name')
        (Get-Command Disconnect-DefenderXdr).Parameters.Keys | Should -Contain 'WhatIf'
    }

    It 'forgets the default connection when none is named' {
        Disconnect-DefenderXdr
        (Get-DefenderConnection).Name | Sort-Object | Should -Be 'one', 'two'
    }

    It 'makes the last one that remains the default' {
        Disconnect-DefenderXdr three, two
        (Get-DefenderConnection).IsDefault | Should -BeTrue
    }

    It 'takes names with wildcards, and objects from the pipeline' {
        Disconnect-DefenderXdr t*
        (Get-DefenderConnection).Name | Should -Be 'one'
        Get-DefenderConnection | Disconnect-DefenderXdr
        Get-DefenderConnection | Should -BeNullOrEmpty
    }

    It 'does nothing with -WhatIf' {
        Disconnect-DefenderXdr * -WhatIf
        @(Get-DefenderConnection).Count | Should -Be 3
    }

    It 'names a connection that is not there' {
        Disconnect-DefenderXdr nobody -ErrorVariable caught -ErrorAction SilentlyContinue
        $caught.FullyQualifiedErrorId | Should -Be 'ConnectionNotFound,DefenderXdr.PowerShell.DisconnectDefenderXdrCommand'
    }
}
