BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
}

Describe 'Connect-DefenderXdr' {
    AfterEach { Get-DefenderConnection | Disconnect-DefenderXdr }

    It 'has these parameters and no others' {
        Get-ParameterTable Connect-DefenderXdr | Should -Be @(
            'AccessToken Object AccessToken!'
            'AllowUnprotectedCache SwitchParameter DeviceCode,Interactive'
            'Api DefenderApi *'
            'AuthorityUri Uri *'
            'Certificate X509Certificate2 Certificate!'
            'CertificatePassword SecureString CertificatePath'
            'CertificatePath String CertificatePath!'
            'CertificateSubject String CertificateSubject!'
            'CertificateThumbprint String CertificateThumbprint!'
            'ChangesPerHour Int32 Simulated'
            'ClientAssertion ScriptBlock ClientAssertion!'
            'ClientId String Certificate!,CertificatePath!,CertificateSubject!,CertificateThumbprint!,ClientAssertion!,ClientSecret!,DeviceCode!,FederatedTokenFile!,Interactive!,UserCredential!,WorkloadIdentity'
            'ClientSecret SecureString ClientSecret!'
            'Cloud DefenderCloud *'
            'Credential PSCredential Credential!'
            'DeviceCode SwitchParameter DeviceCode!'
            'EndpointUri Uri *'
            'Fault String[] Simulated'
            'FederatedTokenFile String FederatedTokenFile!'
            'FromEnvironment SwitchParameter FromEnvironment!'
            'GraphUri Uri *'
            'IdentityId String ManagedIdentity'
            'IncidentCount Int32 Simulated'
            'LoginHint String DeviceCode,Interactive'
            'ManagedIdentity SwitchParameter ManagedIdentity!'
            'Name String[] *'
            'PersistTokenCache SwitchParameter DeviceCode,Interactive'
            'RateLimit Int32? *'
            'Region DefenderRegion? *'
            'Seed Int32 Simulated'
            'SendCertificateChain SwitchParameter Certificate,CertificatePath,CertificateSubject,CertificateThumbprint'
            'Simulated SwitchParameter Simulated!'
            'TenantId String[] Certificate!,CertificatePath!,CertificateSubject!,CertificateThumbprint!,ClientAssertion!,ClientSecret!,Credential!,DeviceCode,FederatedTokenFile!,FromEnvironment,Interactive,Simulated,UserCredential,WorkloadIdentity'
            'ThrottleLimit Int32 *'
            'Timeout TimeSpan? *'
            'UserCredential PSCredential UserCredential!'
            'WorkloadIdentity SwitchParameter WorkloadIdentity!'
            'XdrUri Uri *'
        )
        (Get-Command Connect-DefenderXdr).DefaultParameterSet | Should -Be 'Interactive'
    }

    It 'emits the connection and makes it the default' {
        $connection = Connect-DefenderXdr -Simulated -Name contoso -IncidentCount 2
        $connection | Should -BeOfType DefenderXdr.DefenderConnection
        $connection.Name | Should -Be 'contoso'
        $connection.IsDefault | Should -BeTrue
        (Get-DefenderIncident | Measure-Object).Count | Should -Be 2
    }

    It 'gives the same estate for the same seed' {
        $first = Connect-DefenderXdr -Simulated -Name first -Seed 7 -IncidentCount 20
        $same = Connect-DefenderXdr -Simulated -Name same -Seed 7 -IncidentCount 20
        $other = Connect-DefenderXdr -Simulated -Name other -Seed 8 -IncidentCount 20
        $names = foreach ($connection in $first, $same, $other) { (Get-DefenderIncident -Connection $connection).DisplayName -join '|' }
        $names[1] | Should -Be $names[0]
        $names[2] | Should -Not -Be $names[0]
    }

    It 'replaces a connection of the same name' {
        $null = Connect-DefenderXdr -Simulated -Name twice -IncidentCount 1
        $null = Connect-DefenderXdr -Simulated -Name twice -IncidentCount 3
        @(Get-DefenderConnection).Count | Should -Be 1
        @(Get-DefenderIncident).Count | Should -Be 3
    }

    It 'takes a token as text, as SecureString and with "Bearer " before it' -ForEach @(
        @{ As = 'text'; Convert = { param($t) $t } }
        @{ As = 'SecureString'; Convert = { param($t) ConvertTo-SecureString $t -AsPlainText -Force } }
        @{ As = 'header'; Convert = { param($t) "Bearer $t" } }
    ) {
        $null = Connect-DefenderXdr -Simulated
        $token = Get-DefenderToken -Api Xdr -AsPlainText
        $connection = Connect-DefenderXdr -AccessToken (& $Convert $token) -Name handed-in
        $connection.Flow | Should -Be 'AccessToken'
        (Get-DefenderToken).Api | Should -Be 'Xdr'
    }

    It 'fails once and for good, with an id, a category and what to do: <Id>' -ForEach @(
        @{ Id = 'TokenInvalid'; Category = 'InvalidArgument'; Parameters = @{ AccessToken = 'abc' } }
        @{ Id = 'RegionNotInCloud'; Category = 'InvalidArgument'; Parameters = @{ Simulated = $true; Cloud = 'GCCHigh'; Region = 'EU' } }
        @{ Id = 'InsecureHost'; Category = 'InvalidArgument'; Parameters = @{ Simulated = $true; XdrUri = 'http://xdr.contoso.com' } }
        @{ Id = 'HostUnreachable'; Category = 'ConnectionError'; Parameters = @{ TenantId = 'contoso.onmicrosoft.com'; ClientId = 'c0ffee00-0000-0000-0000-000000000000'; AuthorityUri = 'http://127.0.0.1:1' } }
    ) {
        if ($Parameters.ClientId) { $Parameters.ClientSecret = ConvertTo-SecureString 'a-secret-of-mine' -AsPlainText -Force }
        $caught = $null
        try { Connect-DefenderXdr @Parameters } catch { $caught = $_ }
        $caught.FullyQualifiedErrorId | Should -Be "$Id,DefenderXdr.PowerShell.ConnectDefenderXdrCommand"
        $caught.CategoryInfo.Category | Should -Be $Category
        $caught.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        ($caught | Format-List * -Force | Out-String) | Should -Not -Match 'a-secret-of-mine'
        Get-DefenderConnection | Should -BeNullOrEmpty
    }

    It 'ends at once when it is stopped while the sign-in service is silent' {
        $server = Start-SilentServer
        try {
            $shell = [powershell]::Create().AddScript({
                    param($Root, $Authority)
                    Import-Module "$Root/DefenderXdr.psd1"
                    Connect-DefenderXdr -TenantId contoso.onmicrosoft.com -ClientId c0ffee00-0000-0000-0000-000000000000 -ClientSecret (ConvertTo-SecureString x -AsPlainText -Force) -AuthorityUri $Authority
                }).AddArgument((Resolve-Path "$PSScriptRoot/../..").Path).AddArgument("http://$($server.LocalEndpoint)")
            $run = $shell.BeginInvoke()
            while (-not $server.Pending()) { Start-Sleep -Milliseconds 20 }
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $watch.ElapsedMilliseconds | Should -BeLessThan 1000
            $run.IsCompleted | Should -BeTrue
        }
        finally { $server.Stop() }
    }

    It 'has one set of connections a runspace, and a connection works in another' {
        $null = Connect-DefenderXdr -Simulated -Name mine -IncidentCount 4
        $mine = Get-DefenderConnection mine
        $counts = 1..3 | ForEach-Object -ThrottleLimit 3 -Parallel {
            Import-Module "$($using:PSScriptRoot)/../../DefenderXdr.psd1"
            @(Get-DefenderConnection).Count
            @(Get-DefenderIncident -Connection $using:mine).Count
        }
        $counts | Sort-Object | Should -Be 0, 0, 0, 4, 4, 4
    }
}

Describe 'Connect-DefenderXdr over a socket' {
    BeforeAll {
        $server = Start-SimulationServer
        $Hosts = @{ AuthorityUri = $server.http; GraphUri = $server.http; XdrUri = $server.http; EndpointUri = $server.http }
        $Secret = ConvertTo-SecureString $server.secret -AsPlainText -Force
    }

    AfterAll { $server.Dispose() }

    AfterEach { Get-DefenderConnection | Disconnect-DefenderXdr }

    It 'signs in with id and secret' {
        (Connect-DefenderXdr -TenantId $server.tenant -ClientId $server.client -ClientSecret $Secret @Hosts).Flow | Should -Be 'ClientSecret'
        @(Get-DefenderIncident).Count | Should -Be 20
    }

    It 'signs in with a credential, and by the tenant''s domain' {
        $credential = [pscredential]::new($server.client, $Secret)
        $connection = Connect-DefenderXdr -TenantId contoso.onmicrosoft.com -Credential $credential @Hosts
        $connection.TenantId | Should -Be $server.tenant
        $connection.Name | Should -Be 'contoso.onmicrosoft.com'
    }

    It 'tells a wrong secret at once, and shows it nowhere' {
        Start-Transcript "$TestDrive/transcript.txt" | Out-Null
        try {
            $wrong = ConvertTo-SecureString 'my-wrong-secret-42' -AsPlainText -Force
            $caught = $null
            $streams = try { Connect-DefenderXdr -TenantId $server.tenant -ClientId $server.client -ClientSecret $wrong @Hosts -Verbose -Debug *>&1 } catch { $caught = $_ }
        }
        finally { Stop-Transcript | Out-Null }
        $caught.FullyQualifiedErrorId | Should -Be 'InvalidClientSecret,DefenderXdr.PowerShell.ConnectDefenderXdrCommand'
        $caught.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $caught.TargetObject | Should -Be $server.tenant
        $shown = ($streams | Out-String) + ($caught | Format-List * -Force | Out-String) + ($caught.Exception | Format-List * -Force | Out-String) + (Get-Content "$TestDrive/transcript.txt" -Raw)
        $shown | Should -Match 'AADSTS7000215'
        $shown.Replace("ConvertTo-SecureString 'my-wrong-secret-42'", '') | Should -Not -Match 'my-wrong-secret-42'
    }
}
