# Get-, Add- and Remove-DefenderLibraryFile: the live response library.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr

    function New-Script($Name, $Text = "'$Name'") {
        Set-Content -LiteralPath "$TestDrive/$Name" $Text
        "$TestDrive/$Name"
    }
}

Describe 'The library' {
    BeforeEach { $null = Connect-DefenderXdr -Simulated -IncidentCount 0 }

    It '<Command> has these parameters and no others' -ForEach @(
        @{ Command = 'Get-DefenderLibraryFile'; Table = 'Connection ConnectionReference[] *. ConnectionName', 'Name String[] *@0<. FileName', 'ThrottleLimit Int32 *' }
        @{ Command = 'Add-DefenderLibraryFile'; Table = 'Connection ConnectionReference[] *. ConnectionName', 'Description String *', 'Force SwitchParameter * Overwrite', 'Name String *', 'ParametersDescription String *', 'Path String[] *!@0<. FullName PSPath' }
        @{ Command = 'Remove-DefenderLibraryFile'; Table = 'Connection ConnectionReference[] *. ConnectionName', 'Name String[] *!@0<. FileName' }
    ) {
        Get-ParameterTable $Command | Should -Be $Table
        (Get-Command $Command).Parameters.ContainsKey('WhatIf') | Should -Be ($Command -notlike 'Get-*')
    }

    It 'takes a file, gives it, and forgets it' {
        $file = New-Script 'look.ps1' | Add-DefenderLibraryFile -Description Looks -ParametersDescription '-A'
        $file.FileName, $file.Description, $file.HasParameters, $file.ConnectionName | Should -Be 'look.ps1', 'Looks', $true, 'Simulated'
        $file.Sha256 | Should -Be (Get-FileHash "$TestDrive/look.ps1").Hash
        (Get-DefenderLibraryFile LOOK*).Sha256 | Should -Be $file.Sha256
        $file | Out-String | Should -Match 'look\.ps1 +Looks \| -A'
        $file | Remove-DefenderLibraryFile
        Get-DefenderLibraryFile | Should -BeNullOrEmpty
    }

    It 'takes files from the pipeline, whatever their names' {
        $naive = "na$([char]0xef)ve.ps1"
        $null = New-Script 'two words.ps1'; $null = New-Script $naive
        $added = Get-Item "$TestDrive/two words.ps1", "$TestDrive/$naive" | Add-DefenderLibraryFile
        $added.FileName | Should -Be 'two words.ps1', $naive
        (Get-DefenderLibraryFile).FileName | Sort-Object | Should -Be ($naive, 'two words.ps1' | Sort-Object)
    }

    It 'is not sent what it has' {
        $path = New-Script 'same.ps1'
        $null = Add-DefenderLibraryFile $path -Description One
        $lines = Add-DefenderLibraryFile $path -Verbose 4>&1
        $lines | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] -and $_ -match '^POST' } | Should -BeNullOrEmpty
        ($lines | Where-Object { $_ -is [DefenderXdr.DefenderLibraryFile] }).Description | Should -Be One
    }

    It 'replaces a file with -Force alone, and keeps what was said of it' {
        $path = New-Script 'new.ps1' 'old'
        $null = Add-DefenderLibraryFile $path -Description Kept
        $null = New-Script 'new.ps1' 'new'
        Get-FailureId { Add-DefenderLibraryFile $path -ErrorAction Stop } | Should -Be 'LibraryFileExists'
        Add-DefenderLibraryFile $path -Force -WhatIf | Should -BeNullOrEmpty
        (Get-DefenderLibraryFile new.ps1).Sha256 | Should -Not -Be (Get-FileHash $path).Hash
        $replaced = Add-DefenderLibraryFile $path -Force
        $replaced.Sha256, $replaced.Description | Should -Be (Get-FileHash $path).Hash, 'Kept'
    }

    It '<What> is <Id>' -ForEach @(
        @{ What = 'a file that is not there'; Id = 'UploadFileNotFound'; Script = { Add-DefenderLibraryFile "$TestDrive/none.ps1" -ErrorAction Stop } }
        @{ What = 'a directory'; Id = 'UploadFileUnreadable'; Script = { Add-DefenderLibraryFile $TestDrive -ErrorAction Stop } }
        @{ What = 'a file over 20 MB'; Id = 'LibraryFileTooLarge'; Script = { $big = [System.IO.File]::Create("$TestDrive/big.bin"); $big.SetLength(20MB + 1); $big.Close(); Add-DefenderLibraryFile "$TestDrive/big.bin" -ErrorAction Stop } }
        @{ What = 'a path as a name'; Id = 'InvalidParameter'; Script = { Add-DefenderLibraryFile (New-Script 'a.ps1') -Name '../a.ps1' } }
        @{ What = 'one name for two files'; Id = 'InvalidParameter'; Script = { Add-DefenderLibraryFile (New-Script 'a.ps1'), (New-Script 'b.ps1') -Name c.ps1 } }
        @{ What = 'a name that is not in the library'; Id = 'LibraryFileNotFound'; Script = { Get-DefenderLibraryFile none.ps1 -ErrorAction Stop } }
        @{ What = 'deleting what is not there'; Id = 'LibraryFileNotFound'; Script = { Remove-DefenderLibraryFile none.ps1 -ErrorAction Stop } }
        @{ What = 'deleting by a pattern'; Id = 'InvalidParameter'; Script = { Remove-DefenderLibraryFile '*' } }
    ) {
        Get-FailureId $Script | Should -Be $Id
    }

    It 'says when it is full' {
        $files = foreach ($number in 1..101) { New-Script "n$number.txt" }
        $null = $files | Add-DefenderLibraryFile -ErrorVariable failed -ErrorAction SilentlyContinue
        @(Get-DefenderLibraryFile).Count | Should -Be 100
        $failed.FullyQualifiedErrorId | Should -Be 'LibraryFull,DefenderXdr.PowerShell.AddDefenderLibraryFileCommand'
        $failed.TargetObject | Should -Be $files[100]
    }

    It 'loses nothing when an answer is lost' {
        $null = Connect-DefenderXdr -Simulated -IncidentCount 0 -Fault 'lost change'
        (Add-DefenderLibraryFile (New-Script 'lost.ps1')).FileName | Should -Be 'lost.ps1'
        @(Get-DefenderLibraryFile).Count | Should -Be 1
    }

    It 'completes names' {
        $null = New-Script 'two words.ps1' | Add-DefenderLibraryFile -Description 'Says two words'
        $completion = (TabExpansion2 'Remove-DefenderLibraryFile ').CompletionMatches
        $completion.CompletionText | Should -Be "'two words.ps1'"
        $completion.ToolTip | Should -Be 'two words.ps1: Says two words'
    }
}
