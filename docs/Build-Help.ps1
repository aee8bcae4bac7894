<#
.SYNOPSIS
    Builds the help that Get-Help reads from the pages in docs/en-US: the cmdlets' MAML file and the about topics.
.DESCRIPTION
    build.ps1 -Task Docs calls it, with Microsoft.PowerShell.PlatyPS imported.
.PARAMETER OutputFolder
    Where the files go.
#>
[CmdletBinding()]
param(
    [string] $OutputFolder = "$PSScriptRoot/en-US"
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$pages = "$PSScriptRoot/en-US"

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

# An about topic is plain text: headings in capitals, the rest indented and wrapped, list items further from their second line on, code as it is.
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
                    $row = '    ' + $(if ($line -match '^(- |\d+\. )') { ' ' * $Matches[1].Length })
                }
                $row += if ($row.Trim()) { ' ' + $word } else { $word }
            }
            $row
        }
        $afterHeading = $line -match '^## '
    }
    Save-Text $Path (($lines | ForEach-Object TrimEnd) -join "`n")
}

$draft = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid())
try {
    $help = Get-ChildItem "$pages/*-*.md" | Sort-Object Name | Import-MarkdownCommandHelp
    $maml = Export-MamlCommandHelp $help -OutputFolder $draft -Force
    Save-HelpXml -Help $help -Source $maml.FullName -Path "$OutputFolder/DefenderXdr.dll-Help.xml"
}
finally {
    if (Test-Path $draft) { Remove-Item $draft -Recurse }
}
foreach ($page in Get-ChildItem "$pages/about_*.md") { Save-HelpText -Source $page.FullName -Path "$OutputFolder/$($page.BaseName).help.txt" }
