BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated -IncidentCount 1 -Name one
    $null = Connect-DefenderXdr -Simulated -IncidentCount 2 -Name two
}

Describe 'Select-DefenderConnection' {
    It 'has these parameters and no others' {
        Get-ParameterTable Select-DefenderConnection | Should -Be @('Connection ConnectionReference *!@0< Name')
    }

    It 'makes a connection the default of what follows' {
        @(Get-DefenderIncident).Count | Should -Be 2
        (Select-DefenderConnection one).IsDefault | Should -BeTrue
        @(Get-DefenderIncident).Count | Should -Be 1
        (Get-DefenderConnection two).IsDefault | Should -BeFalse
        Get-DefenderConnection two | Select-DefenderConnection | Should -Not -BeNullOrEmpty
        @(Get-DefenderIncident).Count | Should -Be 2
    }

    It 'wants one' {
        { Select-DefenderConnection * -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,DefenderXdr.PowerShell.SelectDefenderConnectionCommand'
    }
}
