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
    Try      Builds, then shows the last 48 hours of the simulated tenant in a PowerShell of its own.
.PARAMETER Task
    What to do, in this order: one task or several. Default: Build.
    Several from another shell: pwsh -Command ./build.ps1 -Task Docs, Test
.PARAMETER Configuration
    Release or Debug. Both build to the same bin/ folder; the last one stands. Default: Release.
.PARAMETER HelpFolder
    Where the task Docs writes the help files. Default: docs/en-US, where they are committed.
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
    [ValidateSet('Build', 'Test', 'Docs', 'Analyze', 'Package', 'Try')]
    [string[]] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release',

    [string] $HelpFolder = "$PSScriptRoot/docs/en-US"
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$manifest = "$PSScriptRoot/DefenderXdr.psd1"
$pages = "$PSScriptRoot/docs/en-US"
$solution = @("$PSScriptRoot/DefenderXdr.sln", '--configuration', $Configuration)
$builtHelp = $HelpFolder

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
        foreach ($path in 'build.ps1', 'DefenderXdr.psd1', 'docs/examples') { Invoke-ScriptAnalyzer -Path "$PSScriptRoot/$path" -Recurse }
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

function Invoke-DocsTask {
    Import-Tool Microsoft.PowerShell.PlatyPS 1.0.1
    $draft = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid())
    try {
        $help = Get-ChildItem "$pages/*-*.md" | Sort-Object Name | Import-MarkdownCommandHelp
        $maml = Export-MamlCommandHelp $help -OutputFolder $draft -Force
        Save-HelpXml -Help $help -Source $maml.FullName -Path "$builtHelp/DefenderXdr.dll-Help.xml"
    }
    finally {
        if (Test-Path $draft) { Remove-Item $draft -Recurse }
    }
    Save-HelpText -Source "$pages/about_DefenderXdr.md" -Path "$builtHelp/about_DefenderXdr.help.txt"
}

# The same bytes on every platform: UTF-8 without a mark, line feeds.
function Save-Text([string] $Path, [string] $Text) {
    $full = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
    [System.IO.File]::WriteAllText($full, $Text.Replace("`r", '').TrimEnd() + "`n")
    "Written: $full"
}

# PlatyPS leaves an example's Markdown as one text with control characters between its paragraphs, links to Markdown files,
# and types in their longest form without the default. Get-Help wants the text before the code, the code, and what follows it.
function Save-HelpXml([object[]] $Help, [string] $Source, [string] $Path) {
    $document = [xml](Get-Content -LiteralPath $Source -Raw -Encoding utf8)
    $names = [System.Xml.XmlNamespaceManager]::new($document.NameTable)
    $names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
    $names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
    $names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')

    foreach ($example in $document.SelectNodes('//command:example', $names)) {
        $title = $example.SelectSingleNode('maml:title', $names)
        $introduction = $example.SelectSingleNode('maml:introduction', $names)
        $text = ($introduction.SelectNodes('maml:para', $names) | ForEach-Object { $_.InnerText.Trim([char]0x80) } | Where-Object { $_ }) -join "`n`n"
        if ($text -notmatch '(?s)^(?<before>.*?)```powershell\n(?<code>.*?)\n```(?<after>.*)$') { throw "'$($title.InnerText)' has no code." }
        $parts = $Matches
        $introduction.RemoveAll()
        Add-Paragraph $introduction ($parts.before.Trim() + "`n")
        # What the code prints stands below it, as at a prompt.
        $output = if ($parts.after -match '(?s)^\s*```output\n(.*?)\n```') { $parts.after = $parts.after.Substring($Matches[0].Length); "`n`n" + $Matches[1] } else { '' }
        $example.SelectSingleNode('dev:code', $names).InnerText = $parts.code + $output
        $remarks = $example.SelectSingleNode('dev:remarks', $names)
        if ($parts.after.Trim()) { Add-Paragraph $remarks $parts.after.Trim() }
        Add-Paragraph $remarks ''
    }
    foreach ($value in $document.SelectNodes('//command:parameters/command:parameter/command:parameterValue', $names)) {
        $value.InnerText = $value.InnerText -replace '^System\.Nullable`1\[(.+)\]$', '$1' -replace '^.*\.'
        $parameter = $value.ParentNode
        $command = $parameter.SelectSingleNode('../../command:details/command:name', $names).InnerText
        $name = $parameter.SelectSingleNode('maml:name', $names).InnerText
        $default = ($Help | Where-Object Title -EQ $command).Parameters | Where-Object Name -EQ $name | ForEach-Object DefaultValue
        if ($default -and -not $parameter.SelectSingleNode('dev:defaultValue', $names)) {
            $parameter.AppendChild($document.CreateElement('dev', 'defaultValue', $names.LookupNamespace('dev'))).InnerText = $default
        }
    }
    foreach ($link in $document.SelectNodes('//maml:navigationLink', $names)) {
        $uri = $link.SelectSingleNode('maml:uri', $names)
        if ($link.SelectSingleNode('maml:linkText', $names).InnerText -eq 'Online Version' -and -not $uri.InnerText) { $null = $link.ParentNode.RemoveChild($link) }
        elseif ($uri.InnerText.EndsWith('.md')) { $uri.InnerText = '' }
    }

    $text = [System.IO.StringWriter]::new()
    $writer = [System.Xml.XmlWriter]::Create($text, [System.Xml.XmlWriterSettings]@{ Indent = $true; NewLineChars = "`n"; OmitXmlDeclaration = $true })
    $document.Save($writer)
    $writer.Dispose()
    Save-Text $Path "<?xml version=`"1.0`" encoding=`"utf-8`"?>`n$($text.ToString() -replace '^<\?xml.*?\?>\s*')"
}

function Add-Paragraph([System.Xml.XmlElement] $Parent, [string] $Text) {
    $paragraph = $Parent.AppendChild($Parent.OwnerDocument.CreateElement('maml', 'para', 'http://schemas.microsoft.com/maml/2004/10'))
    $paragraph.InnerText = $Text
}

# An about topic is plain text: headings in capitals, the rest indented and wrapped, code as it is.
function Save-HelpText([string] $Source, [string] $Path) {
    $code = $afterHeading = $false
    $lines = foreach ($line in Get-Content -LiteralPath $Source -Encoding utf8) {
        if ($line -match '^```') { $code = -not $code }
        elseif ($code) { '        ' + $line }
        elseif ($line -match '^# (.*)') { 'TOPIC'; '    ' + $Matches[1] }
        elseif ($line -match '^## (.*)') { $Matches[1].ToUpperInvariant() }
        elseif (-not $line) { if (-not $afterHeading) { '' } }
        else {
            $row = '    '
            foreach ($word in ($line -replace '\[(.+?)\]\(.+?\)', '$1' -replace '`').Split(' ')) {
                if ($row.Trim() -and $row.Length + $word.Length -ge 79) {
                    $row
                    $row = if ($line -match '^- ') { '      ' } else { '    ' }
                }
                $row += if ($row.Trim()) { ' ' + $word } else { $word }
            }
            $row
        }
        $afterHeading = $line -match '^## '
    }
    Save-Text $Path (($lines | ForEach-Object TrimEnd) -join "`n")
}

foreach ($name in $Task) { & "Invoke-${name}Task" }
