<#
.SYNOPSIS
    Builds, tests, documents, checks, packages or tries out the module.
.DESCRIPTION
    A thin front door. Each task is a call of dotnet or of a module, and works from any current folder:

    Build    dotnet build. Leaves the module in bin/, ready for Import-Module ./DefenderXdr.psd1.
    Test     dotnet test. Runs the Pester files too when PowerShell 7.4 or newer and Pester 5 are there.
    Docs     Builds the help files from the pages in docs/en-US, with Microsoft.PowerShell.PlatyPS.
    Analyze  PSScriptAnalyzer over the scripts, the manifest and the Pester files. Any finding is a failure.
    Package  Builds, then puts what ships into artifacts/DefenderXdr/<version> and into a zip file beside it.
    Benchmark  Times the documented Invoke-RestMethod paging script and the module side by side, and prints the ratio.
    Try      Builds, then shows the last 48 hours of the simulated tenant in a PowerShell of its own.
.PARAMETER Task
    What to do, in this order: one task or several. Default: Build.
    Several from another shell: pwsh -Command ./build.ps1 -Task Docs, Test
.PARAMETER Configuration
    Release or Debug. Both build to the same bin/ folder; the last one stands. Default: Release.
.EXAMPLE
    ./build.ps1

    Builds the module.
.EXAMPLE
    ./build.ps1 -Task Try

    Shows what the module does, without a tenant.
.EXAMPLE
    ./build.ps1 -Task Docs, Test, Analyze, Package

    What to run before a release.
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Docs', 'Analyze', 'Package', 'Try', 'Benchmark')]
    [string[]] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release'
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$manifest = "$PSScriptRoot/DefenderXdr.psd1"
$solution = @("$PSScriptRoot/DefenderXdr.sln", '--configuration', $Configuration)

function Invoke-Dotnet {
    if (-not (Get-Command dotnet -ErrorAction Ignore)) { throw 'dotnet was not found. Install the .NET 10 SDK: https://dotnet.microsoft.com/download' }
    dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "dotnet $($args[0]) failed with exit code $LASTEXITCODE." }
}

function Import-Tool([string] $Name, [string] $Version) {
    if (-not (Get-Module $Name -ListAvailable | Where-Object Version -GE $Version)) {
        throw "The module $Name $Version or newer is needed: Install-PSResource $Name (or Install-Module $Name -MinimumVersion $Version)."
    }
    Import-Module $Name -MinimumVersion $Version -Verbose:$false
}

function Invoke-BuildTask { Invoke-Dotnet build @solution }

function Invoke-TestTask { Invoke-Dotnet test @solution }

function Invoke-AnalyzeTask {
    Import-Tool PSScriptAnalyzer 1.21
    # Pester hands variables from block to block, tests have helpers of their own, and their secrets are the simulated tenant's.
    $inTests = 'PSUseDeclaredVarsMoreThanAssignments', 'PSAvoidUsingConvertToSecureStringWithPlainText', 'PSUseShouldProcessForStateChangingFunctions', 'PSProvideCommentHelp'
    $findings = @(
        foreach ($path in 'build.ps1', 'DefenderXdr.psd1', 'docs') { Invoke-ScriptAnalyzer -Path "$PSScriptRoot/$path" -Recurse }
        Invoke-ScriptAnalyzer -Path "$PSScriptRoot/tests/Pester" -Recurse -ExcludeRule $inTests
    )
    $findings | Format-Table ScriptName, Line, RuleName, Message -AutoSize -Wrap | Out-Host
    if ($findings.Count -gt 0) { throw "PSScriptAnalyzer has $($findings.Count) findings." }
    'PSScriptAnalyzer has no findings.'
}

function Invoke-PackageTask {
    Invoke-BuildTask
    $version = (Test-ModuleManifest $manifest).Version
    $target = "$PSScriptRoot/artifacts/DefenderXdr/$version"
    if (Test-Path $target) { Remove-Item $target -Recurse }
    $null = New-Item $target -ItemType Directory

    Copy-Item $manifest, "$PSScriptRoot/LICENSE", "$PSScriptRoot/README.md", "$PSScriptRoot/CHANGELOG.md" $target
    # Everything built but symbols and the compilers' XML; the help files are XML as well.
    Copy-Item "$PSScriptRoot/bin" $target -Recurse
    Get-ChildItem "$target/bin" -Recurse -File |
        Where-Object { $_.Extension -eq '.pdb' -or ($_.Extension -eq '.xml' -and $_.Name -notlike '*-Help.xml') } |
        Remove-Item

    Compress-Archive -Path "$PSScriptRoot/artifacts/DefenderXdr" -DestinationPath "$PSScriptRoot/artifacts/DefenderXdr.$version.zip" -Force
    "The module is in $target."
}

function Invoke-TryTask {
    Invoke-BuildTask
    & (Get-Process -Id $PID).Path -NoProfile -Command @"
`$ErrorActionPreference = 'Stop'
Import-Module '$($manifest.Replace("'", "''"))'
Connect-DefenderXdr -Simulated
Get-DefenderIncident -UpdatedAfter 48h
"@
    if ($LASTEXITCODE -ne 0) { throw "PowerShell ended with exit code $LASTEXITCODE." }
}

function Invoke-BenchmarkTask {
    # Release, whatever -Configuration says: a debug build is no measure.
    $benchmark = 'run', '--project', "$PSScriptRoot/tests/Benchmarks", '--configuration', 'Release'
    Invoke-Dotnet @benchmark
}

function Invoke-DocsTask {
    Import-Tool Microsoft.PowerShell.PlatyPS 1.0.1
    & "$PSScriptRoot/docs/Build-Help.ps1"
}

foreach ($name in $Task) { & "Invoke-${name}Task" }
