# The examples that change something, as a user runs them: against the simulated tenant, in a process of their own. CI runs all of them.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    $environment = 'Remove-Item Env:AZURE_TENANT_ID, Env:AZURE_CLIENT_ID -ErrorAction Ignore; '
}

Describe 'triage.ps1' {
    It 'takes the worst of what nobody works on, and says what it is about' {
        $output = Get-FreshProcessOutput "$environment ./docs/examples/triage.ps1 -First 3 -AssignedTo me@contoso.com"
        $output | Should -Match '(?m)^\d+  High  \w'
        $output | Should -Match '(?m)^    User +\w+'
        $output | Should -Match '(?m)^3 of 3 incidents were taken by me@contoso.com\.'
    }

    It 'changes nothing with -WhatIf' {
        $output = Get-FreshProcessOutput "$environment ./docs/examples/triage.ps1 -First 3 -WhatIf"
        [regex]::Matches($output, 'What if: .*set Status to InProgress').Count | Should -Be 3
        $output | Should -Match '(?m)^0 of 3 incidents were taken'
    }
}

Describe 'close-false-positives.ps1' {
    It 'closes alerts by their title, and the incidents that hold nothing else' {
        # Two rounds in one tenant: the second finds nothing open any more.
        $output = Get-FreshProcessOutput "$environment ./docs/examples/close-false-positives.ps1 -Title '*'; 'Open: ' + @(Get-DefenderAlert -Status New, InProgress -CreatedAfter 30d).Count; 'Closed: ' + @(Get-DefenderIncident -Status Resolved -Classification FalsePositive -UpdatedAfter 10m).Count"
        $output | Should -Match '(?m)^[1-9]\d* open alerts of the last 30d have a title like \*\.'
        $output | Should -Match '(?m)^(?<done>[1-9]\d*) of [1-9]\d* incidents held nothing else and were closed\.'
        $null = $output -match '(?m)^(?<done>[1-9]\d*) of [1-9]\d* incidents'
        $output | Should -Match '(?m)^Open: 0\b'
        $output | Should -Match "(?m)^Closed: $($Matches.done)\b"
    }

    It 'changes nothing with -WhatIf' {
        $output = Get-FreshProcessOutput "$environment ./docs/examples/close-false-positives.ps1 -WhatIf; 'Open: ' + @(Get-DefenderAlert -Status New, InProgress -CreatedAfter 30d | Where-Object Title -Like '*Mimikatz*').Count"
        $output | Should -Match 'What if: .*set Classification to FalsePositive'
        $null = $output -match '(?m)^(?<open>\d+) open alerts'
        $output | Should -Match "(?m)^Open: $($Matches.open)\b"
    }
}

Describe 'isolate-from-hunt.ps1' {
    It 'isolates what the query finds, and waits until it is' {
        $output = Get-FreshProcessOutput "$environment ./docs/examples/isolate-from-hunt.ps1; Get-DefenderMachineAction -Type Isolate | Group-Object Status -NoElement | ForEach-Object { 'Now {0}: {1}' -f `$_.Name, `$_.Count }"
        $output | Should -Match '(?m)^The query found (?<found>[1-9]\d*) devices'
        $null = $output -match '(?m)^The query found (?<found>\d+) devices'
        $output | Should -Match "(?m)^$($Matches.found) of $($Matches.found) devices are isolated\."
        $output | Should -Match "(?m)^Now Succeeded: $($Matches.found)\b"
    }

    It 'changes nothing with -WhatIf' {
        $output = Get-FreshProcessOutput "$environment ./docs/examples/isolate-from-hunt.ps1 -WhatIf; 'Actions: ' + @(Get-DefenderMachineAction -Type Isolate).Count"
        $output | Should -Match 'What if: .*isolate from the network \(Full\).* on target "[\w-]+\.'
        $output | Should -Match '(?m)^Actions: 0\b'
    }

    It 'stops before it acts when there are more than are allowed' {
        { Get-FreshProcessOutput "$environment ./docs/examples/isolate-from-hunt.ps1 -Most 1" } | Should -Throw '*more than 1*'
    }
}

Describe 'collect-package.ps1' {
    It 'saves a package of each device, and lists them with their checksums' {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive 'case')).FullName
        $output = Get-FreshProcessOutput "$environment ./docs/examples/collect-package.ps1 -Comment 'Case 4711' -OutDirectory '$folder'"
        $output | Should -Match '(?m)^2 of 2 devices gave a package\.'
        $list = Import-Csv "$folder/packages.csv"
        $list.Count | Should -Be 2
        foreach ($package in $list) { (Get-FileHash $package.Path).Hash | Should -Be $package.Sha256 }
    }

    It 'does nothing with -WhatIf' {
        $folder = Join-Path $TestDrive 'none'
        $output = Get-FreshProcessOutput "$environment ./docs/examples/collect-package.ps1 -WhatIf -OutDirectory '$folder'"
        [regex]::Matches($output, 'What if: .*collect an investigation package').Count | Should -Be 2
        $folder | Should -Not -Exist
    }
}

Describe 'import-indicators.ps1' {
    It 'makes the indicators of a file, and removes those of the feed that it does not have' {
        $output = Get-FreshProcessOutput "$environment ./docs/examples/import-indicators.ps1 -Prune; 'There: ' + @(Get-DefenderIndicator -Application threat-feed).Count + ' of ' + @(Get-DefenderIndicator).Count"
        $output | Should -Match '(?m)^3 added, 0 updated, 0 unchanged, 4 removed, 0 left, 0 of threat-feed not in the file\.'
        $output | Should -Match '(?m)^There: 3 of 7\b'
    }

    It 'changes nothing with -WhatIf' {
        $output = Get-FreshProcessOutput "$environment ./docs/examples/import-indicators.ps1 -Prune -WhatIf; 'There: ' + @(Get-DefenderIndicator).Count"
        [regex]::Matches($output, 'What if: .*"add: ').Count | Should -Be 3
        [regex]::Matches($output, 'What if: .*"remove"').Count | Should -Be 4
        $output | Should -Match '(?m)^There: 8\b'
    }
}
