# Each way of signing in, through the real MSAL, over sockets, against the simulated authority.

BeforeDiscovery {
    $userFlows = @(
        @{ Flow = 'Interactive'; Parameters = @{} }
        @{ Flow = 'DeviceCode'; Parameters = @{ DeviceCode = $true } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr

    function Secure([string] $Text) { ConvertTo-SecureString $Text -AsPlainText -Force }

    function New-TestCertificate([string] $Subject, [string] $Path, [int] $Days = 90) {
        $key = [System.Security.Cryptography.RSA]::Create(2048)
        $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new($Subject, $key, 'SHA256', [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
        $certificate = $request.CreateSelfSigned([DateTimeOffset]::Now.AddDays(-100), [DateTimeOffset]::Now.AddDays($Days))
        [System.IO.File]::WriteAllBytes($Path, $certificate.Export('Pfx', ''))
        $certificate
    }

    function Wait-TokenEnd {
        # The server here gives tokens of two seconds.
        Start-Sleep -Milliseconds 2200
        (Get-DefenderToken -Verbose 4>&1 | Out-String) | Should -Match 'Signed in|Asking for a new'
        @(Get-DefenderIncident -First 3).Count | Should -Be 3
    }

    function Measure-Stop([hashtable] $Parameters, [string] $Until) {
        # Ctrl+C, as soon as the command has said that it waits: how long its end takes, in milliseconds.
        $shell = [powershell]::Create().AddScript({
                param($Root, $Parameters)
                Import-Module "$Root/DefenderXdr.psd1"
                Connect-DefenderXdr @Parameters -Verbose
            }).AddArgument((Resolve-Path "$PSScriptRoot/../..").Path).AddArgument($Parameters)
        $run = $shell.BeginInvoke()
        $deadline = [DateTime]::Now.AddSeconds(20)
        while (-not (@($shell.Streams.Warning) + @($shell.Streams.Verbose) -match $Until)) {
            if ([DateTime]::Now -gt $deadline) { throw "It never said '$Until': $($shell.Streams.Error)" }
            Start-Sleep -Milliseconds 20
        }
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $shell.Stop()
        $run.IsCompleted | Should -BeTrue
        $watch.ElapsedMilliseconds
    }

    $Pfx = "$TestDrive/app.pfx"
    $Certificate = New-TestCertificate -Subject 'CN=DefenderXdr test' -Path $Pfx
    $Server = Start-SimulationServer --lifetime 2 --pfx $Pfx --managed-identity --federated https://issuer.test subject-of-mine
    $Hosts = $Server.Hosts
    $App = @{ TenantId = $Server.tenant; ClientId = $Server.client }
    $Variables = 'BROWSER', 'CI', 'TF_BUILD', 'IDENTITY_ENDPOINT', 'IDENTITY_HEADER', 'AZURE_TENANT_ID', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET', 'AZURE_USERNAME',
    'AZURE_PASSWORD', 'AZURE_CLIENT_CERTIFICATE_PATH', 'AZURE_FEDERATED_TOKEN_FILE', 'ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
    'SYSTEM_OIDCREQUESTURI', 'SYSTEM_ACCESSTOKEN', 'AZURESUBSCRIPTION_SERVICE_CONNECTION_ID'
    $Saved = @{}
    foreach ($name in $Variables) {
        $Saved[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $null)
    }

    function Get-OutsideToken([string] $Audience = 'api://AzureADTokenExchange') {
        # What another identity provider, one that the app registration trusts, gives to its workloads.
        (Invoke-RestMethod "$($Server.http)/oidc/github?audience=$Audience" -Headers @{ Authorization = "Bearer $($Server.oidc_request_token)" } -Verbose:$false -Debug:$false).value
    }
}

AfterAll {
    $Server.Dispose()
    foreach ($name in $Variables) { [Environment]::SetEnvironmentVariable($name, $Saved[$name]) }
}

Describe 'Signing a user in: <Flow>' -ForEach $userFlows {
    BeforeAll {
        # A host that -NonInteractive started has nobody before it: these run in a process of their own.
        $env:BROWSER = $Server.Browser
        $text = ($Hosts + $Parameters).GetEnumerator() | ForEach-Object { "$($_.Key) = $($_.Value -is [bool] ? '$true' : "'$($_.Value)'")" }
        $Start = "`$how = @{ $($text -join '; ') }; Import-Module ./DefenderXdr.psd1; `$ErrorActionPreference = 'Stop'; function Id(`$Script) { try { & `$Script } catch { `$_.FullyQualifiedErrorId } };"
    }

    AfterAll { $env:BROWSER = $null }

    It 'asks once, and renews silently' {
        $lines = Get-FreshProcessOutput -Interactive @"
$Start
`$connection = Connect-DefenderXdr -ClientId $($Server.client) @how -WarningVariable said -WarningAction SilentlyContinue
"flow `$(`$connection.Flow), user `$(`$connection.UserPrincipalName), tenant `$(`$connection.TenantId), warnings `$(@(`$said).Count)"
Start-Sleep -Milliseconds 2200
(Get-DefenderToken -Verbose 4>&1 | Out-String) -match 'Signed in' ? 'renewed' : 'not renewed'
"incidents `$(@(Get-DefenderIncident -First 3).Count)"
"@
        $lines | Should -Match "flow $Flow, user $($Server.user), tenant $($Server.tenant), warnings $(if ($Flow -eq 'DeviceCode') { 1 } else { 0 })"
        $lines | Should -Match '(?m)^renewed'
        $lines | Should -Match 'incidents 3'
    }

    It 'is silent the second time, and asks again after Disconnect-DefenderXdr' {
        $lines = Get-FreshProcessOutput -Interactive @"
$Start
`$null = Connect-DefenderXdr -ClientId $($Server.client) @how -Name first -WarningAction SilentlyContinue
`$null = Connect-DefenderXdr -ClientId $($Server.client) @how -Name second -WarningVariable said -Verbose 4>`$null
"second: `$(@(`$said).Count) warnings"
Disconnect-DefenderXdr first
Start-Sleep -Milliseconds 2200
"shared: `$(@(Get-DefenderIncident -First 1).Count)"
Disconnect-DefenderXdr second
`$verbose = Connect-DefenderXdr -ClientId $($Server.client) @how -WarningAction SilentlyContinue -WarningVariable said -Verbose 4>&1 | Out-String
"again: `$(@(`$said).Count -or `$verbose -match 'Opening the browser')"
"@
        $lines | Should -Match 'second: 0 warnings'
        $lines | Should -Match 'shared: 1'
        $lines | Should -Match 'again: True'
    }

    It 'ends by -Timeout and by Ctrl+C when the user does nothing, and says when the user declined' {
        $never = Start-SimulationServer --user never
        $decline = Start-SimulationServer --user decline
        try {
            $lines = Get-FreshProcessOutput -Interactive @"
$Start
`$watch = [System.Diagnostics.Stopwatch]::StartNew()
foreach (`$name in 'AuthorityUri', 'GraphUri', 'XdrUri', 'EndpointUri') { `$how[`$name] = '$($never.http)' }
Id { Connect-DefenderXdr -ClientId $($never.client) @how -Timeout 1s -WarningAction SilentlyContinue }
"limit: `$(`$watch.ElapsedMilliseconds -lt 6000)"
foreach (`$name in 'AuthorityUri', 'GraphUri', 'XdrUri', 'EndpointUri') { `$how[`$name] = '$($decline.http)' }
Id { Connect-DefenderXdr -ClientId $($decline.client) @how -WarningAction SilentlyContinue }
"@
            $lines | Should -Match 'SignInTimeout'
            $lines | Should -Match 'limit: True'
            $lines | Should -Match 'SignInCancelled'

            $neverHosts = $never.Hosts
            $stop = Get-FreshProcessOutput -Interactive @"
`$how = @{ $(($neverHosts + $Parameters).GetEnumerator() | ForEach-Object { "$($_.Key) = $($_.Value -is [bool] ? '$true' : "'$($_.Value)'")" } | Join-String -Separator '; ') }
`$PSScriptRoot = '$PSScriptRoot'
function Measure-Stop { $((Get-Command Measure-Stop).Definition.Replace('$PSScriptRoot/../..', './').Replace(' | Should -BeTrue', '')) }
"stopped after `$(Measure-Stop (`$how + @{ ClientId = '$($never.client)' }) 'enter the code|Opening the browser') ms".Replace('True ', '')
"@
            $stop -match 'stopped after (\d+) ms' | Should -BeTrue -Because $stop
            [int] $Matches[1] | Should -BeLessThan 1000
        }
        finally {
            $never.Dispose()
            $decline.Dispose()
        }
    }
}

Describe 'Signing a user in where nobody sits' {
    It 'fails at once and names -DeviceCode' {
        $text = Get-FreshProcessOutput @'
Import-Module ./DefenderXdr.psd1
$watch = [System.Diagnostics.Stopwatch]::StartNew()
try { Connect-DefenderXdr -ClientId c0ffee00-0000-0000-0000-000000000000 } catch { $_.FullyQualifiedErrorId; $_.ErrorDetails.RecommendedAction }
"at once: $($watch.ElapsedMilliseconds -lt 2000)"
'@
        $text | Should -Match 'BrowserUnavailable'
        $text | Should -Match '-DeviceCode'
        $text | Should -Match 'at once: True'
    }

    It 'shows a device code also when output is captured' {
        $hosts = $Server.Hosts.GetEnumerator() | ForEach-Object { "$($_.Key) = '$($_.Value)'" }
        $text = Get-FreshProcessOutput "Import-Module ./DefenderXdr.psd1; `$hosts = @{ $($hosts -join '; ') }; `$c = Connect-DefenderXdr -ClientId $($Server.client) -DeviceCode @hosts; `"is `$(`$c.Flow)`""
        $text | Should -Match '(?s)WARNING:.*enter\s+the\s+code.*is DeviceCode'
    }

    It 'takes one tenant at a time' {
        Get-FailureId { Connect-DefenderXdr -ClientId $Server.client -TenantId a.test, b.test -DeviceCode @Hosts } | Should -Be 'InvalidParameter'
    }
}

Describe 'Signing in with a user name and a password' {
    AfterEach { Get-DefenderConnection | Disconnect-DefenderXdr }

    It 'works, renews silently, and warns once' {
        $connection = Connect-DefenderXdr -ClientId $Server.client -UserCredential ([pscredential]::new($Server.user, (Secure $Server.password))) @Hosts -WarningVariable said -WarningAction SilentlyContinue
        $connection.Flow | Should -Be 'UserPassword'
        @($said).Count | Should -Be 1
        $said[0] | Should -Match 'MFA'
        Wait-TokenEnd
    }

    It 'tells a wrong password' {
        Get-FailureId { Connect-DefenderXdr -ClientId $Server.client -UserCredential ([pscredential]::new($Server.user, (Secure 'wrong'))) @Hosts -WarningAction SilentlyContinue } | Should -Be 'InvalidUserPassword'
    }

    It 'tells what the tenant demands: <Id>' -ForEach @(
        @{ Fault = 50076; Id = 'MfaRequired' }
        @{ Fault = 53003; Id = 'BlockedByConditionalAccess' }
    ) {
        $strict = Start-SimulationServer --user-fault $Fault
        try {
            $strictHosts = $strict.Hosts
            $failure = Get-Failure { Connect-DefenderXdr -ClientId $strict.client -UserCredential ([pscredential]::new($strict.user, (Secure $strict.password))) @strictHosts -WarningAction SilentlyContinue }
            $failure.FullyQualifiedErrorId | Should -BeLike "$Id,*"
            $failure.ErrorDetails.Message | Should -Match "AADSTS$Fault"
        }
        finally { $strict.Dispose() }
    }
}

Describe 'Signing in with a secret' {
    AfterEach { Get-DefenderConnection | Disconnect-DefenderXdr }

    It 'renews silently, and tells a wrong one' {
        (Connect-DefenderXdr @App -ClientSecret (Secure $Server.secret) @Hosts).Flow | Should -Be 'ClientSecret'
        Wait-TokenEnd
        Get-FailureId { Connect-DefenderXdr @App -ClientSecret (Secure 'wrong') @Hosts } | Should -Be 'InvalidClientSecret'
    }
}

Describe 'Signing in with a certificate' {
    AfterEach { Get-DefenderConnection | Disconnect-DefenderXdr }

    It 'takes the object, and renews silently' {
        (Connect-DefenderXdr @App -Certificate $Certificate @Hosts).Flow | Should -Be 'Certificate'
        Wait-TokenEnd
    }

    It 'takes a PFX file with a password, and a PEM file' {
        [System.IO.File]::WriteAllBytes("$TestDrive/locked.pfx", $Certificate.Export('Pfx', 'open-sesame'))
        $key = [System.Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($Certificate)
        Set-Content "$TestDrive/app.pem" ($Certificate.ExportCertificatePem(), $key.ExportPkcs8PrivateKeyPem())
        (Connect-DefenderXdr @App -CertificatePath "$TestDrive/locked.pfx" -CertificatePassword (Secure 'open-sesame') @Hosts).Flow | Should -Be 'Certificate'
        (Connect-DefenderXdr @App -CertificatePath "$TestDrive/app.pem" -SendCertificateChain @Hosts).Flow | Should -Be 'Certificate'
        Get-FailureId { Connect-DefenderXdr @App -CertificatePath "$TestDrive/locked.pfx" -CertificatePassword (Secure 'wrong') @Hosts } | Should -Be 'CertificatePasswordWrong'
    }

    It 'finds it in the store by thumbprint and by subject, the newest valid one' {
        $subject = "CN=DefenderXdr $([guid]::NewGuid())"
        $old = New-TestCertificate -Subject $subject -Path "$TestDrive/old.pfx" -Days 10
        $null = New-TestCertificate -Subject $subject -Path "$TestDrive/new.pfx" -Days 50
        $expired = New-TestCertificate -Subject $subject -Path "$TestDrive/expired.pfx" -Days -1
        $store = [System.Security.Cryptography.X509Certificates.X509Store]::new('My', 'CurrentUser')
        $store.Open('ReadWrite')
        $two = Start-SimulationServer --pfx "$TestDrive/old.pfx" --pfx "$TestDrive/new.pfx"
        try {
            $kept = foreach ($file in 'old', 'new', 'expired') { [System.Security.Cryptography.X509Certificates.X509Certificate2]::new("$TestDrive/$file.pfx", '', 'PersistKeySet') }
            $kept | ForEach-Object { $store.Add($_) }
            $twoHosts = $two.Hosts
            $twoApp = @{ TenantId = $two.tenant; ClientId = $two.client }
            (Connect-DefenderXdr @twoApp -CertificateThumbprint $old.Thumbprint.ToLowerInvariant() @twoHosts -WarningVariable said -WarningAction SilentlyContinue).Flow | Should -Be 'Certificate'
            "$said" | Should -Match '(9|10) days'
            (Connect-DefenderXdr @twoApp -CertificateSubject $subject @twoHosts -WarningVariable said).Flow | Should -Be 'Certificate'
            $said | Should -BeNullOrEmpty -Because 'the newest one was taken'
            Get-FailureId { Connect-DefenderXdr @twoApp -CertificateThumbprint $expired.Thumbprint @twoHosts } | Should -Be 'CertificateExpired'
        }
        finally {
            $two.Dispose()
            foreach ($one in $kept) { $store.Remove($one) }
            $store.Dispose()
        }
    }

    It 'says what is wrong: <Id>' -ForEach @(
        @{ Id = 'CertificateNotFound'; Make = { @{ CertificateThumbprint = '0123456789abcdef0123456789abcdef01234567' } } }
        @{ Id = 'CertificateNotFound'; Make = { @{ CertificateSubject = 'CN=nobody has this one' } } }
        @{ Id = 'CertificateUnreadable'; Make = { @{ CertificatePath = "$TestDrive/no-such.pfx" } } }
        @{ Id = 'CertificateExpired'; Make = { @{ Certificate = New-TestCertificate -Subject 'CN=over' -Path "$TestDrive/over.pfx" -Days -1 } } }
        @{ Id = 'CertificateNotRegistered'; Make = { @{ Certificate = New-TestCertificate -Subject 'CN=stranger' -Path "$TestDrive/stranger.pfx" } } }
        @{ Id = 'CertificateWithoutKey'; Make = { @{ Certificate = [System.Security.Cryptography.X509Certificates.X509Certificate2]::new($Certificate.RawData) } } }
    ) {
        $how = & $Make
        Get-FailureId { Connect-DefenderXdr @App @how @Hosts } | Should -Be $Id
    }
}

Describe 'Signing in with a managed identity' {
    AfterEach {
        Get-DefenderConnection | Disconnect-DefenderXdr
        $env:IDENTITY_ENDPOINT = $env:IDENTITY_HEADER = $null
    }

    It 'takes the system-assigned one and one by its id, and renews silently; an unknown one is told' {
        $env:IDENTITY_ENDPOINT = "$($Server.http)/msi/token"
        $env:IDENTITY_HEADER = $Server.identity_header
        (Connect-DefenderXdr -ManagedIdentity @Hosts).Flow | Should -Be 'ManagedIdentity'
        (Connect-DefenderXdr -ManagedIdentity -IdentityId $Server.identity @Hosts -Name one).ClientId | Should -Be $Server.identity
        Wait-TokenEnd
        Get-FailureId { Connect-DefenderXdr -ManagedIdentity -IdentityId ([guid]::NewGuid()) @Hosts } | Should -Be 'ManagedIdentityNotFound'
    }

    It 'fails within two seconds off Azure' {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        Get-FailureId { Connect-DefenderXdr -ManagedIdentity } | Should -Be 'ManagedIdentityUnavailable'
        $watch.ElapsedMilliseconds | Should -BeLessThan 2000
    }
}

Describe 'Signing in by federation' {
    AfterEach {
        Get-DefenderConnection | Disconnect-DefenderXdr
        foreach ($name in $Variables) { [Environment]::SetEnvironmentVariable($name, $null) }
    }

    It 'reads the file anew at each use' {
        Set-Content "$TestDrive/token" (Get-OutsideToken)
        (Connect-DefenderXdr @App -FederatedTokenFile "$TestDrive/token" @Hosts).Flow | Should -Be 'WorkloadIdentity'
        Wait-TokenEnd
        Start-Sleep -Milliseconds 2200
        Remove-Item "$TestDrive/token"
        Get-FailureId { Get-DefenderToken -ErrorAction Stop } | Should -Be 'AssertionUnavailable'
    }

    It 'asks a script block each time, with what stands around it' {
        $asked = @{ Times = 0 }
        (Connect-DefenderXdr @App -ClientAssertion { $asked.Times++; Get-OutsideToken } @Hosts).Flow | Should -Be 'ClientAssertion'
        Wait-TokenEnd
        $asked.Times | Should -BeGreaterThan 1
    }

    It 'asks the script block in another runspace, too, where it is born anew' {
        Set-Content "$TestDrive/shared" (Get-OutsideToken)
        $env:AZURE_FEDERATED_TOKEN_FILE = "$TestDrive/shared"
        $connection = Connect-DefenderXdr @App -ClientAssertion { (Get-Content $env:AZURE_FEDERATED_TOKEN_FILE -Raw).Trim() } @Hosts
        Start-Sleep -Milliseconds 2200
        $counts = 1..2 | ForEach-Object -Parallel {
            Import-Module "$($using:PSScriptRoot)/../../DefenderXdr.psd1"
            @(Get-DefenderIncident -Connection $using:connection -First 2).Count
        }
        $counts | Should -Be 2, 2
    }

    It 'takes the token of <Platform> from its variables' -ForEach @(
        @{ Platform = 'GitHub Actions'; Set = { $env:ACTIONS_ID_TOKEN_REQUEST_URL = "$($Server.http)/oidc/github?api-version=1"; $env:ACTIONS_ID_TOKEN_REQUEST_TOKEN = $Server.oidc_request_token } }
        @{ Platform = 'Azure Pipelines'; Set = { $env:SYSTEM_OIDCREQUESTURI = "$($Server.http)/oidc/azurepipelines"; $env:SYSTEM_ACCESSTOKEN = $Server.oidc_request_token; $env:AZURESUBSCRIPTION_SERVICE_CONNECTION_ID = [guid]::NewGuid() } }
        @{ Platform = 'Kubernetes'; Set = { Set-Content "$TestDrive/pod" (Get-OutsideToken); $env:AZURE_FEDERATED_TOKEN_FILE = "$TestDrive/pod"; $env:AZURE_TENANT_ID = $Server.tenant; $env:AZURE_CLIENT_ID = $Server.client } }
    ) {
        . $Set
        $who = if ($Platform -eq 'Kubernetes') { @{} } else { $App }
        (Connect-DefenderXdr -WorkloadIdentity @who @Hosts).Flow | Should -Be 'WorkloadIdentity'
        Wait-TokenEnd
    }

    It 'tells a token that Entra does not trust, a script block that fails, and a platform that is none' {
        Get-FailureId { Connect-DefenderXdr @App -ClientAssertion { Get-OutsideToken 'api://somebody-else' } @Hosts } | Should -Be 'AssertionRejected'
        $failure = Get-Failure { Connect-DefenderXdr @App -ClientAssertion { throw 'the vault is locked' } @Hosts }
        $failure.FullyQualifiedErrorId | Should -BeLike 'AssertionUnavailable,*'
        $failure.ErrorDetails.Message | Should -Match 'the vault is locked'
        Get-FailureId { Connect-DefenderXdr -WorkloadIdentity @Hosts } | Should -Be 'AssertionUnavailable'
    }
}

Describe 'Signing in with what the environment says' {
    BeforeEach { $env:AZURE_CLIENT_ID = $Server.client }

    AfterEach {
        Get-DefenderConnection | Disconnect-DefenderXdr
        foreach ($name in $Variables) { [Environment]::SetEnvironmentVariable($name, $null) }
    }

    It 'takes a secret before a certificate, and renews silently' {
        $env:AZURE_TENANT_ID = $Server.tenant
        $env:AZURE_CLIENT_SECRET = $Server.secret
        $env:AZURE_CLIENT_CERTIFICATE_PATH = "$TestDrive/no-such-file.pfx"
        (Connect-DefenderXdr -FromEnvironment @Hosts).Flow | Should -Be 'FromEnvironment'
        Wait-TokenEnd
    }

    It 'takes a certificate, and a user' {
        $env:AZURE_TENANT_ID = $Server.tenant
        $env:AZURE_CLIENT_CERTIFICATE_PATH = $Pfx
        (Connect-DefenderXdr -FromEnvironment @Hosts).UserPrincipalName | Should -BeNullOrEmpty
        $env:AZURE_CLIENT_CERTIFICATE_PATH = $null
        $env:AZURE_USERNAME = $Server.user
        $env:AZURE_PASSWORD = $Server.password
        (Connect-DefenderXdr -FromEnvironment @Hosts -WarningVariable said -WarningAction SilentlyContinue).UserPrincipalName | Should -Be $Server.user
        "$said" | Should -Match 'MFA'
    }

    It 'says which variables are missing, and never what they hold' {
        $env:AZURE_CLIENT_SECRET = 'a-secret-of-mine'
        $failure = Get-Failure { Connect-DefenderXdr -FromEnvironment @Hosts }
        $failure.FullyQualifiedErrorId | Should -BeLike 'EnvironmentIncomplete,*'
        $failure.ErrorDetails.Message | Should -Match 'AZURE_TENANT_ID'
        ($failure | Format-List * -Force | Out-String) | Should -Not -Match 'a-secret-of-mine'
    }
}

Describe 'Signing in with a token' {
    AfterEach { Get-DefenderConnection | Disconnect-DefenderXdr }

    It 'takes the object of Get-AzAccessToken, with text or SecureString inside, and that of Get-DefenderToken' {
        $null = Connect-DefenderXdr -Simulated -Name source
        $text = Get-DefenderToken -Api Graph -AsPlainText
        (Connect-DefenderXdr -AccessToken ([pscustomobject]@{ Token = $text; ExpiresOn = 0 })).Flow | Should -Be 'AccessToken'
        (Connect-DefenderXdr -AccessToken ([pscustomobject]@{ Token = Secure $text })).Flow | Should -Be 'AccessToken'
        (Connect-DefenderXdr -AccessToken (Get-DefenderToken -Connection source -Api Graph)).Flow | Should -Be 'AccessToken'
        { Connect-DefenderXdr -AccessToken ([pscustomobject]@{ Other = $text }) } | Should -Throw '*no access token*'
    }

    It 'asks a script block again when the token nears its end' {
        $null = Connect-DefenderXdr @App -ClientSecret (Secure $Server.secret) @Hosts -Name source
        $asked = @{ Times = 0 }
        (Connect-DefenderXdr -AccessToken { $asked.Times++; Get-DefenderToken -Api Xdr -AsPlainText -Connection source } @Hosts -Name fed).Flow | Should -Be 'AccessToken'
        Wait-TokenEnd
        $asked.Times | Should -BeGreaterThan 1
        (Get-DefenderToken).Api | Should -Be 'Xdr'
    }

    It 'does not renew one that was handed in, and says so' {
        $null = Connect-DefenderXdr @App -ClientSecret (Secure $Server.secret) @Hosts -Name source
        $null = Connect-DefenderXdr -AccessToken (Get-DefenderToken -Api Xdr -AsPlainText) @Hosts -Name once
        Start-Sleep -Milliseconds 2200
        Get-FailureId { Get-DefenderIncident -ErrorAction Stop } | Should -Be 'TokenExpired'
        Get-FailureId { Connect-DefenderXdr -AccessToken { 'not a token' } @Hosts } | Should -Be 'TokenInvalid'
    }
}

Describe 'The token cache' {
    It 'stays in memory where the system protects nothing, and says so; a private file only when allowed' -Skip:($IsWindows -or $IsMacOS) {
        $hosts = $Server.Hosts.GetEnumerator() | ForEach-Object { "$($_.Key) = '$($_.Value)'" }
        $env:XDG_DATA_HOME = "$TestDrive/data"
        $null = New-Item $env:XDG_DATA_HOME -ItemType Directory -Force
        try {
            $connect = "Import-Module ./DefenderXdr.psd1; `$hosts = @{ $($hosts -join '; ') }; `$c = Connect-DefenderXdr -ClientId $($Server.client) -DeviceCode -PersistTokenCache @hosts"
            $text = Get-FreshProcessOutput $connect
            if ($text -notmatch 'stay\s+in\s+memory') {
                Set-ItResult -Skipped -Because 'this system has a protected store'
                return
            }
            $text | Should -Match '-AllowUnprotectedCache'

            Get-FreshProcessOutput "$connect -AllowUnprotectedCache" | Should -Match '(?s)unencrypted.*enter\s+the\s+code'
            $file = Get-ChildItem "$TestDrive/data/DefenderXdr" -Filter tokens* | Where-Object Length -GT 100
            $file.UnixFileMode | Should -Be 'UserWrite, UserRead'

            $second = Get-FreshProcessOutput "$connect -AllowUnprotectedCache; `"flow `$(`$c.Flow)`"; Disconnect-DefenderXdr"
            $second | Should -Match 'flow DeviceCode'
            $second | Should -Not -Match 'enter\s+the\s+code'
            $third = Get-FreshProcessOutput "$connect -AllowUnprotectedCache -Name one; `$null = Connect-DefenderXdr -ClientId $($Server.client) -DeviceCode -PersistTokenCache -AllowUnprotectedCache @hosts -Name two -WarningAction SilentlyContinue; Disconnect-DefenderXdr one; Start-Sleep -Milliseconds 2200; `"left `$(@(Get-DefenderIncident -First 1 -Connection two).Count)`"; Disconnect-DefenderXdr two"
            $third | Should -Match 'left 1' -Because 'the second connection lives on the same sign-in'
            Get-FreshProcessOutput "$connect -AllowUnprotectedCache" | Should -Match 'enter\s+the\s+code' -Because 'Disconnect-DefenderXdr forgot the persisted sign-in'
        }
        finally { $env:XDG_DATA_HOME = $null }
    }
}

Describe 'Secrets' {
    AfterEach { Get-DefenderConnection | Disconnect-DefenderXdr }

    It 'appear in no stream, error, dump or transcript: <Flow>' -ForEach @(
        @{ Flow = 'secret'; Make = { $App + @{ ClientSecret = Secure $Server.secret } } }
        @{ Flow = 'certificate'; Make = { $App + @{ CertificatePath = "$TestDrive/watched.pfx"; CertificatePassword = Secure 'pfx-password-of-mine' } } }
        @{ Flow = 'assertion'; Make = { $App + @{ ClientAssertion = { Get-OutsideToken } } } }
        @{ Flow = 'password'; Make = { @{ ClientId = $Server.client; UserCredential = [pscredential]::new($Server.user, (Secure $Server.password)) } } }
        @{ Flow = 'code'; Make = { @{ ClientId = $Server.client; DeviceCode = $true } } }
        @{ Flow = 'token'; Make = { $null = Connect-DefenderXdr @App -ClientSecret (Secure $Server.secret) @Hosts -Name source; @{ AccessToken = Get-DefenderToken -Connection source -AsSecureString } } }
    ) {
        [System.IO.File]::WriteAllBytes("$TestDrive/watched.pfx", $Certificate.Export('Pfx', 'pfx-password-of-mine'))
        $how = & $Make
        $null = Start-Transcript "$TestDrive/transcript.txt" -Force
        try {
            $streams = @(Connect-DefenderXdr @how @Hosts -Name watched -Verbose -Debug -WarningAction Continue *>&1)
            $streams += Get-DefenderIncident -First 1 -Verbose -Debug *>&1
            $null = Get-DefenderIncident -Id 1 -ErrorAction SilentlyContinue -ErrorVariable failed
            $connection = Get-DefenderConnection watched
            $token = Get-DefenderToken -Connection watched
            $shown = @($streams | Out-String -Width 4096; $streams | Format-List * -Force | Out-String -Width 4096; $connection, $token | ConvertTo-Json -Depth 10
                $token, $connection | Format-List * -Force | Out-String -Width 4096; "$token $connection"; $failed | Format-List * -Force | Out-String -Width 4096; $failed.Exception | Format-List * -Force | Out-String -Width 4096)
            $connection, $token | Export-Clixml "$TestDrive/dump.xml" -Depth 10
        }
        finally { $null = Stop-Transcript }
        $plain = Get-DefenderToken -Connection watched -AsPlainText
        $shown += (Get-Content "$TestDrive/transcript.txt" -Raw), (Get-Content "$TestDrive/dump.xml" -Raw)
        $text = $shown -join "`n"

        if ($Flow -ne 'token') { $text | Should -Match 'MSAL: ' -Because 'its log was looked at too' }
        foreach ($secret in $Server.secret, $Server.password, 'pfx-password-of-mine', $Server.oidc_request_token, $plain.Split('.')[2]) { $text.Contains($secret) | Should -BeFalse }
        $text | Should -Not -Match 'eyJ[\w-]{20,}\.eyJ' -Because 'no token or assertion of any kind may be seen'
    }
}
