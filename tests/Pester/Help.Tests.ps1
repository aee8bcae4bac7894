# What Get-Help shows, and whether the pages say what the commands do.

BeforeDiscovery {
    Import-Module "$PSScriptRoot/../../DefenderXdr.psd1"
    $commands = @(Get-Command -Module DefenderXdr | ForEach-Object Name)

    # The operations that a command says it calls.
    $operationCases = foreach ($command in $commands) {
        foreach ($calls in (Get-Command $command).ImplementingType.GetCustomAttributes([DefenderXdr.PowerShell.OperationsAttribute], $false)) {
            foreach ($operation in $calls.Operations) { @{ Command = $command; Name = $operation.Name; Operation = $operation } }
        }
    }

    $exampleCases = foreach ($command in $commands) {
        $page = Get-Content -LiteralPath "$PSScriptRoot/../../docs/en-US/$command.md" -Raw -Encoding utf8
        foreach ($match in [regex]::Matches($page, '(?ms)^### (?<title>Example \d+[^\n]*)\n.*?^```powershell\n(?<code>.*?)^```')) {
            $code = $match.Groups['code'].Value
            @{ Command = $command; Title = $match.Groups['title'].Value; Code = $code }
        }
    }
    # An example that signs in to a real tenant, or calls the network, cannot be run here.
    $runnableCases = $exampleCases | Where-Object { $_.Code -notmatch '(?<!Dis)Connect-DefenderXdr(?!.* -Simulated)|Invoke-RestMethod' }
    $noPlatyPS = -not (Get-Module Microsoft.PowerShell.PlatyPS -ListAvailable | Where-Object Version -GE 1.0.1)
}

BeforeAll {
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    Import-Module "$root/DefenderXdr.psd1"
    $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
}

Describe 'Help of <_>' -ForEach $commands {
    BeforeAll {
        $command = $_
        $help = Get-Help $command -Full
    }

    It 'has a page' {
        "$root/docs/en-US/$command.md" | Should -Exist
    }

    It 'has a synopsis and a description of its own' {
        $help.Synopsis | Should -Match '^[A-Z][^\n]*\.$'
        $help.description.Text | Should -Not -BeNullOrEmpty
        Get-Content -LiteralPath "$root/docs/en-US/$command.md" -Raw | Should -Not -Match '\{\{'
    }

    It 'describes each parameter, and only those' {
        $expected = (Get-Command $command).Parameters.Keys | Where-Object { $_ -notin $common -or $_ -in 'WhatIf', 'Confirm' } | Sort-Object
        $help.parameters.parameter.name | Sort-Object | Should -Be $expected
        foreach ($parameter in $help.parameters.parameter) {
            ($parameter.description.Text -join '').Trim() | Should -Match '\.$' -Because "-$($parameter.name) is to be described in sentences"
        }
    }

    It 'says of each parameter what is so' {
        $own = Get-Command $command
        foreach ($parameter in $help.parameters.parameter) {
            $real = $own.Parameters[$parameter.name]
            $sets = $real.ParameterSets.Values
            $parameter.required | Should -Be "$(@($sets.IsMandatory) -contains $true)".ToLowerInvariant() -Because "-$($parameter.name) is so"
            ($parameter.pipelineInput -like 'true*') | Should -Be ((@($sets.ValueFromPipeline) + @($sets.ValueFromPipelineByPropertyName)) -contains $true) -Because "-$($parameter.name) is so"
        }
    }

    It 'has three examples or more, each with code' {
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
        foreach ($example in $help.examples.example) { $example.code | Should -Not -BeNullOrEmpty -Because $example.title }
    }

    It 'says what goes in, what comes out, and where to read on' {
        $help.inputTypes.inputType.type.name | Should -Not -BeNullOrEmpty
        $help.returnValues.returnValue.type.name | Should -Not -BeNullOrEmpty
        @($help.relatedLinks.navigationLink.linkText) | Should -Contain 'about_DefenderXdr'
    }

    It 'says that it calls operations, or that it needs no permission' {
        $page = Get-Content -LiteralPath "$root/docs/en-US/$command.md" -Raw
        $calls = (Get-Command $command).ImplementingType.GetCustomAttributes([DefenderXdr.PowerShell.OperationsAttribute], $false)
        if ($calls) { $page | Should -Match '(?m)^It stands for these API operations:' }
        else { $page | Should -Not -Match 'It stands for these API operations' }
    }

    It 'names error ids that exist' {
        $page = Get-Content -LiteralPath "$root/docs/en-US/$command.md" -Raw
        foreach ($match in [regex]::Matches($page, '(?m)^- (?<ids>`[A-Z]\w+`(, `[A-Z]\w+`)*): ') | ForEach-Object { $_.Groups['ids'].Value -split ', ' }) {
            # Pages also list classes in this way.
            if ("DefenderXdr.$($match.Trim('`'))" -as [type]) { continue }
            [DefenderXdr.DefenderErrors]::All.ContainsKey($match.Trim('`')) | Should -BeTrue -Because "$match is named"
        }
    }
}

Describe 'The operation <Name>' -ForEach $operationCases {
    It 'is on the page of <Command>, with its permissions' {
        $page = Get-Content -LiteralPath "$root/docs/en-US/$Command.md" -Raw
        $page.Contains("``$($Operation.Method) $($Operation.Path)``") | Should -BeTrue -Because "$($Operation.Path) is to be named"
        foreach ($permission in @($Operation.ApplicationPermissions) + @($Operation.DelegatedPermissions)) {
            $page.Contains("``$permission``") | Should -BeTrue -Because "$permission is to be named"
        }
        if ($Operation.RetiresOn) { $page | Should -Match ('{0:yyyy-MM-dd}' -f $Operation.RetiresOn) }
    }
}

Describe 'Example: <Command>, <Title>' -ForEach $exampleCases {
    It 'is PowerShell, with parameters that exist' {
        $tokens = $errors = $null
        $ast = [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref] $tokens, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        $calls = $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true) | Where-Object { $_.GetCommandName() -like '*-Defender*' }
        $calls | Should -Not -BeNullOrEmpty
        foreach ($call in $calls) {
            $parameters = (Get-Command $call.GetCommandName() -Module DefenderXdr -ErrorAction Stop).Parameters
            foreach ($element in $call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }) {
                $parameters.ContainsKey($element.ParameterName) | Should -BeTrue -Because "$($call.GetCommandName()) is called with -$($element.ParameterName)"
            }
        }
    }

}

Describe 'Example: <Command>, <Title>' -ForEach $runnableCases {
    It 'runs in the simulated tenant' {
        $powershell = [powershell]::Create([System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2())
        try {
            $null = $powershell.AddScript('param($Manifest, $Folder) Set-Location $Folder; Import-Module $Manifest; $null = Connect-DefenderXdr -Simulated').AddArgument("$root/DefenderXdr.psd1").AddArgument("$TestDrive").Invoke()
            $powershell.HadErrors | Should -BeFalse
            $powershell.Commands.Clear()
            { $null = $powershell.AddScript($Code).Invoke() } | Should -Not -Throw
            $powershell.Streams.Error | Should -BeNullOrEmpty
        }
        finally {
            $powershell.Dispose()
        }
    }
}

Describe 'about_DefenderXdr_Authentication' {
    It 'is found by Get-Help' {
        Get-Help about_DefenderXdr_Authentication | Out-String | Should -Match 'WHICH WAY WHEN'
    }

    It 'says something about each id that a sign-in can end in, and knows no others' {
        $page = Get-Content -LiteralPath "$root/docs/en-US/about_DefenderXdr_Authentication.md" -Raw -Encoding utf8
        $section = [regex]::Match($page, '(?ms)^## When sign-in fails\n(.*?)^## ').Groups[1].Value
        $named = [regex]::Matches($section, '(?m)^- (.*?):') | ForEach-Object { [regex]::Matches($_.Groups[1].Value, '\b[A-Z][a-z]\w+') } | ForEach-Object Value
        foreach ($id in $named) { [DefenderXdr.DefenderErrors]::All.ContainsKey($id) | Should -BeTrue -Because "$id is named" }
        $expected = [DefenderXdr.DefenderErrors]::All.GetEnumerator() | Where-Object { "$($_.Value.Item1)" -eq 'AuthenticationError' -or $_.Key -match '^(Certificate|ManagedIdentity|Environment)' } |
            ForEach-Object Key | Where-Object { $_ -notmatch '^Token|^WrongAudience$|^Unauthorized$' }
        foreach ($id in $expected) { $named | Should -Contain $id }
    }
}

Describe 'about_DefenderXdr' {
    It 'is found by Get-Help' {
        Get-Help about_DefenderXdr | Out-String | Should -Match 'SHORT DESCRIPTION'
    }
}

Describe 'about_DefenderXdr_Errors' {
    It 'is found by Get-Help' {
        Get-Help about_DefenderXdr_Errors | Out-String | Should -Match 'WHEN A LIST BREAKS'
    }

    It 'lists each error id with its category, what it means and what to do, and no others' {
        # The category that PowerShell shows, where it has none of the kind's name.
        $category = @{ InternalError = 'InvalidResult' }
        $expected = foreach ($entry in [DefenderXdr.DefenderErrors]::All.GetEnumerator()) {
            $kind = "$($entry.Value.Item1)"
            if ($category.ContainsKey($kind)) { $kind = $category[$kind] }
            "- $($entry.Key) ($kind). $($entry.Value.Item2)"
        }
        $actions = [DefenderXdr.DefenderErrors]::All
        $listed = foreach ($line in (Get-Content -LiteralPath "$root/docs/en-US/about_DefenderXdr_Errors.md" -Encoding utf8) -match '^- \w+ \(\w+\)\. ') {
            $null = $line -match '^(?<head>- (?<id>\w+) \(\w+\)\. )(?<rest>.*)$'
            $action = $actions[$Matches.id].Item2
            $Matches.rest.Substring(0, [Math]::Max(0, $Matches.rest.Length - $action.Length)) | Should -Match '^.{10,}[.:] $' -Because "$($Matches.id) says what it means"
            $Matches.head + $Matches.rest.Substring([Math]::Max(0, $Matches.rest.Length - $action.Length))
        }
        ($listed | Sort-Object) -join "`n" | Should -Be (($expected | Sort-Object) -join "`n")
    }
}

Describe 'about_DefenderXdr_Incidents' {
    It 'is found, and tells of each command of the family' {
        $topic = Get-Help about_DefenderXdr_Incidents | Out-String
        $topic | Should -Match 'FOLLOWING A TENANT'
        foreach ($command in Get-Command -Module DefenderXdr -Noun DefenderIncident, DefenderAlert, DefenderAlertEntity) { $topic | Should -Match $command.Name }
    }
}

Describe 'about_DefenderXdr_Hunting' {
    It 'is found, and tells of each parameter that is about limits' {
        $topic = Get-Help about_DefenderXdr_Hunting | Out-String
        $topic | Should -Match 'MORE ROWS THAN ONE ANSWER HAS'
        foreach ($parameter in 'QueryParameter', 'Timespan', 'StartTime', 'SliceBy', 'TimeColumn', 'FailOnTruncation', 'WaitForQuota', 'StatisticsVariable', 'OutFile', 'OutputType', 'ExpandDynamic') {
            $topic | Should -Match "-$parameter\b"
            (Get-Command Invoke-DefenderHunting).Parameters.Keys | Should -Contain $parameter
        }
    }
}

Describe 'about_DefenderXdr_Response' {
    It 'is found, and tells of each command that acts on devices' {
        $topic = Get-Help about_DefenderXdr_Response | Out-String
        $topic | Should -Match 'WHICH DEVICE'
        foreach ($command in Get-Command -Module DefenderXdr | Where-Object { $_.Noun -match 'Machine|AppRestriction|AntivirusScan|Investigation|DefenderFile|LiveResponse|LibraryFile' }) { $topic | Should -Match "\b$($command.Name)\b" }
    }
}

Describe 'The built help' {
    It 'is what build.ps1 -Task Docs makes of the pages' -Skip:$noPlatyPS {
        # In a process of its own: PlatyPS brings assemblies along.
        $output = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command "Import-Module Microsoft.PowerShell.PlatyPS; & '$root/docs/Build-Help.ps1' -OutputFolder '$TestDrive'" 2>&1 | Out-String
        $LASTEXITCODE | Should -Be 0 -Because $output
        $built = @('DefenderXdr.dll-Help.xml') + (Get-ChildItem "$root/docs/en-US/about_*.md" | ForEach-Object { "$($_.BaseName).help.txt" })
        (Get-ChildItem $TestDrive -Include *.xml, *.help.txt -Recurse).Name | Sort-Object | Should -Be ($built | Sort-Object)
        foreach ($file in $built) {
            $fresh = [System.IO.File]::ReadAllText("$TestDrive/$file")
            [System.IO.File]::ReadAllText("$root/docs/en-US/$file") -ceq $fresh | Should -BeTrue -Because "$file is built from the pages: run ./build.ps1 -Task Docs"
        }
    }

    It 'is plain UTF-8 with line feeds' {
        foreach ($file in Get-ChildItem "$root/docs/en-US/*" -Include *.xml, *.help.txt | ForEach-Object Name) {
            $bytes = [System.IO.File]::ReadAllBytes("$root/docs/en-US/$file")
            $bytes | Should -Not -Contain 13
            $bytes[0] | Should -BeLessThan 128
            [System.Text.Encoding]::UTF8.GetString($bytes) | Should -Not -Match "[\u0080-\u009f]"
        }
    }
}
