BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated -IncidentCount 1
}

Describe 'Get-DefenderToken' {
    It 'has these parameters and no others' {
        Get-ParameterTable Get-DefenderToken | Should -Be @(
            'Api DefenderApi Masked@0,PlainText@0,SecureString@0'
            'AsPlainText SwitchParameter PlainText!'
            'AsSecureString SwitchParameter SecureString!'
            'AuthorityUri Uri Token'
            'Cloud DefenderCloud? Token'
            'Connection ConnectionReference[] *. ConnectionName'
            'OutFile String Masked,PlainText,SecureString'
            'ThrottleLimit Int32 *'
            'Token SecureString Token!<'
            'Validate SwitchParameter Masked,Token'
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
        $token.Claims['exp'] | Should -BeOfType DateTimeOffset
        $token.Kind | Should -Be 'App'
        $token.IsExpired | Should -BeFalse
        $token.Version | Should -Be '1.0'
        $token.Issuer | Should -Be "https://sts.windows.net/$($token.TenantId)/"
        $token.NotBefore | Should -Be $token.IssuedOn
        $token.ObjectId | Should -Match '^[0-9a-f-]{36}$'
        $token.ConnectionName | Should -Be 'Simulated'
        $token.Validation | Should -Be 'NotValidated'
    }

    It 'tells of several connections which token is whose' {
        $null = Connect-DefenderXdr -Simulated -IncidentCount 1 -Name other
        try {
            (Get-DefenderToken -Connection *).ConnectionName | Sort-Object | Should -Be 'other', 'Simulated'
            (Get-DefenderConnection | Get-DefenderToken).ConnectionName | Should -Be 'Simulated', 'other'
            (Get-DefenderIncident -Connection Simulated | Get-DefenderToken).ConnectionName | Should -Be 'Simulated'
        }
        finally {
            Disconnect-DefenderXdr other
        }
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

Describe 'Get-DefenderToken -Token' {
    BeforeAll {
        $text = Get-DefenderToken -Api Xdr -AsPlainText
        $header, $payload, $signature = $text.Split('.')
        function ConvertTo-Base64Url([string] $Text) { [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($Text)).TrimEnd('=').Replace('+', '-').Replace('/', '_') }
        $expired = "$header.$(ConvertTo-Base64Url '{"aud":"https://graph.microsoft.com","exp":1700000000,"scp":"User.Read","upn":"a@contoso.com"}').$signature"
        $tampered = "$header.$payload.$(if ($signature[0] -eq 'A') { 'B' } else { 'A' })$($signature.Substring(1))"
    }

    It 'decodes what is pasted, without a connection' {
        Get-FreshProcessOutput @"
Import-Module ./DefenderXdr.psd1
`$token = Get-DefenderToken -Token 'Bearer $text'
"`$(`$token.Api) `$(`$token.Roles) `$(`$token.ConnectionName)."
"@ | Should -Match 'Xdr Incident.ReadWrite.All AdvancedHunting.Read.All \.'
    }

    It 'takes text, a SecureString, and what other commands give' {
        (Get-DefenderToken -Token $text).Api | Should -Be 'Xdr'
        (Get-DefenderToken -Token (ConvertTo-SecureString $text -AsPlainText -Force)).Api | Should -Be 'Xdr'
        (Get-DefenderToken -Token ([pscustomobject]@{ Token = $text })).Api | Should -Be 'Xdr'
        ('"Bearer {0}"' -f $text | Get-DefenderToken).Api | Should -Be 'Xdr'
        ($text.Insert(100, "`r`n") | Get-DefenderToken).Api | Should -Be 'Xdr'
        (Get-DefenderToken -Api Xdr | Get-DefenderToken).Api | Should -Be 'Xdr'
    }

    It 'decodes tokens that nobody would take' {
        $token = Get-DefenderToken -Token $expired
        $token.IsExpired | Should -BeTrue
        $token.Kind | Should -Be 'User'
        $token.Scopes | Should -Be 'User.Read'
        (Get-DefenderToken -Token "$header.$payload.").Api | Should -Be 'Xdr'
        (Get-DefenderToken -Token $tampered).Api | Should -Be 'Xdr'
        (Get-DefenderToken -Token "$header.$(ConvertTo-Base64Url '{"sub":"somebody"}').$signature").Claims['sub'] | Should -Be 'somebody'
    }

    It 'goes on after what is no token, and does not repeat it' {
        $tokens = $text, 'a-secret', '', 42, $null, "a-secret.$payload.$signature", $text |
            Get-DefenderToken -ErrorVariable caught -ErrorAction SilentlyContinue
        @($tokens).Count | Should -Be 2
        $caught.FullyQualifiedErrorId | Should -Be @(
            'TokenInvalid', 'TokenInvalid', 'InputObjectNotBound', 'InputObjectNotBound', 'TokenInvalid' | ForEach-Object { "$_,DefenderXdr.PowerShell.GetDefenderTokenCommand" })
        foreach ($record in $caught) {
            "$record $($record.Exception) $($record.TargetObject) $($record.ErrorDetails.RecommendedAction)" | Should -Not -Match "a-secret|$payload"
        }
        { Get-DefenderToken -Token 'a-secret' -ErrorAction Stop } | Should -Throw -ErrorId 'TokenInvalid,*'
    }

    It 'says that it was decoded and not validated' {
        Get-DefenderToken -Token $text | Out-String | Should -Match 'Validation : decoded, not validated'
        Get-DefenderToken -Token $expired | Out-String | Should -Match 'EXPIRED'
    }

    It 'validates with -Validate, through a connection' {
        foreach ($token in (Get-DefenderToken -Validate), (Get-DefenderToken -Token $text -Validate -Connection Simulated), (Get-DefenderToken -Api Endpoint | Get-DefenderToken -Validate)) {
            $token.Validation | Should -Be 'Valid'
            $token.ValidationMessage | Should -BeNullOrEmpty
            $token | Out-String | Should -Match '(?m)^Validation +: valid'
        }
    }

    It 'shows a token that does not hold, and says why' {
        $token = $tampered | Get-DefenderToken -Validate -Connection Simulated -ErrorVariable caught -ErrorAction SilentlyContinue
        $token.Validation | Should -Be 'Invalid'
        $token | Out-String -Width 200 | Should -Match 'Validation : INVALID: its signature does not fit'
        $caught.FullyQualifiedErrorId | Should -Be 'TokenNotValid,DefenderXdr.PowerShell.GetDefenderTokenCommand'
        $caught.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $caught.TargetObject | Should -Be $token
        "$caught $($caught.Exception)" | Should -Not -Match $payload
    }

    It 'says when a token could not be checked' {
        $sealed = "$(ConvertTo-Base64Url '{"alg":"RS256","nonce":"x"}').$((Get-DefenderToken -AsPlainText).Split('.')[1]).$signature"
        $token = Get-DefenderToken -Token $sealed -Validate -Connection Simulated -ErrorVariable caught -ErrorAction SilentlyContinue
        $token.Validation | Should -Be 'NotValidated'
        $caught.FullyQualifiedErrorId | Should -Be 'TokenNotVerifiable,DefenderXdr.PowerShell.GetDefenderTokenCommand'

        $nobody = Get-DefenderToken -Token $text -Validate -AuthorityUri http://127.0.0.1:9 -ErrorVariable caught -ErrorAction SilentlyContinue
        $nobody.Validation | Should -Be 'NotValidated'
        $caught.FullyQualifiedErrorId | Should -Be 'HostUnreachable,DefenderXdr.PowerShell.GetDefenderTokenCommand'
    }

    It 'checks a token where it was issued' {
        $server = Start-SimulationServer
        try {
            $body = @{ grant_type = 'client_credentials'; client_id = $server.client; client_secret = $server.secret; scope = 'https://api.security.microsoft.com/.default' }
            $issued = (Invoke-RestMethod "$($server.http)/$($server.tenant)/oauth2/v2.0/token" -Method Post -Body $body -NoProxy).access_token
            (Get-DefenderToken -Token $issued -Validate -AuthorityUri $server.http).Validation | Should -Be 'Valid'
            (Get-DefenderToken -Token $issued -Validate -Connection Simulated -ErrorAction SilentlyContinue).Validation | Should -Be 'Invalid'
        }
        finally {
            $server.Dispose()
        }
    }

    It 'refuses to check one token through several connections, or over plain http' {
        { Get-DefenderToken -Token $text -Validate -Connection Simulated, nosuch -ErrorAction Stop } | Should -Throw -ErrorId 'ConnectionNotFound,*'
        { Get-DefenderToken -Token $text -Validate -AuthorityUri http://login.example.com -ErrorAction Stop } | Should -Throw -ErrorId 'InsecureHost,*'
    }
}
