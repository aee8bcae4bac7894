# Every documented operation on devices, actions, live response, the library, indicators and investigations, called by a cmdlet of its own.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr

    # As the vendor lists them. Those that export assessments belong to another family; the old find is superseded by findbyip, says its page.
    $documented = Get-Content "$PSScriptRoot/../DefenderXdr.Client.Tests/Payloads/Defender/endpoints.json" -Raw | ConvertFrom-Json |
        Where-Object { $_.path -match '^/api/(machines|machineactions|libraryfiles|indicators|investigations)\b' -and $_.path -notmatch '(ByMachine|Export)$' -and $_.doc -notmatch 'find-machine-info-by-ip' }

    # A documented path as it is in a log.
    function ConvertTo-Pattern([string] $Path) { '^' + ([regex]::Escape($Path) -replace '\\\{[^}]+}', '[^/]+' -replace "'", "('|%27)") + '$' }
}

Describe 'The operations of devices, actions, live response and indicators' {
    It 'are thirty-nine' { $documented.Count | Should -Be 39 }

    It 'are all called by a typed cmdlet' {
        $folder = Join-Path $TestDrive operations
        $null = New-Item $folder -ItemType Directory
        Set-Content "$folder/look.ps1" 'Get-Date'
        Set-Content "$folder/indicators.csv" "Type,Value,Action,Title,Description`nDomainName,imported.example,Block,t,d"
        $null = Connect-DefenderXdr -Simulated
        $quiet = @{ Comment = 'Operations'; Force = $true; Verbose = $true }

        $log = & {
            $machines = @(Get-DefenderMachine -OsPlatform Windows11 -HealthStatus Active -OnboardingStatus Onboarded -Verbose)
            $machines.Where({ $_ -is [System.Management.Automation.VerboseRecord] })
            $one, $two, $three = $machines.Where({ $_ -is [DefenderXdr.DefenderMachine] })

            Get-DefenderMachine $one.MachineId -Include LogonUsers, Alerts, Software, Vulnerabilities, Recommendations, MissingKbs -Verbose
            Get-DefenderMachine -IpAddress $one.LastIpAddress -Verbose
            Get-DefenderMachine -Tag some -Verbose
            Add-DefenderMachineTag $one some -Verbose
            Remove-DefenderMachineTag $one, $two some -Verbose
            Set-DefenderMachine $one -Value High -Verbose
            Set-DefenderMachine $one -Tag a, b -Verbose

            Enable-DefenderMachineIsolation $one @quiet
            Disable-DefenderMachineIsolation $one @quiet
            Enable-DefenderAppRestriction $one @quiet
            Disable-DefenderAppRestriction $one @quiet
            Start-DefenderAntivirusScan $one @quiet
            Stop-DefenderFile $one ('a' * 40) @quiet
            Get-DefenderMachineAction $one -Type RunAntiVirusScan -Verbose -OutVariable scan
            Stop-DefenderMachineAction $scan[-1].ActionId @quiet
            Wait-DefenderMachineAction $scan[-1].ActionId -Verbose -ErrorAction SilentlyContinue
            Start-DefenderInvestigation $one @quiet -OutVariable investigation
            Get-DefenderInvestigation $one -Verbose
            Get-DefenderInvestigation -InvestigationId $investigation[-1].InvestigationId -Verbose
            Unregister-DefenderMachine $three @quiet

            Add-DefenderLibraryFile "$folder/look.ps1" -Verbose
            Get-DefenderLibraryFile -Verbose
            Invoke-DefenderLiveResponse $two -ScriptName look.ps1 @quiet
            Remove-DefenderLibraryFile look.ps1 -Confirm:$false -Verbose
            Save-DefenderInvestigationPackage $two -OutDirectory $folder @quiet

            Get-DefenderIndicator -Verbose
            Set-DefenderIndicator -Value one.example -Action Block -Title t -Description d -Verbose
            Import-DefenderIndicator "$folder/indicators.csv" -Verbose
            $known = @(Get-DefenderIndicator)
            Remove-DefenderIndicator $known[0] -Confirm:$false -Verbose
            $known[1..2] | Remove-DefenderIndicator -Confirm:$false -Verbose
        } 4>&1

        $called = $log | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | ForEach-Object { "$_" } |
            Where-Object { $_ -match '^(?<method>GET|POST|PATCH|DELETE) https?://[^/]+(?<path>/\S*): 20\d after' } | ForEach-Object { "$($Matches.method) $($Matches.path)" }
        $missing = $documented | Where-Object { $operation = $_; $pattern = ConvertTo-Pattern $operation.path; -not ($called | Where-Object { $method, $path = $_ -split ' ', 2; $method -eq $operation.method -and $path -match $pattern }) }
        $missing | ForEach-Object { "$($_.method) $($_.path)" } | Should -BeNullOrEmpty
    }

    It 'are each named by a cmdlet, so that its permissions are known' {
        $named = Get-Command -Module DefenderXdr -CommandType Cmdlet | ForEach-Object { $_.ImplementingType.GetCustomAttributes([DefenderXdr.PowerShell.OperationsAttribute], $false).Operations } | ForEach-Object { "$($_.Method) $($_.Path)" }
        $documented | ForEach-Object { "$($_.method) $($_.path)" } | Where-Object { $_ -notin $named } | Should -BeNullOrEmpty
    }
}
