BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr
    $null = Connect-DefenderXdr -Simulated
}

Describe 'Get-DefenderHuntingSchema' {
    It 'has these parameters and no others' {
        Get-ParameterTable Get-DefenderHuntingSchema | Should -Be @(
            'Api DefenderApi *'
            'Connection ConnectionReference[] *. ConnectionName'
            'Refresh SwitchParameter *'
            'Table String[] *@0<. Name'
            'ThrottleLimit Int32 *'
        )
    }

    It 'gives the tables of the tenant, by name, with their columns' {
        $tables = Get-DefenderHuntingSchema
        $tables | Should -BeOfType DefenderXdr.DefenderHuntingTable
        $tables.Name | Should -Be ($tables.Name | Sort-Object)
        $tables.Name | Should -Contain 'DeviceProcessEvents'
        $tables.Name | Should -Not -Contain 'ExposureGraphNodes'
        ($tables | Where-Object Name -EQ AlertInfo).Columns.Name | Should -Contain 'Severity'
        $tables.ConnectionName | Sort-Object -Unique | Should -Be 'Simulated'
        "$($tables[0])" | Should -Be 'AlertEvidence'
    }

    It 'gives the columns of a table, which every query on it has' {
        $columns = Get-DefenderHuntingSchema DeviceLogonEvents
        $columns | Should -BeOfType DefenderXdr.DefenderHuntingColumn
        $row = Invoke-DefenderHunting 'DeviceLogonEvents | take 1' | Select-Object -ExcludeProperty ConnectionName, TenantId
        $columns.Name | Should -Be $row.PSObject.Properties.Name
        ($columns | Where-Object Name -EQ Timestamp).Type | Should -Be 'datetime'
        ($columns | Where-Object Name -EQ IsLocalAdmin).Type | Should -Be 'bool'
        ($columns | Where-Object Name -EQ IsLocalAdmin).DataType | Should -Be 'System.SByte'
        $columns.Ordinal | Should -Be (0..($columns.Count - 1))
    }

    It 'takes wildcards, several names, any case, and each table once' {
        (Get-DefenderHuntingSchema 'device*EVENTS', devicelogonevents, alert*).Table | Select-Object -Unique |
            Should -Be 'DeviceFileEvents', 'DeviceLogonEvents', 'DeviceNetworkEvents', 'DeviceProcessEvents', 'AlertEvidence', 'AlertInfo'
        Get-DefenderHuntingSchema nothing* -ErrorAction Stop | Should -BeNullOrEmpty
    }

    It 'takes names and its own objects from the pipeline' {
        ('AlertInfo', 'EmailEvents' | Get-DefenderHuntingSchema).Table | Select-Object -Unique | Should -Be 'AlertInfo', 'EmailEvents'
        (Get-DefenderHuntingSchema | Where-Object Name -Like Alert* | Get-DefenderHuntingSchema).Table | Select-Object -Unique | Should -Be 'AlertEvidence', 'AlertInfo'
        (Get-DefenderHuntingSchema AlertInfo | Select-Object -First 1 | Get-DefenderHuntingSchema).Table | Select-Object -Unique | Should -Be 'AlertInfo'
    }

    It 'tells which table is not there, what comes near, and gives the others' {
        $columns = Get-DefenderHuntingSchema EmailEvent, AlertInfo -ErrorVariable caught -ErrorAction SilentlyContinue
        $columns.Table | Select-Object -Unique | Should -Be 'AlertInfo'
        $caught.Count | Should -Be 1
        $caught.FullyQualifiedErrorId | Should -Be 'HuntingTableNotFound,DefenderXdr.PowerShell.GetDefenderHuntingSchemaCommand'
        $caught.CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $caught.TargetObject | Should -Be 'EmailEvent'
        $caught.Exception.Message | Should -Match 'Did you mean EmailEvents\?'
        $caught.ErrorDetails.RecommendedAction | Should -Match 'Get-DefenderHuntingSchema'
        { Get-DefenderHuntingSchema 'AlertInfo; x' -ErrorAction Stop } | Should -Throw -ErrorId 'HuntingTableNotFound,*'
    }

    It 'asks once, and again with -Refresh' {
        $null = Connect-DefenderXdr -Simulated -Name Fresh
        $calls = { param($parameters) @(Get-DefenderHuntingSchema @parameters -Verbose 4>&1 | Where-Object { $_ -like 'POST *' }).Count }
        & $calls @{} | Should -Be 1
        & $calls @{} | Should -Be 0
        & $calls @{ Table = 'AlertInfo', 'Device*' } | Should -Be 0
        & $calls @{ Table = 'AlertInfo'; Refresh = $true } | Should -Be 1
        & $calls @{ Refresh = $true } | Should -Be 1
        Disconnect-DefenderXdr Fresh
        Select-DefenderConnection Simulated
    }

    It 'asks several tenants at once' {
        $null = Connect-DefenderXdr -Simulated -TenantId contoso.onmicrosoft.com, fabrikam.onmicrosoft.com -Name Contoso, Fabrikam
        $columns = Get-DefenderHuntingSchema AlertInfo -Connection Contoso, Fabrikam
        $columns | Group-Object ConnectionName | ForEach-Object Count | Select-Object -Unique | Should -Be 8
        ($columns.TenantId | Select-Object -Unique).Count | Should -Be 2
        Disconnect-DefenderXdr Contoso, Fabrikam
        Select-DefenderConnection Simulated
    }

    It 'shows columns under their table, and tables with theirs' {
        $text = Get-DefenderHuntingSchema AlertInfo, EmailEvents | Out-String -Width 100
        $text | Should -Match 'Table: AlertInfo \(Simulated\)'
        $text | Should -Match 'Table: EmailEvents \(Simulated\)'
        $text | Should -Match '(?m)^Severity +string'
        Get-DefenderHuntingSchema | Out-String -Width 100 | Should -Match '(?m)^AlertInfo +8 Timestamp, AlertId'
    }
}

Describe 'Completion of queries' {
    BeforeAll {
        # What the line becomes, each of the ways.
        function Complete([string] $Line, [int] $Back = 0) {
            $result = TabExpansion2 $Line ($Line.Length - $Back)
            $result.CompletionMatches | ForEach-Object { $Line.Remove($result.ReplacementIndex, $result.ReplacementLength).Insert($result.ReplacementIndex, $_.CompletionText) }
        }
        $null = Get-DefenderHuntingSchema
    }

    It 'offers the documented tables before anything is known, and makes no call' {
        Get-FreshProcessOutput @'
Import-Module ./DefenderXdr.psd1
(TabExpansion2 "Invoke-DefenderHunting 'CloudD").CompletionMatches.CompletionText
$null = Connect-DefenderXdr -Simulated -IncidentCount 1 -Fault '500:99 any'
(TabExpansion2 "Invoke-DefenderHunting 'CloudDn").CompletionMatches.CompletionText
(TabExpansion2 "Get-DefenderHuntingSchema urlc").CompletionMatches.CompletionText
'@ | Should -Match "(?s)'CloudDnsEvents\s+'CloudDnsEvents\s+UrlClickEvents\s*$"
    }

    It 'completes <Line>' -ForEach @(
        @{ Line = 'Invoke-DefenderHunting ''devicel'; Becomes = 'Invoke-DefenderHunting ''DeviceLogonEvents' }
        @{ Line = 'Invoke-DefenderHunting "devicel'; Becomes = 'Invoke-DefenderHunting "DeviceLogonEvents' }
        @{ Line = 'Invoke-DefenderHunting devicel'; Becomes = 'Invoke-DefenderHunting DeviceLogonEvents' }
        @{ Line = 'Invoke-DefenderHunting ''devicel'''; Becomes = 'Invoke-DefenderHunting ''DeviceLogonEvents''' }
        @{ Line = 'Invoke-DefenderHunting ''devicel'''; Back = 1; Becomes = 'Invoke-DefenderHunting ''DeviceLogonEvents''' }
        @{ Line = 'Invoke-DefenderHunting -Query ''AlertInfo | where Sev'' -Api Xdr'; Back = 10; Becomes = 'Invoke-DefenderHunting -Query ''AlertInfo | where Severity'' -Api Xdr' }
        @{ Line = 'Invoke-DefenderHunting -Query:''AlertInfo | where Sev'; Becomes = 'Invoke-DefenderHunting -Query:''AlertInfo | where Severity' }
        @{ Line = 'Invoke-DefenderHunting ''AlertInfo | whe'; Becomes = 'Invoke-DefenderHunting ''AlertInfo | where' }
        @{ Line = 'Invoke-DefenderHunting ''AlertInfo | where Title == ''''it'''' and Sev'; Becomes = 'Invoke-DefenderHunting ''AlertInfo | where Title == ''''it'''' and Severity' }
        @{ Line = 'Invoke-DefenderHunting "AlertInfo | where Title == ''$title'' and Sev'; Becomes = 'Invoke-DefenderHunting "AlertInfo | where Title == ''$title'' and Severity' }
        @{ Line = 'Invoke-DefenderHunting "AlertInfo | where Title == ""$title"" and Sev"'; Becomes = 'Invoke-DefenderHunting "AlertInfo | where Title == ""$title"" and Severity"' }
        @{ Line = 'Invoke-DefenderHunting "AlertInfo`n| where Sev'; Becomes = 'Invoke-DefenderHunting "AlertInfo`n| where Severity' }
        @{ Line = "Invoke-DefenderHunting 'AlertInfo`n| where Sev"; Becomes = "Invoke-DefenderHunting 'AlertInfo`n| where Severity" }
        @{ Line = '''x'' | Invoke-DefenderHunting ''a''; Invoke-DefenderHunting ''AlertInfo | where Sev'; Becomes = '''x'' | Invoke-DefenderHunting ''a''; Invoke-DefenderHunting ''AlertInfo | where Severity' }
        @{ Line = 'Get-DefenderHuntingSchema AlertInfo, emaile'; Becomes = 'Get-DefenderHuntingSchema AlertInfo, EmailEvents' }
    ) {
        Complete $Line $Back | Should -BeExactly $Becomes
    }

    It 'offers nothing of its own in <Line>' -ForEach @(
        @{ Line = 'Invoke-DefenderHunting ''AlertInfo | where Title == "Sev' }
        @{ Line = 'Invoke-DefenderHunting ''AlertInfo // Sev' }
        @{ Line = 'Invoke-DefenderHunting "AlertInfo | where Title == ''$(Get-Title ''x'')'' and Sev' }
        @{ Line = 'Invoke-DefenderHunting ''SigninLogs | where Sev' }
    ) {
        Complete $Line | Should -BeNullOrEmpty
    }

    It 'tells a column''s type' {
        (TabExpansion2 'Invoke-DefenderHunting ''AlertInfo | where Sev').CompletionMatches.ToolTip | Should -Be 'Severity: string, of AlertInfo'
    }
}
