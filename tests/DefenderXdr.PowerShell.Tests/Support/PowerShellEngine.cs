namespace DefenderXdr.PowerShell.Tests;

/// <summary>A PowerShell on this machine's PATH, where there is one.</summary>
internal static class PowerShellEngine
{
    private static readonly Lazy<string?> Missing = new(FindMissing);
    private static readonly Lazy<string?> MissingPester = new(FindMissingPester);

    /// <summary>Why there is no PowerShell 7.4 or newer, or null when there is one.</summary>
    public static string? WhyNone => Missing.Value;

    /// <summary>Why there is no Pester 5 for it, or null when there is one.</summary>
    public static string? WhyNoPester => Missing.Value ?? MissingPester.Value;

    /// <summary>Runs a command in a fresh process.</summary>
    public static Task<ProcessResult> RunAsync(string command, string? folder = null, params (string Name, string Value)[] environment) =>
        ProcessResult.OfAsync("pwsh", ["-NoProfile", "-NonInteractive", "-Command", command], folder, environment);

    private static string? FindMissing()
    {
        try
        {
            var result = RunAsync("'{0}.{1}' -f $PSVersionTable.PSVersion.Major, $PSVersionTable.PSVersion.Minor").GetAwaiter().GetResult();
            return Version.TryParse(result.Output.Trim(), out var version) && version >= new Version(7, 4)
                ? null
                : $"skipped: pwsh is {result.Output.Trim()}, not 7.4+";
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or FileNotFoundException)
        {
            return "skipped: no pwsh 7.4+ on PATH";
        }
    }

    private static string? FindMissingPester()
    {
        var result = RunAsync("[string](Get-Module Pester -ListAvailable | Where-Object Version -ge 5.0 | Select-Object -First 1).Version").GetAwaiter().GetResult();
        return result.Output.Trim().Length > 0 ? null : "skipped: pwsh has no Pester 5";
    }
}
