BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    'contoso', 'fabrikam' | ForEach-Object { $null = Connect-DefenderXdr -Simulated -IncidentCount 1 -Name $_ }
}

Describe 'Get-DefenderConnection' {
    It 'has these parameters and no others' {
        Get-ParameterTable Get-DefenderConnection | Should -Be @('Name String[] *@0')
    }

    It 'lists all, some, or one' {
        (Get-DefenderConnection).Name | Should -Be 'contoso', 'fabrikam'
        (Get-DefenderConnection f*).Name | Should -Be 'fabrikam'
        (Get-DefenderConnection CONTOSO).Name | Should -Be 'contoso'
    }

    It 'finds nothing for a pattern and an error for a name' {
        Get-DefenderConnection x* -ErrorAction Stop | Should -BeNullOrEmpty
        { Get-DefenderConnection xyz -ErrorAction Stop } | Should -Throw -ErrorId 'ConnectionNotFound,DefenderXdr.PowerShell.GetDefenderConnectionCommand'
    }

    It 'shows a line for each connection' {
        $text = Get-DefenderConnection | Out-String
        $text | Should -Match '(?m)^\* fabrikam '
        $text | Should -Match '(?m)^  contoso '
    }

    It 'completes names' {
        (TabExpansion2 'Get-DefenderConnection fa').CompletionMatches.CompletionText | Should -Be 'fabrikam'
        (TabExpansion2 'Get-DefenderIncident -Connection co').CompletionMatches.CompletionText | Should -Be 'contoso'
    }

    It 'holds no token and no secret in any form' {
        $token = Get-DefenderToken -AsPlainText
        $connection = Get-DefenderConnection fabrikam
        $dump = ($connection | Format-List * -Force | Out-String) + ($connection | ConvertTo-Json -Depth 5 -WarningAction SilentlyContinue) + ($connection | Export-Csv -Path "$TestDrive/c.csv") + (Get-Content "$TestDrive/c.csv" -Raw)
        $connection | Export-Clixml "$TestDrive/c.xml" -Depth 5
        $dump += Get-Content "$TestDrive/c.xml" -Raw
        $dump | Should -Match 'fabrikam'
        $dump | Should -Not -Match ([regex]::Escape($token.Split('.')[2]))
    }

    It 'is told apart from a copy of it that came from another process' {
        Get-DefenderConnection fabrikam | Export-Clixml "$TestDrive/copy.xml"
        $copy = Import-Clixml "$TestDrive/copy.xml"
        { Get-DefenderIncident -Connection $copy } | Should -Throw -ErrorId 'ConnectionNotUsable,DefenderXdr.PowerShell.GetDefenderIncidentCommand'
    }
}
