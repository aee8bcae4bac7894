# What bad input and bad answers get: an id for the condition, a category, the user's own object as target, and what to do.

BeforeAll {
    Import-Module "$PSScriptRoot/Support.psm1"
    Import-DefenderXdr

    function Get-Error {
        # The only error of a script: the one that ends it, or the one that it goes on after. What came beside it stays in $came.
        param([scriptblock] $Script)
        $script:came = @()
        $failed = @()
        try { $script:came = @(& $Script 2>&1 | ForEach-Object { if ($_ -is [System.Management.Automation.ErrorRecord]) { $failed += $_ } else { $_ } }) }
        catch { $failed += $_ }
        $failed | Should -HaveCount 1
        $failed[0]
    }

    function Connect-PayloadServer($Server) {
        # With a token that says Graph, which a simulated tenant gives.
        $token = Get-DefenderToken -Api Graph -AsPlainText -Connection (Connect-DefenderXdr -Simulated -IncidentCount 0)
        $null = Connect-DefenderXdr -AccessToken $token -GraphUri $Server.Uri -Name payload
    }
}

Describe 'Bad input' {
    BeforeAll {
        $ErrorActionPreference = 'Continue'
        $null = Connect-DefenderXdr -Simulated -IncidentCount 20 -Name one
        $null = Connect-DefenderXdr -Simulated -IncidentCount 20 -Name two
        $known = (Get-DefenderIncident -First 1).IncidentId
    }

    AfterAll { Get-DefenderConnection | Disconnect-DefenderXdr }

    It 'gives <Id>: <What>' -ForEach @(
        @{ What = 'an incident that is not there'; Id = 'IncidentNotFound'; Category = 'ObjectNotFound'; Target = 7; Script = { Get-DefenderIncident 7, $known }; Comes = 1 }
        @{ What = 'an alert that is not there'; Id = 'AlertNotFound'; Category = 'ObjectNotFound'; Target = 'da0_0'; Script = { Get-DefenderAlert da0_0 }; Comes = 0 }
        @{ What = 'an update of an incident that is not there'; Id = 'IncidentNotFound'; Category = 'ObjectNotFound'; Target = 7; Script = { Update-DefenderIncident 7 -Status Resolved }; Comes = 0 }
        @{ What = 'an update that the service refuses, in its words'; Id = 'RequestRejected'; Category = 'InvalidArgument'; Target = 'known'; Script = { Update-DefenderIncident $known -Status Sleeping }; Comes = 0; Says = 'Sleeping' }
        @{ What = 'an alert update that the service refuses'; Id = 'RequestRejected'; Category = 'InvalidArgument'; Script = { Get-DefenderAlert -First 1 | Update-DefenderAlert -Status Sleeping }; Comes = 0; Says = 'Sleeping' }
        @{ What = 'a determination of another classification'; Id = 'InvalidParameter'; Category = 'InvalidArgument'; Script = { Update-DefenderIncident $known -Classification FalsePositive -Determination Malware }; Comes = 0; Says = 'Malware.*FalsePositive.*NotMalicious' }
        @{ What = 'such a determination of an alert'; Id = 'InvalidParameter'; Category = 'InvalidArgument'; Script = { Update-DefenderAlert da1_1 -Classification TruePositive -Determination NotMalicious }; Comes = 0; Says = 'NotMalicious' }
        @{ What = 'an update of an incident that changes nothing'; Id = 'EmptyUpdate'; Category = 'InvalidArgument'; Script = { Update-DefenderIncident $known }; Comes = 0 }
        @{ What = 'an update of an alert that changes nothing'; Id = 'EmptyUpdate'; Category = 'InvalidArgument'; Script = { Update-DefenderAlert da1_1 }; Comes = 0 }
        @{ What = 'two connections for one file'; Id = 'InvalidParameter'; Category = 'InvalidArgument'; Script = { Invoke-DefenderRequest /v1.0/security/incidents -OutFile "$TestDrive/x.json" -Connection one, two }; Comes = 0; Says = 'one connection' }
        @{ What = 'two names for one tenant'; Id = 'InvalidParameter'; Category = 'InvalidArgument'; Script = { Connect-DefenderXdr -Simulated -Name a, b }; Comes = 0; Says = '2 names' }
        @{ What = 'a pattern of several connections as the default'; Id = 'InvalidParameter'; Category = 'InvalidArgument'; Script = { Select-DefenderConnection * }; Comes = 0; Says = 'one.*two' }
        @{ What = 'one incident to merge'; Id = 'InvalidParameter'; Category = 'InvalidArgument'; Script = { $known | Merge-DefenderIncident -Confirm:$false }; Comes = 0 }
        @{ What = 'a filter that the service does not know'; Id = 'InvalidFilter'; Category = 'InvalidArgument'; Script = { Get-DefenderIncident -Filter 'foo eq' }; Comes = 0 }
    ) {
        $failure = Get-Error $Script
        $failure.FullyQualifiedErrorId.Split(',')[0] | Should -Be $Id
        $failure.CategoryInfo.Category | Should -Be $Category
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        if ($Target) { $failure.TargetObject | Should -Be $(if ($Target -eq 'known') { $known } else { $Target }) }
        if ($Says) { "$failure" | Should -Match $Says }
        $came | Should -HaveCount $Comes
    }

    It 'sends nothing for an update that cannot be right: <Name>' -ForEach @(
        @{ Name = 'determination'; Script = { Update-DefenderIncident $known -Classification FalsePositive -Determination Malware -Verbose 4>&1 2>$null } }
        @{ Name = 'empty'; Script = { Update-DefenderIncident $known -Verbose 4>&1 2>$null } }
    ) {
        try { $lines = & $Script } catch { $lines = @() }
        "$lines" | Should -Not -Match 'PATCH|GET'
    }
}

Describe 'Bad answers' {
    AfterEach {
        Get-DefenderConnection | Disconnect-DefenderXdr
        if ($server) { $server.Dispose() }
    }

    It 'gives <Id> after <Comes> objects: <What>' -ForEach @(
        @{ What = 'a web page'; Body = '<html><body>Sign in</body></html>'; Id = 'ResponseNotJson'; Comes = 0 }
        @{ What = 'nothing'; Body = ''; Id = 'ResponseEmpty'; Comes = 0 }
        @{ What = 'half a page'; Body = '{"value":[{"id":"1"},{"id":"2"},{"id":"3","displ'; Id = 'ResponseTruncated'; Comes = 2 }
        @{ What = 'another encoding'; Body = '{"value":[{"id":"1"}]}'; Encoding = 'utf-16'; Id = 'Response(NotJson|Truncated)'; Comes = 0 }
        @{ What = 'a next page that is the page itself'; Body = '{"value":[{"id":"1"}],"@odata.nextLink":"/v1.0/security/incidents?page=1"}'; Id = 'PagingLoop'; Comes = 1 }
        @{ What = 'a next page on another host'; Body = '{"value":[{"id":"1"}],"@odata.nextLink":"https://graph.example.com/v1.0/security/incidents?page=2"}'; Id = 'ForeignNextLink'; Comes = 1 }
        @{ What = 'a next page that is no address'; Body = '{"value":[{"id":"1"}],"@odata.nextLink":"https://["}'; Id = 'ForeignNextLink'; Comes = 1 }
    ) {
        $ErrorActionPreference = 'Continue'
        $server = Start-PayloadServer $Body -Encoding ($Encoding ? $Encoding : 'utf-8')
        Connect-PayloadServer $server
        $failure = Get-Error { Get-DefenderIncident -Api Graph }
        $failure.FullyQualifiedErrorId | Should -Match "^$Id,DefenderXdr.PowerShell.GetDefenderIncidentCommand$"
        $failure.CategoryInfo.Category | Should -Be 'InvalidData'
        $failure.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $came | Should -HaveCount $Comes
        if ($Comes) { "$failure" | Should -BeLike "*$Comes object* on 1 page*the last is*" }
    }

    It 'keeps <What>' -ForEach @(
        @{ What = 'a word that nobody knows'; Member = '"status":"quarantinedByBot","severity":"apocalyptic"'; Test = { $_.Status -eq 'quarantinedByBot' -and $_.Severity -eq 'apocalyptic' } }
        @{ What = 'both of two members of one name'; Member = '"displayName":"first","displayName":"second"'; Test = { $_.DisplayName -eq 'first' -and $_.AdditionalProperties.displayName -eq 'second' } }
        @{ What = 'both of two unknown members whose names differ in case alone'; Member = '"newMember":1,"NewMember":2'; Test = { ($_.AdditionalProperties.Values | Measure-Object -Sum).Sum -eq 3 } }
        @{ What = 'all that can be read of bytes that are no UTF-8'; Member = '"displayName":"Caf' + [char]0xE9 + '"'; Encoding = 'iso-8859-1'; Test = { $_.DisplayName -eq "Caf$([char]0xFFFD)" } }
    ) {
        $server = Start-PayloadServer "{`"value`":[{`"id`":`"1`",$Member}]}" -Encoding ($Encoding ? $Encoding : 'utf-8')
        Connect-PayloadServer $server
        $incidents = @(Get-DefenderIncident -Api Graph)
        $incidents | Should -HaveCount 1
        $incidents[0].IncidentId | Should -Be 1
        $incidents | Where-Object $Test | Should -HaveCount 1
    }
}

Describe 'A list that breaks after 40 pages' {
    BeforeAll {
        # Every 41st page is an empty answer, which no second try mends.
        $null = Connect-DefenderXdr -Simulated -IncidentCount 4250 -Api Xdr -Name contoso -Fault 'empty/41'
        $incidents = @(Get-DefenderIncident -UpdatedAfter 60d -ErrorVariable failed -ErrorAction SilentlyContinue)
    }

    AfterAll { Get-DefenderConnection | Disconnect-DefenderXdr }

    It 'keeps the 4,000 objects, and ends in one error that says where' {
        $incidents | Should -HaveCount 4000
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -Be 'ResponseEmpty,DefenderXdr.PowerShell.GetDefenderIncidentCommand'
        $failed[0].CategoryInfo.Category | Should -Be 'InvalidData'
        "$($failed[0])" | Should -BeLike "*4000 objects on 40 pages*'$($incidents[-1].IncidentId)', created *"
        $failed[0].Exception.Position.Objects | Should -Be 4000
        $failed[0].Exception.Position.Pages | Should -Be 40
        $failed[0].Exception.StatusCode | Should -Be 'OK'
        $failed[0].Exception.ClientRequestId | Should -Not -BeNullOrEmpty
    }

    It 'has the command that goes on' {
        $command = $failed[0].ErrorDetails.RecommendedAction -replace '^.*came last\): '
        $command | Should -Match "^Get-DefenderIncident -UpdatedAfter '\S+' -CreatedBefore '\S+Z'$"
        $rest = @(& ([scriptblock]::Create($command)))
        $rest[0].IncidentId | Should -Be $incidents[-1].IncidentId
        @($incidents + $rest | Select-Object -ExpandProperty IncidentId -Unique) | Should -HaveCount 4250
    }
}
