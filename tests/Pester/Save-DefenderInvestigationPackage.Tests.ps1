# Investigation packages: collected, waited for, saved.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $Server = Start-SimulationServer --action-duration 0
    $Broken = Start-SimulationServer --action-duration 0 --action-outcome failed

    function Connect-Server($Server) {
        $hosts = $Server.Hosts
        $null = Connect-DefenderXdr -TenantId $Server.tenant -ClientId $Server.client -ClientSecret (ConvertTo-SecureString $Server.secret -AsPlainText -Force) @hosts
    }

    # The devices that answer, but for those of the tests before: each test has its own.
    $script:taken = 0
    function Get-FreshDevice([int] $Count = 1) {
        $devices = Get-DefenderMachine -OnboardingStatus Onboarded -HealthStatus Active -OsPlatform Windows11 -First 100 | Sort-Object MachineId | Select-Object -Skip $script:taken -First $Count
        $script:taken += $Count
        if (@($devices).Count -lt $Count) { throw 'The tenant has no more devices.' }
        $devices
    }
}

AfterAll {
    $Server, $Broken | ForEach-Object Dispose
}

Describe 'Save-DefenderInvestigationPackage' {
    BeforeEach { Connect-Server $Server }

    It 'has these parameters and no others' {
        Get-ParameterTable Save-DefenderInvestigationPackage | Should -Be @(
            'ActionId String[] ByAction!.'
            'Comment String ById!,ByName!'
            'Connection ConnectionReference[] *. ConnectionName'
            'Force SwitchParameter ById,ByName'
            'MachineId MachineReference[] ById!@0< DeviceId Id Machine'
            'Name String[] ByName! ComputerDnsName DeviceName'
            'OutDirectory String *'
            'Path String *'
            'Timeout TimeSpan *'
        )
        (Get-Command Save-DefenderInvestigationPackage).Parameters.Keys | Should -Contain 'WhatIf'
    }

    It 'saves a package of each device, whole, with its checksum' {
        $devices = Get-FreshDevice 2
        $packages = $devices | Save-DefenderInvestigationPackage -Comment 'Case 1' -OutDirectory "$TestDrive/new/packages" -Force
        $packages.MachineId | Sort-Object | Should -Be ($devices.MachineId | Sort-Object)
        foreach ($package in $packages) {
            Split-Path $package.Path | Should -Be (Resolve-Path "$TestDrive/new/packages").ProviderPath
            (Get-FileHash $package.Path).Hash | Should -Be $package.Sha256
            (Get-Item $package.Path).Length | Should -Be $package.Size
            (Split-Path $package.Path -Leaf) | Should -Match "^$([regex]::Escape($package.ComputerDnsName))_\d{8}T\d{6}Z\.zip$"
            (Get-DefenderMachineAction -ActionId $package.ActionId).RequestorComment | Should -Be 'Case 1'
            Expand-Archive $package.Path "$TestDrive/out-$($package.ActionId)"
            Get-Content "$TestDrive/out-$($package.ActionId)/Forensics Collection Summary.txt" | Should -Contain "Device id: $($package.MachineId)"
        }
        @(Get-ChildItem "$TestDrive/new/packages").Count | Should -Be 2
        $packages | Out-String | Should -Match 'Sha256 +Path'
    }

    It 'downloads what an action collected before, and collects nothing' {
        $first = Get-FreshDevice | Save-DefenderInvestigationPackage -Comment 'Case 2' -OutDirectory $TestDrive -Force
        $count = @(Get-DefenderMachineAction -Type CollectInvestigationPackage).Count
        $again = Get-DefenderMachineAction -ActionId $first.ActionId | Save-DefenderInvestigationPackage -Path "$TestDrive/again.zip"
        $again.Path | Should -Be (Join-Path (Resolve-Path $TestDrive).ProviderPath 'again.zip')
        $again.Sha256, $again.ActionId | Should -Be $first.Sha256, $first.ActionId
        @(Get-DefenderMachineAction -Type CollectInvestigationPackage).Count | Should -Be $count
    }

    It 'does nothing with -WhatIf, and nothing where nobody can be asked' {
        $device = Get-FreshDevice
        $count = @(Get-DefenderMachineAction).Count
        $device | Save-DefenderInvestigationPackage -Comment x -OutDirectory "$TestDrive/unmade" -WhatIf | Should -BeNullOrEmpty
        @(Get-DefenderMachineAction).Count | Should -Be $count
        "$TestDrive/unmade" | Should -Not -Exist
    }

    It 'says nothing of the link in any stream' {
        $text = Get-FreshDevice | Save-DefenderInvestigationPackage -Comment x -OutDirectory $TestDrive -Force -Verbose -Debug *>&1 | Out-String -Width 4000
        $text | Should -Match 'getPackageUri'
        $text | Should -Not -Match 'sig='
        $text | Should -Not -Match '/blobs/'
    }

    It 'an error of one device keeps none of the others' {
        Connect-Server $Broken
        $device = Get-FreshDevice
        $null = $device, 'none.contoso.com' | Save-DefenderInvestigationPackage -Comment x -OutDirectory $TestDrive -Force -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | ForEach-Object { ($_ -split ',')[0] } | Should -Be 'MachineNotFound', 'MachineActionFailed'
    }

    It '<What> is <Id>' -ForEach @(
        @{ What = 'a collection that failed'; Id = 'MachineActionFailed'; Script = { Connect-Server $Broken; Get-FreshDevice | Save-DefenderInvestigationPackage -Comment x -OutDirectory $TestDrive -Force -ErrorAction Stop } }
        @{ What = 'an action that is not there'; Id = 'MachineActionNotFound'; Script = { Save-DefenderInvestigationPackage -ActionId ([guid]::NewGuid()) -ErrorAction Stop } }
        @{ What = 'another kind of action'; Id = 'InvalidParameter'; Script = { Get-FreshDevice | Start-DefenderAntivirusScan -Comment x -Force -Wait | Save-DefenderInvestigationPackage } }
        @{ What = 'a file as a directory'; Id = 'OutFileUnwritable'; Script = { Set-Content "$TestDrive/file" x; Get-FreshDevice | Save-DefenderInvestigationPackage -Comment x -OutDirectory "$TestDrive/file" -Force } }
        @{ What = 'a file in a directory that is not there'; Id = 'OutFileUnwritable'; Script = { Get-FreshDevice | Save-DefenderInvestigationPackage -Comment x -Path "$TestDrive/nowhere/a.zip" -Force } }
        @{ What = 'one file for two packages'; Id = 'InvalidParameter'; Script = { Get-FreshDevice 2 | Save-DefenderInvestigationPackage -Comment x -Path "$TestDrive/one.zip" -Force -ErrorAction Stop } }
    ) {
        Get-FailureId $Script | Should -Be $Id
    }

    It 'a package that is not ready is PackageNotReady' {
        $null = Connect-DefenderXdr -Simulated -IncidentCount 0
        $offline = Get-DefenderMachine -OnboardingStatus Onboarded -HealthStatus Inactive -First 1
        $failure = Get-Failure { $offline | Save-DefenderInvestigationPackage -Comment x -OutDirectory $TestDrive -Force -Timeout 0.1 -ErrorAction Stop }
        $failure.FullyQualifiedErrorId | Should -BeLike 'MachineActionTimeout,*'
        $failure.ErrorDetails.RecommendedAction | Should -Match "-ActionId $($failure.TargetObject.ActionId)"
        Get-FailureId { $failure.TargetObject | Save-DefenderInvestigationPackage -OutDirectory $TestDrive -ErrorAction Stop } | Should -Be 'PackageNotReady'
    }
}
