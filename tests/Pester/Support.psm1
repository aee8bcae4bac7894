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
    param([Parameter(Mandatory)][string] $Script)

    $text = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command "`$ErrorActionPreference = 'Stop'; Set-Location '$script:Root'; $Script" 2>&1 | Out-String
    if ($LASTEXITCODE -ne 0) { throw "The process ended with $LASTEXITCODE.`n$text" }
    $text
}

function Start-SilentServer {
    # A host that accepts connections and never answers. Dispose of it with Stop().
    $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $listener
}

Export-ModuleMember -Function Import-DefenderXdr, Get-ParameterTable, Get-FreshProcessOutput, Start-SilentServer
