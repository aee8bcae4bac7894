BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated -Seed 1 -IncidentCount 60

    # Runs a script block against a host that answers everything with one JSON text. The signature of its token counts nowhere.
    function Use-Payload([string] $Json, [scriptblock] $Script) {
        $server = Start-PayloadServer -Json $Json
        try {
            $part = { [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($args[0])).TrimEnd('=').Replace('+', '-').Replace('/', '_') }
            $claims = @{ aud = 'https://api.securitycenter.microsoft.com'; roles = @('Machine.ReadWrite.All'); exp = [DateTimeOffset]::UtcNow.AddHours(1).ToUnixTimeSeconds() } | ConvertTo-Json -Compress
            $token = ConvertTo-SecureString "$(& $part '{"alg":"RS256"}').$(& $part $claims).x" -AsPlainText -Force
            $null = Connect-DefenderXdr -AccessToken $token -EndpointUri $server.Uri -Name Payload
            & $Script
        }
        finally {
            Disconnect-DefenderXdr Payload -ErrorAction Ignore
            $server.Dispose()
            Select-DefenderConnection Simulated
        }
    }
}

Describe 'Invoke-DefenderRequest' {
    It 'has these parameters and no others' {
        Get-ParameterTable Invoke-DefenderRequest | Should -Be @(
            'All SwitchParameter Object'
            'Api DefenderApi *'
            'Body Object *'
            'Connection ConnectionReference[] *. ConnectionName'
            'Header IDictionary *'
            'Method String *'
            'OutFile String File!'
            'Path String *!@0< Uri'
            'Query IDictionary *'
            'Raw SwitchParameter Text!'
            'ThrottleLimit Int32 *'
        )
    }

    It 'gives an object for each item of a list on <Api>' -ForEach @(
        @{ Api = 'Graph'; Path = 'security/incidents'; Key = 'id' }
        @{ Api = 'Xdr'; Path = '/api/incidents'; Key = 'incidentId' }
        @{ Api = 'Endpoint'; Path = '/api/alerts'; Key = 'id' }
    ) {
        $items = Invoke-DefenderRequest $Path -Query @{ '$top' = 3 }
        $items.Count | Should -Be 3
        $items[0] | Should -BeOfType pscustomobject
        @($items.$Key | Sort-Object -Unique).Count | Should -Be 3
        (Invoke-DefenderRequest $Path -Api $Api -Query @{ '$top' = 1 }).$Key | Should -Be $items[0].$Key
    }

    It 'reads a list to its end with -All, on <_>' -ForEach 'security/incidents?$top=25', '/api/incidents?$top=25' {
        $items = Invoke-DefenderRequest $_ -All
        $items.Count | Should -Be 60
    }

    It 'says that there is more, unless a number was asked for' {
        $null = Connect-DefenderXdr -Simulated -IncidentCount 120 -Name Many
        try {
            $null = Invoke-DefenderRequest /api/incidents -WarningVariable warned -WarningAction SilentlyContinue
            "$warned" | Should -Match '-All'
            $null = Invoke-DefenderRequest '/api/incidents?$top=5' -WarningVariable warned
            $warned | Should -BeNullOrEmpty
        }
        finally { Disconnect-DefenderXdr Many; Select-DefenderConnection Simulated }
    }

    It 'has the properties in the service''s order, nested ones too, and dates as text' {
        Use-Payload '{"z":1,"a":{"when":"2026-11-21T08:00:00.1234567+02:00","list":[{"c":null,"b":true}]},"A":1.5,"":2,"psobject":3}' {
            $item = Invoke-DefenderRequest /api/machines/1
            $item.PSObject.Properties.Name | Should -Be 'z', 'a', 'A_2', '_', 'psobject_'
            $item.z | Should -BeOfType long
            $item.a.when | Should -BeExactly '2026-11-21T08:00:00.1234567+02:00'
            $item.a.list[0].PSObject.Properties.Name | Should -Be 'c', 'b'
            $item | ConvertTo-Json -Depth 5 -Compress | Should -BeExactly '{"z":1,"a":{"when":"2026-11-21T08:00:00.1234567+02:00","list":[{"c":null,"b":true}]},"A_2":1.5,"_":2,"psobject_":3}'
        }
    }

    It 'gives the text with -Raw' {
        Use-Payload '{"value":[{"id": 1}]}' { Invoke-DefenderRequest /api/machines -Raw | Should -BeExactly '{"value":[{"id": 1}]}' }
    }

    It 'writes a file with -OutFile, relative to the current location, and gives nothing' {
        Use-Payload '{"value":[{"id": 1}]}' {
            Push-Location $TestDrive
            try { Invoke-DefenderRequest /api/machines -OutFile answer.json | Should -BeNullOrEmpty } finally { Pop-Location }
            Get-Content "$TestDrive/answer.json" -Raw | Should -BeExactly '{"value":[{"id": 1}]}'
        }
    }

    It 'leaves no file when the request fails' {
        { Invoke-DefenderRequest /api/incidents/7 -OutFile "$TestDrive/none.json" -ErrorAction Stop } | Should -Throw -ErrorId 'NotFound,*'
        Get-ChildItem $TestDrive -Filter none.json* | Should -BeNullOrEmpty
    }

    It 'escapes what -Query has' {
        $first = (Invoke-DefenderRequest '/api/incidents?$top=1').lastUpdateTime
        $since = [DateTimeOffset]$first
        $items = Invoke-DefenderRequest /api/incidents -Query @{ '$filter' = "lastUpdateTime ge $($since.UtcDateTime.ToString('o'))"; '$top' = 10 }
        @($items)[0].lastUpdateTime | Should -Be $first
        { Invoke-DefenderRequest '/api/incidents?$top=1' -Query @{ '$top' = 2 } -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidParameter,*'
    }

    It 'sends <What> as JSON, and a query is no change' -ForEach @(
        @{ What = 'text'; Body = '{"Query":"DeviceInfo | take 2"}' }
        @{ What = 'a hashtable'; Body = @{ Query = 'DeviceInfo | take 2' } }
        @{ What = 'an object'; Body = [pscustomobject]@{ Query = 'DeviceInfo | take 2' } }
    ) {
        $answer = Invoke-DefenderRequest security/runHuntingQuery -Body $Body -WhatIf
        $answer.results.Count | Should -Be 2
        $answer.schema[0].PSObject.Properties.Name | Should -Contain 'name'
    }

    It 'makes JSON of what it was given, at every depth' {
        $text = Get-FreshProcessOutput @'
Import-Module ./DefenderXdr.psd1
$plain = [System.AppDomain]::CurrentDomain.GetAssemblies().Where{ $_.GetName().Name -eq 'DefenderXdr' }[0].GetType('DefenderXdr.PowerShell.PlainValues')
$deep = [ordered]@{ a = [ordered]@{ b = @(@{ c = @(@{ d = 1 }) }) }; when = [datetime]::SpecifyKind('2026-01-02T03:04:05', 'Utc'); on = [switch]$true; text = (Get-Content ./LICENSE)[0]; day = [DayOfWeek]::Monday; none = $null; big = [uint64]::MaxValue }
$dictionary = [System.Collections.Generic.Dictionary[string, int]]::new(); $dictionary['x'] = 1
$deep.typed = $dictionary
$deep.item = [version]'1.2'
$deep.date = Get-Item ./LICENSE | Select-Object Name
$plain.GetMethod('Body').Invoke($null, @(, $deep))
$loop = @{}; $loop.self = $loop
try { $plain.GetMethod('Body').Invoke($null, @(, $loop)) } catch { $_.Exception.InnerException.ErrorId }
'@
        $text | Should -Match ([regex]::Escape('{"a":{"b":[{"c":[{"d":1}]}]},"when":"2026-01-02T03:04:05.0000000Z","on":true,"text":"MIT License","day":"Monday","none":null,"big":18446744073709551615,"typed":{"x":1},"item":"1.2","date":{"Name":"LICENSE"}}'))
        $text | Should -Match 'InvalidParameter'
    }

    It 'says with -WhatIf what it would change, and sends nothing' {
        $text = Get-FreshProcessOutput @'
Import-Module ./DefenderXdr.psd1
$null = Connect-DefenderXdr -Simulated
Invoke-DefenderRequest '/api/incidents/924565?key=secret' -Method PATCH -Body @{ status = 'Resolved' } -WhatIf
'@
        $text | Should -Match 'PATCH'
        $text | Should -Match '/api/incidents/924565\?key=. \(Simulated\)'
        $text | Should -Not -Match 'secret'
    }

    It 'looks at the permission with -WhatIf too' {
        # Its token may change devices, and not isolate them.
        $failure = Use-Payload '{}' { Get-Failure { Invoke-DefenderRequest /api/machines/1/isolate -Body @{ Comment = 'x' } -WhatIf -Connection Payload -ErrorAction Stop } }
        $failure.FullyQualifiedErrorId | Should -BeLike 'PermissionMissing,*'
    }

    It 'refuses <What>' -ForEach @(
        @{ What = 'another host'; Id = 'ForeignAddress'; Parameters = @{ Path = 'https://example.com/api/machines' } }
        @{ What = 'plain http'; Id = 'ForeignAddress'; Parameters = @{ Path = 'http://graph.microsoft.com/v1.0/security/incidents' } }
        @{ What = 'a path that tells no API'; Id = 'InvalidParameter'; Parameters = @{ Path = 'machines' } }
        @{ What = 'an empty path'; Id = 'InvalidParameter'; Parameters = @{ Path = '' } }
        @{ What = 'a body of a GET request'; Id = 'InvalidParameter'; Parameters = @{ Path = '/api/machines'; Method = 'GET'; Body = '{}' } }
        @{ What = 'a token of the caller''s own'; Id = 'InvalidParameter'; Parameters = @{ Path = '/api/machines'; Header = @{ Authorization = 'Bearer x' } } }
        @{ What = 'one file for two connections'; Id = 'InvalidParameter'; Parameters = @{ Path = '/api/incidents'; OutFile = 'x.json'; Connection = 'Simulated', 'Simulated2' } }
    ) {
        $null = Connect-DefenderXdr -Simulated -Name Simulated2 -IncidentCount 1
        Select-DefenderConnection Simulated
        Get-FailureId { Invoke-DefenderRequest @Parameters -ErrorAction Stop } | Should -Be $Id
        Disconnect-DefenderXdr Simulated2
    }

    It 'has the service''s words in an error, the path as its target, and goes on with the next path' {
        $items = '/api/incidents/7', '/api/incidents?$top=1' | Invoke-DefenderRequest -ErrorVariable caught -ErrorAction SilentlyContinue
        @($items).Count | Should -Be 1
        $caught.FullyQualifiedErrorId | Should -Be 'NotFound,DefenderXdr.PowerShell.InvokeDefenderRequestCommand'
        $caught.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $caught.TargetObject | Should -Be '/api/incidents/7'
        $caught.Exception.RequestId | Should -Not -BeNullOrEmpty
        "$caught" | Should -Match ([regex]::Escape($caught.Exception.ServiceMessage))
    }

    It 'asks several connections' {
        $null = Connect-DefenderXdr -Simulated -TenantId contoso.onmicrosoft.com, fabrikam.onmicrosoft.com -Name Contoso, Fabrikam -IncidentCount 5
        try { @(Invoke-DefenderRequest /api/incidents -Connection Contoso, Fabrikam).Count | Should -Be 10 }
        finally { Disconnect-DefenderXdr Contoso, Fabrikam; Select-DefenderConnection Simulated }
    }

    It 'stops when Select-Object has enough' {
        @(Invoke-DefenderRequest '/api/incidents?$top=10' -All | Select-Object -First 2).Count | Should -Be 2
    }
}
