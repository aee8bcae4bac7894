# What the Pester files have in common.

$ErrorActionPreference = 'Stop'
$script:Root = (Resolve-Path "$PSScriptRoot/../..").Path

function Import-DefenderXdr {
    # The module as built from this checkout.
    Import-Module "$script:Root/DefenderXdr.psd1" -Global
}

function Get-ParameterTable {
    # A line for each of a cmdlet's own parameters: name, type, sets with what is mandatory there, position, pipeline binding, aliases.
    param([Parameter(Mandatory)][string] $Command)

    $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
    foreach ($parameter in (Get-Command $Command).Parameters.Values | Where-Object Name -NotIn $common | Sort-Object Name) {
        $type = $parameter.ParameterType
        $typeName = if ($nullable = [Nullable]::GetUnderlyingType($type)) { "$($nullable.Name)?" } else { $type.Name }
        $sets = foreach ($set in $parameter.ParameterSets.GetEnumerator() | Sort-Object Key) {
            $text = if ($set.Key -eq '__AllParameterSets') { '*' } else { $set.Key }
            if ($set.Value.IsMandatory) { $text += '!' }
            if ($set.Value.Position -ge 0) { $text += "@$($set.Value.Position)" }
            if ($set.Value.ValueFromPipeline) { $text += '<' }
            if ($set.Value.ValueFromPipelineByPropertyName) { $text += '.' }
            $text
        }
        (@($parameter.Name, $typeName, ($sets -join ',')) + @($parameter.Aliases | Sort-Object)) -join ' '
    }
}

function Get-FreshProcessOutput {
    # Runs a script in a PowerShell of its own, from the checkout's root, and gives all of its streams as text.
    # -Interactive leaves out the switch that says that nobody sits before it.
    param([Parameter(Mandatory)][string] $Script, [switch] $Interactive)

    $nobody = if (-not $Interactive) { '-NonInteractive' }
    $text = $null | & (Get-Process -Id $PID).Path -NoProfile @($nobody | Where-Object { $_ }) -Command "`$ErrorActionPreference = 'Stop'; Set-Location '$script:Root'; $Script" 2>&1 | Out-String
    if ($LASTEXITCODE -ne 0) { throw "The process ended with $LASTEXITCODE.`n$text" }
    $text
}

function Get-Failure {
    # The error that ends a command, which must say what to do.
    param([Parameter(Mandatory)][scriptblock] $Script)

    try { $null = & $Script } catch { $caught = $_ }
    if (-not $caught) { throw 'It did not fail.' }
    if (-not $caught.ErrorDetails.RecommendedAction) { throw "It does not say what to do: $caught" }
    $caught
}

function Get-FailureId {
    # The id of that error, without the command's name.
    param([Parameter(Mandatory)][scriptblock] $Script)

    (Get-Failure $Script).FullyQualifiedErrorId.Split(',')[0]
}

function Start-SilentServer {
    # A host that accepts connections and never answers. Dispose of it with Stop().
    $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $listener
}

function Start-PayloadServer {
    # A host that answers every request with one JSON text. Dispose of it with Dispose().
    param([Parameter(Mandatory)][AllowEmptyString()][string] $Json, [string] $Encoding = 'utf-8')

    $probe = Start-SilentServer
    $uri = "http://$($probe.LocalEndpoint)/"
    $probe.Stop()
    $listener = [System.Net.HttpListener]::new()
    $listener.Prefixes.Add($uri)
    $listener.Start()
    $shell = [powershell]::Create().AddScript({
            param($Listener, $Json, $Encoding)
            # A wait without an end would hold up the end of the process, which a closed listener does not always end.
            while ($Listener.IsListening) {
                $asking = $Listener.GetContextAsync()
                while (-not $asking.AsyncWaitHandle.WaitOne(100)) { if (-not $Listener.IsListening) { return } }
                if ($asking.IsFaulted) { return }
                $response = $asking.Result.Response
                $bytes = [System.Text.Encoding]::GetEncoding($Encoding).GetBytes($Json)
                $response.ContentType = 'application/json'
                $response.ContentLength64 = $bytes.Length
                $response.OutputStream.Write($bytes, 0, $bytes.Length)
                $response.Close()
            }
        }).AddArgument($listener).AddArgument($Json).AddArgument($Encoding)
    $null = $shell.BeginInvoke()
    [pscustomobject]@{ Uri = $uri; Listener = $listener } |
        Add-Member -MemberType ScriptMethod -Name Dispose -Value { $this.Listener.Close() } -PassThru
}

function Start-SimulationServer {
    # The simulated tenants on loopback, in a process of their own: the address and what to sign in with. Dispose of it with Dispose().
    # What it prints becomes properties; Hosts is what Connect-DefenderXdr takes. Further arguments are the server's own (--user never ...).
    $dll = Get-ChildItem "$script:Root/tests/DefenderXdr.SimulationServer/bin" -Recurse -Filter DefenderXdr.SimulationServer.dll | Sort-Object LastWriteTime -Descending | Select-Object -First 1
    $process = [System.Diagnostics.Process]::Start([System.Diagnostics.ProcessStartInfo]@{ FileName = 'dotnet'; Arguments = (@("`"$($dll.FullName)`"", '--incidents 20') + $args) -join ' '; RedirectStandardOutput = $true; RedirectStandardInput = $true })
    $server = @{ Process = $process }
    while (($line = $process.StandardOutput.ReadLine()) -and $line -match '^(\w+):\s+(\S+)$') { $server[$Matches[1]] = $Matches[2] }
    $server.Hosts = @{ AuthorityUri = $server.http; GraphUri = $server.http; XdrUri = $server.http; EndpointUri = $server.http }
    $server.Browser = Join-Path $dll.Directory "DefenderXdr.SimulationServer$(if ($IsWindows) { '.exe' })"
    [pscustomobject] $server | Add-Member -MemberType ScriptMethod -Name Dispose -Value { $this.Process.Kill() } -PassThru
}

function Get-JsonLeaf {
    # Every value of a JSON text, sorted, as text that two spellings of one value share: dates by instant, words without case, numbers as written.
    param([Parameter(Mandatory)][string] $Json)

    $leaves = [System.Collections.Generic.List[string]]::new()
    $pending = [System.Collections.Generic.Stack[object]]::new()
    $pending.Push([System.Text.Json.JsonDocument]::Parse($Json).RootElement)
    while ($pending.Count) {
        $element = $pending.Pop()
        switch ($element.ValueKind.ToString()) {
            'Object' { foreach ($member in $element.EnumerateObject()) { $pending.Push($member.Value) } }
            'Array' { foreach ($item in $element.EnumerateArray()) { $pending.Push($item) } }
            'Null' { }
            default {
                $text = $element.ToString()
                $date = [DateTimeOffset]::MinValue
                if ($text -match '^\d{4}-\d\d-\d\dT' -and [DateTimeOffset]::TryParse($text, [cultureinfo]::InvariantCulture, 'AssumeUniversal', [ref] $date)) { $text = $date.UtcTicks }
                $leaves.Add("$text".ToLowerInvariant())
            }
        }
    }
    $leaves | Sort-Object -Unique
}

Export-ModuleMember -Function Import-DefenderXdr, Get-ParameterTable, Get-FreshProcessOutput, Get-Failure, Get-FailureId, Start-SilentServer, Start-PayloadServer, Start-SimulationServer, Get-JsonLeaf
