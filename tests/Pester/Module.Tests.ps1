BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $Root = (Resolve-Path "$PSScriptRoot/../..").Path
    $OtherMsal = (Get-ChildItem "$Root/tests/OtherMsal/bin" -Recurse -Filter OtherMsal.dll | Sort-Object LastWriteTime -Descending | Select-Object -First 1).FullName
}

Describe 'The module' {
    It 'has a valid manifest with an explicit list of cmdlets' {
        $manifest = Test-ModuleManifest "$Root/DefenderXdr.psd1"
        $manifest.ExportedCmdlets.Count | Should -BeGreaterOrEqual 8
        Get-Content "$Root/DefenderXdr.psd1" -Raw | Should -Match "(?s)CmdletsToExport\s*=\s*@\(\s*'Add-DefenderLibraryFile'"
    }

    It 'uses approved verbs, the Defender prefix and singular nouns' {
        $verbs = (Get-Verb).Verb
        foreach ($command in Get-Command -Module DefenderXdr) {
            $command.Verb | Should -BeIn $verbs
            $command.Noun | Should -Match '^Defender\w*[^s]$'
        }
    }

    It 'can be called by module-qualified names' {
        (Get-Command DefenderXdr\Connect-DefenderXdr).Module.Name | Should -Be 'DefenderXdr'
    }

    It 'keeps its cmdlets when it is imported twice, by force, and after removal' {
        Get-FreshProcessOutput @'
Import-Module ./DefenderXdr.psd1
Import-Module ./DefenderXdr.psd1
Import-Module ./DefenderXdr.psd1 -Force
Remove-Module DefenderXdr
Import-Module ./DefenderXdr.psd1
$null = Connect-DefenderXdr -Simulated -IncidentCount 2
"$(@(Get-Command -Module DefenderXdr).Count) cmdlets, $(@(Get-DefenderIncident).Count) incidents"
'@ | Should -Match '(?m)^44 cmdlets, 2 incidents'
    }

    It 'loads no MSAL before something signs in, and none into the default context ever' {
        Get-FreshProcessOutput @'
function Msal { [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Microsoft.Identity.Client' } }
Import-Module ./DefenderXdr.psd1
"before: $(@(Msal).Count)"
$null = Connect-DefenderXdr -Simulated -IncidentCount 1
"after: $(@(Msal).Count) in $([System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext((Msal)).Name)"
'@ | Should -Match '(?s)before: 0.*after: 1 in DefenderXdr'
    }

    It 'signs in beside another module with another MSAL, imported <When>' -ForEach @(@{ When = 'before' }, @{ When = 'after' }) {
        $load = "Import-Module '$OtherMsal'; Get-OtherMsal"
        $connect = '$null = Connect-DefenderXdr -Simulated -IncidentCount 3; $count = @(Get-DefenderIncident).Count'
        $text = Get-FreshProcessOutput @"
Import-Module ./DefenderXdr.psd1
$(if ($When -eq 'before') { $load, $connect -join "`n" } else { $connect, $load -join "`n" })
Get-OtherMsal
`$null = Connect-DefenderXdr -Simulated -IncidentCount 3 -Name again
"`$count incidents"
[AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'Microsoft.Identity.Client' } |
    ForEach-Object { "`$([System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext(`$_).Name): `$(`$_.GetName().Version)" }
"@
        $text | Should -Match '3 incidents'
        ([regex]::Matches($text, 'OtherMsal uses 4\.61\.3')).Count | Should -Be 2
        $text | Should -Match 'Default: 4\.61\.3'
        $text | Should -Match 'DefenderXdr: 4\.92\.0'
    }

    It 'works in constrained language' {
        $text = Get-FreshProcessOutput @'
Import-Module ./DefenderXdr.psd1
$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
$null = Connect-DefenderXdr -Simulated
Get-DefenderIncident -First 2 | Where-Object Severity -NE 'x' | Out-String
Invoke-DefenderHunting 'DeviceInfo | take 1' | Select-Object DeviceName | Out-String
Get-DefenderMachine ws-ops-008 | Out-String -Width 120
Get-DefenderMachine ws-ops-008 | Start-DefenderAntivirusScan -Comment x -Force | Out-String -Width 120
'@
        $text | Should -Match '(?m)^ws-ops-008 +Active +High +High +Win10 22H2 +\d\d-\d\d \d\d:\d\d '
        $text | Should -Match '(?m)^Pending +RunAntiVirusScan +ws-ops-008 +[0-9a-f-]{36} Quick '
        $text | Should -Match '\d\d-\d\d \d\d:\d\d'
        $text | Should -Match 'DeviceName'
    }

    It 'asks for PowerShell 7.4 in plain words on an older Core' {
        $manifest = (Get-Content "$Root/DefenderXdr.psd1" -Raw) -replace "'7\.4'", "'99.0'"
        New-Item "$TestDrive/DefenderXdr" -ItemType Directory | Out-Null
        Set-Content "$TestDrive/DefenderXdr/DefenderXdr.psd1" $manifest
        { Get-FreshProcessOutput "Import-Module '$TestDrive/DefenderXdr/DefenderXdr.psd1'" } | Should -Throw -ExpectedMessage "*requires a minimum PowerShell version of '99.0'*"
    }

    It 'has views without errors' {
        $before = $Error.Count
        $null = Connect-DefenderXdr -Simulated
        Get-DefenderIncident -First 1 | Tee-Object -Variable i | Out-String | Should -Not -BeNullOrEmpty
        $i, $i.Alerts[0], $i.Alerts[0].Evidence[0], (Get-DefenderConnection), (Get-DefenderToken) | ForEach-Object { $_ | Out-String; $_ | Format-List | Out-String } | Should -Not -BeNullOrEmpty
        $machine = Get-DefenderMachine ws-ops-008 -Include LogonUsers, Software, Vulnerabilities, Recommendations
        $kb = (Get-DefenderMachine -OsPlatform Windows11 -Include MissingKbs).MissingKbs | Select-Object -First 1
        $action = Stop-DefenderFile $machine 3395856ce81f2b7382dee72602f798b642f14140 -Comment x -Force
        $machine, $machine.IpAddresses[0], $machine.LogonUsers[0], $machine.Software[0], $machine.Vulnerabilities[0], $machine.Recommendations[0], $kb, $action, (Get-DefenderInvestigation -First 1) |
            ForEach-Object { $_ | Out-String; $_ | Format-List | Out-String } | Should -Not -BeNullOrEmpty
        $Error.Count | Should -Be $before
    }
}
