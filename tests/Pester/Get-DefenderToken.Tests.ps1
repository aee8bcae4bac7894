BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated -IncidentCount 1
}

Describe 'Get-DefenderToken' {
    It 'has these parameters and no others' {
        Get-ParameterTable Get-DefenderToken | Should -Be @(
            'Api DefenderApi *@0'
            'AsPlainText SwitchParameter PlainText!'
            'AsSecureString SwitchParameter SecureString!'
            'Connection ConnectionReference[] *. ConnectionName'
            'OutFile String *'
        )
    }

    It 'tells who, what for and until when' {
        $token = Get-DefenderToken -Api Endpoint
        $token | Should -BeOfType DefenderXdr.DefenderToken
        $token.Audience | Should -Be 'https://api.securitycenter.microsoft.com'
        $token.TenantId | Should -Be (Get-DefenderConnection).TenantId
        $token.ClientId | Should -Be (Get-DefenderConnection).ClientId
        $token.Roles | Should -Contain 'Alert.ReadWrite.All'
        $token.ExpiresOn | Should -BeGreaterThan ([DateTimeOffset]::UtcNow)
        $token.Claims['appid'] | Should -Be $token.ClientId
    }

    It 'gives the token itself as text or SecureString' {
        $text = Get-DefenderToken -AsPlainText
        $text.Split('.').Count | Should -Be 3
        [System.Net.NetworkCredential]::new('', (Get-DefenderToken -AsSecureString)).Password | Should -Be $text
    }

    It 'shows the token nowhere else' {
        $text = Get-DefenderToken -AsPlainText
        $token = Get-DefenderToken
        $token | Export-Clixml "$TestDrive/token.xml" -Depth 5
        $shown = ($token | Out-String) + ($token | Format-List * -Force | Out-String) + ($token | ConvertTo-Json -Depth 5) + "$token" + (Get-Content "$TestDrive/token.xml" -Raw) + (Get-DefenderToken -Verbose -Debug 4>&1 5>&1 | Out-String)
        $shown | Should -Match 'graph.microsoft.com'
        $shown | Should -Not -Match ([regex]::Escape($text.Split('.')[2]))
        $shown | Should -Not -Match ([regex]::Escape($text.Split('.')[1]))
    }

    It 'does what Get-Token.ps1 of the documentation does' {
        Push-Location $TestDrive
        try { $returned = Get-DefenderToken -Api Xdr -AsPlainText -OutFile ./Latest-token.txt } finally { Pop-Location }
        (Get-Content "$TestDrive/Latest-token.txt") | Should -Be $returned
        if (-not $IsWindows) { (Get-Item "$TestDrive/Latest-token.txt").UnixMode | Should -Be '-rw-------' }
    }

    It 'says when it cannot write the file' {
        Get-DefenderToken -OutFile "$TestDrive/none/token.txt" -ErrorVariable caught -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $caught.FullyQualifiedErrorId | Should -Be 'TokenFileUnwritable,DefenderXdr.PowerShell.GetDefenderTokenCommand'
        $caught.TargetObject | Should -Be "$TestDrive/none/token.txt"
    }
}
