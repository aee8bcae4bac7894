# -Checkpoint of Get-DefenderIncident and Get-DefenderAlert: the scheduled script.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
}

Describe '-Checkpoint' {
    BeforeEach {
        $null = Connect-DefenderXdr -Simulated -IncidentCount 40 -Name contoso
        $File = Join-Path $TestDrive "$([guid]::NewGuid()).json"
    }

    AfterEach { Get-DefenderConnection | Disconnect-DefenderXdr }

    It 'gives what is new since the last run: <Command>' -ForEach @(@{ Command = 'Get-DefenderIncident' }, @{ Command = 'Get-DefenderAlert' }) {
        $all = @(& $Command).Count
        @(& $Command -Checkpoint $File).Count | Should -Be $all
        @(& $Command -Checkpoint $File).Count | Should -Be 0
        Get-ChildItem $TestDrive -Filter "$(Split-Path $File -Leaf)*" | Should -HaveCount 1
    }

    It 'reads no further back than -UpdatedAfter in its first run' {
        $bounded = @(Get-DefenderIncident -Checkpoint $File -UpdatedAfter 10d)
        $bounded.Count | Should -BeGreaterThan 0
        $bounded.Count | Should -Be @(Get-DefenderIncident -UpdatedAfter 10d).Count
        @(Get-DefenderIncident -Checkpoint $File -UpdatedAfter 30d).Count | Should -Be 0
    }

    It 'stays where it was when <What>' -ForEach @(
        @{ What = 'the pipeline has enough'; Run = { Get-DefenderIncident -Checkpoint $File | Select-Object -First 3 } }
        @{ What = 'a command behind it fails'; Run = { try { Get-DefenderIncident -Checkpoint $File | ForEach-Object { throw 'full' } } catch { 'caught' } } }
        @{ What = 'a command behind it fails at its end'; Run = { try { Get-DefenderIncident -Checkpoint $File | ConvertTo-Json -Depth 2 -WarningAction SilentlyContinue | Set-Content /no-such-folder/x -ErrorAction Stop } catch { 'caught' } } }
    ) {
        & $Run | Should -Not -BeNullOrEmpty
        Test-Path $File | Should -BeFalse
        @(Get-DefenderIncident -Checkpoint $File).Count | Should -Be 40
    }

    It 'moves on when a script behind it has handled its own errors' {
        Get-DefenderIncident -Checkpoint $File | ForEach-Object { try { throw 'handled' } catch { $null = $_ } }
        @(Get-DefenderIncident -Checkpoint $File).Count | Should -Be 0
    }

    It 'is kept for each tenant' {
        $null = Connect-DefenderXdr -Simulated -TenantId fabrikam.com -IncidentCount 5
        @(Get-DefenderIncident -Checkpoint $File -Connection contoso).Count | Should -Be 40
        @(Get-DefenderIncident -Checkpoint $File -Connection *).Count | Should -Be 5
        @(Get-DefenderIncident -Checkpoint $File -Connection *).Count | Should -Be 0
    }

    It 'refuses what it cannot use: <Id>' -ForEach @(
        @{ Id = 'CheckpointDamaged'; Content = '{ "Type": "DefenderXdr check' }
        @{ Id = 'CheckpointForeign'; Content = '{ "name": "my settings" }' }
        @{ Id = 'CheckpointForeign'; Content = '{ "Type": "DefenderXdr checkpoint", "Version": 1, "Kind": "alerts", "Tenants": {} }' }
    ) {
        Set-Content $File $Content
        Get-FailureId { Get-DefenderIncident -Checkpoint $File } | Should -Be $Id
        (Get-Content $File -Raw).Trim() | Should -Be $Content
    }

    It 'refuses a second run at the same time' {
        Get-DefenderIncident -Checkpoint $File | ForEach-Object {
            if (-not $inner) { $inner = Get-FailureId { Get-DefenderIncident -Checkpoint $File } }
        }
        $inner | Should -Be 'CheckpointInUse'
    }
}
