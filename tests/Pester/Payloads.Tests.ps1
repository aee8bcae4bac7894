# The documented payloads, through the commands and ConvertTo-Json: nothing is lost on the way.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated -IncidentCount 1
}


Describe 'The documented payload <File>' -ForEach @(
    @{ Api = 'Xdr'; File = 'api-list-incidents.json'; Run = { Get-DefenderIncident -Connection $args[0] } }
    @{ Api = 'Xdr'; File = 'api-get-incident.json'; Run = { Get-DefenderIncident 924565 -Connection $args[0] } }
    @{ Api = 'Xdr'; File = 'api-update-incidents.json'; Run = { Get-DefenderIncident 924521 -Connection $args[0] } }
    @{ Api = 'Graph'; File = 'list-incidents.expand-alerts.json'; Run = { Get-DefenderIncident -Connection $args[0] } }
    @{ Api = 'Endpoint'; File = 'get-alerts.example1.json'; Run = { Get-DefenderAlert -Connection $args[0] } }
    @{ Api = 'Endpoint'; File = 'get-alerts.example2.json'; Run = { Get-DefenderAlert -Connection $args[0] } }
    @{ Api = 'Endpoint'; File = 'alerts.json'; Run = { Get-DefenderAlert da1_1 -Connection $args[0] } }
    @{ Api = 'Graph'; File = 'list-alerts-v2.json'; Run = { Get-DefenderAlert -Connection $args[0] } }
    @{ Api = 'Graph'; File = 'alert-update.json'; Run = { Get-DefenderAlert da1_1 -Connection $args[0] } }
) {
    It 'is wholly in ConvertTo-Json -Depth 20, also what nobody knows' {
        $payload = Get-ChildItem "$PSScriptRoot/../DefenderXdr.Client.Tests/Payloads" -Recurse -Filter $File | Get-Content -Raw
        $payload = $payload -replace '"severity":', '"fromTomorrow": { "deep": [ { "leaf": "unheard-of" } ], "count": 4711 }, "severity":'
        $server = Start-PayloadServer $payload
        try {
            $token = Get-DefenderToken -Api $Api -AsPlainText -Connection Simulated
            $connection = Connect-DefenderXdr -AccessToken $token -XdrUri $server.Uri -GraphUri $server.Uri -EndpointUri $server.Uri -Name payload
            $json = & $Run $connection | ConvertTo-Json -Depth 20 -AsArray
        }
        finally {
            $server.Dispose()
            Disconnect-DefenderXdr payload
        }
        $root = [System.Text.Json.JsonDocument]::Parse($payload).RootElement
        $list = [System.Text.Json.JsonElement]::new()
        $expected = Get-JsonLeaf $(if ($root.TryGetProperty('value', [ref] $list)) { $list } else { $root }).GetRawText()
        $expected.Count | Should -BeGreaterThan 10
        if ($payload -match 'severity') { $expected | Should -Contain 'unheard-of' }
        $held = Get-JsonLeaf $json
        $expected | Where-Object { $_ -notin $held } | Should -BeNullOrEmpty
    }
}
