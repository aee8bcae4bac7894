# Many tenants in one session: the partner's morning.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $Server = Start-SimulationServer --tenants 20 --latency 100
    $Hosts = $Server.Hosts
    $App = @{ ClientId = $Server.client; ClientSecret = ConvertTo-SecureString $Server.secret -AsPlainText -Force }
}

AfterAll { $Server.Dispose() }

Describe 'Several tenants' {
    AfterEach { Get-DefenderConnection | Disconnect-DefenderXdr }

    It 'are connected at once, and one without consent is an error with its link, whatever the order' {
        foreach ($tenants in @($Server.tenant, $Server.unconsented, $Server.tenant2), @($Server.unconsented, $Server.tenant2, $Server.tenant)) {
            $made = @(Connect-DefenderXdr -TenantId $tenants @App @Hosts -ErrorVariable failed -ErrorAction SilentlyContinue)
            $made.TenantId | Should -Be ($tenants -ne $Server.unconsented)
            @($failed).Count | Should -Be 1
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'ApplicationNotFound,*'
            $failed[0].TargetObject | Should -Be $Server.unconsented
            $failed[0].ErrorDetails.RecommendedAction | Should -BeLike "*$($Server.http)/$($Server.unconsented)/v2.0/adminconsent[?]client_id=$($Server.client)*"

            $incidents = Get-DefenderIncident -Connection * -First 4
            ($incidents | Group-Object TenantId).Name | Sort-Object | Should -Be ($made.TenantId | Sort-Object)
            ($incidents | Group-Object ConnectionName | ForEach-Object Count) | Should -Be 4, 4
            Get-DefenderConnection | Disconnect-DefenderXdr
        }
    }

    It 'have the names that -Name gives, one for each' {
        (Connect-DefenderXdr -TenantId $Server.tenant, $Server.tenant2 -Name contoso, fabrikam @App @Hosts).Name | Should -Be 'contoso', 'fabrikam'
        (Get-DefenderToken -Connection fab*).TenantId | Should -Be $Server.tenant2
        Get-FailureId { Connect-DefenderXdr -TenantId $Server.tenant, $Server.tenant2 -Name one @App @Hosts } | Should -Be 'InvalidParameter'
        Get-FailureId { Connect-DefenderXdr -TenantId $Server.tenant, $Server.tenant @App @Hosts } | Should -Be 'InvalidParameter'
    }

    It 'take a few times as long as one, not twenty times' {
        $ids = 2..21 | ForEach-Object { $Server."tenant$_" }
        # Once without a watch: the server makes each tenant's signing key when it is first asked.
        $null = Connect-DefenderXdr -TenantId $ids @App @Hosts
        $null = Get-DefenderIncident -First 1 -Connection $ids
        $one = (Measure-Command { $null = Connect-DefenderXdr -TenantId $Server.tenant @App @Hosts; $null = Get-DefenderIncident -First 1 }).TotalMilliseconds
        $twenty = (Measure-Command {
                @(Connect-DefenderXdr -TenantId $ids @App @Hosts).Count | Should -Be 20
                @(Get-DefenderIncident -Connection $ids -First 1).Count | Should -Be 20
            }).TotalMilliseconds
        $twenty | Should -BeLessThan (6 * $one)
    }

    It 'are asked one after the other with -ThrottleLimit 1' {
        $null = Connect-DefenderXdr -TenantId $Server.tenant, $Server.tenant2, $Server.tenant3 @App @Hosts
        $names = (Get-DefenderIncident -Connection * -ThrottleLimit 1 -First 2).ConnectionName
        ($names | Select-Object -Unique).Count | Should -Be 3
        $names[0] | Should -Be $names[1]
        $names[2] | Should -Be $names[3]
    }

    It 'give hunting rows that say where they came from, and tables that show what was asked for' {
        $null = Connect-DefenderXdr -Simulated -TenantId contoso.onmicrosoft.com, fabrikam.com
        $rows = Invoke-DefenderHunting 'DeviceInfo | project DeviceName | take 1' -Connection *
        $rows.ConnectionName | Sort-Object | Should -Be 'contoso.onmicrosoft.com', 'fabrikam.com'
        ($rows.TenantId | Sort-Object -Unique).Count | Should -Be 2
        ($rows | Out-String) | Should -Not -Match 'TenantId|ConnectionName'
    }

    It 'are gone when they were disconnected, also for what still holds them' {
        $connection = Connect-DefenderXdr -Simulated -Name held
        Disconnect-DefenderXdr held
        Get-FailureId { Get-DefenderIncident -Connection $connection -ErrorAction Stop } | Should -Be 'ConnectionNotFound'
    }
}
