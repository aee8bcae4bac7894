@{
    # Windows PowerShell 5.1 takes the .NET Framework build, PowerShell 7.4 and newer the .NET 8 one.
    # -like, because -eq would make the engine warm up its dynamic operators, a fifth of the import.
    # Nested, not root: Get-Help finds the help in bin/<tfm>/en-US of a nested module alone, and about topics beside a manifest of their own.
    NestedModules        = if ($PSEdition -like 'Core') { @('bin/net8.0/DefenderXdr.dll', 'bin/net8.0/DefenderXdr.Help.psd1') } else { @('bin/netstandard2.0/DefenderXdr.dll', 'bin/netstandard2.0/DefenderXdr.Help.psd1') }
    PowerShellVersion    = if ($PSEdition -like 'Core') { '7.4' } else { '5.1' }
    ModuleVersion        = '0.1.0'
    GUID                 = '6d1f1a5e-6a52-4f3c-9d3b-0c7f5a1e9b64'
    Author               = 'DefenderXdr contributors'
    CompanyName          = 'DefenderXdr contributors'
    Copyright            = '(c) 2026 DefenderXdr contributors. MIT licence.'
    Description          = 'Microsoft Defender XDR and Defender for Endpoint at the prompt: sign in, list incidents and alerts, hunt with KQL. Typed, streaming, on Microsoft Graph and on the older APIs, with a simulated tenant to try and to test against.'
    CompatiblePSEditions = @('Desktop', 'Core')
    DotNetFrameworkVersion = '4.7.2'
    FormatsToProcess     = @('bin/net8.0/DefenderXdr.Format.ps1xml')
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    CmdletsToExport      = @(
        'Add-DefenderLibraryFile'
        'Add-DefenderMachineTag'
        'Connect-DefenderXdr'
        'Disable-DefenderAppRestriction'
        'Disable-DefenderMachineIsolation'
        'Disconnect-DefenderXdr'
        'Enable-DefenderAppRestriction'
        'Enable-DefenderMachineIsolation'
        'Export-DefenderIndicator'
        'Get-DefenderAlert'
        'Get-DefenderAlertEntity'
        'Get-DefenderConnection'
        'Get-DefenderHuntingSchema'
        'Get-DefenderIncident'
        'Get-DefenderIndicator'
        'Get-DefenderInvestigation'
        'Get-DefenderLibraryFile'
        'Get-DefenderMachine'
        'Get-DefenderMachineAction'
        'Get-DefenderToken'
        'Import-DefenderIndicator'
        'Invoke-DefenderHunting'
        'Invoke-DefenderLiveResponse'
        'Invoke-DefenderRequest'
        'Merge-DefenderIncident'
        'Move-DefenderAlert'
        'New-DefenderAlert'
        'New-DefenderConsentUri'
        'Remove-DefenderIndicator'
        'Remove-DefenderLibraryFile'
        'Remove-DefenderMachineTag'
        'Save-DefenderInvestigationPackage'
        'Select-DefenderConnection'
        'Set-DefenderIndicator'
        'Set-DefenderMachine'
        'Start-DefenderAntivirusScan'
        'Start-DefenderInvestigation'
        'Stop-DefenderFile'
        'Stop-DefenderMachineAction'
        'Test-DefenderToken'
        'Unregister-DefenderMachine'
        'Update-DefenderAlert'
        'Update-DefenderIncident'
        'Wait-DefenderMachineAction'
    )
    PrivateData          = @{
        PSData = @{
            Tags         = @('Defender', 'DefenderXDR', 'MDE', 'Security', 'Incident', 'Alert', 'Hunting', 'KQL', 'SOC', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
