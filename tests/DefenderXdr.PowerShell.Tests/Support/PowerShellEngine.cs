using System.Diagnostics;

namespace DefenderXdr.PowerShell.Tests;

/// <summary>A PowerShell on this machine's PATH, where there is one.</summary>
internal static class PowerShellEngine
{
    private static readonly Lazy<string?> WhyNot = new(FindReason);
    private static readonly Lazy<string?> WhyNoPester = new(FindPesterReason);

    /// <summary>Skips the test, with the reason, where there is no PowerShell 7.4 or newer.</summary>
    public static void Require()
    {
        if (WhyNot.Value is { } reason) Assert.Skip(reason);
    }

    /// <summary>Skips the test, with the reason, where there is no Pester 5 for it.</summary>
    public static void RequirePester()
    {
        Require();
        if (WhyNoPester.Value is { } reason) Assert.Skip(reason);
    }

    /// <summary>Runs a command in a fresh process.</summary>
    public static Task<ProcessResult> RunAsync(string command, string? folder = null, params (string Name, string Value)[] environment) =>
        ProcessResult.OfAsync("pwsh", ["-NoProfile", "-NonInteractive", "-Command", command], folder, environment);

    private static string? FindReason()
    {
        try
        {
            var result = RunAsync("$PSVersionTable.PSVersion.ToString(2)").GetAwaiter().GetResult();
            return Version.TryParse(result.Output.Trim(), out var version) && version >= new Version(7, 4)
                ? null
                : $"pwsh on PATH is '{result.Output.Trim()}', and 7.4 or newer is needed.";
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or FileNotFoundException)
        {
            return "No pwsh on PATH: PowerShell 7.4 or newer is needed.";
        }
    }

    private static string? FindPesterReason()
    {
        var result = RunAsync("[string](Get-Module Pester -ListAvailable | Where-Object Version -ge 5.0 | Select-Object -First 1).Version").GetAwaiter().GetResult();
        return result.Output.Trim().Length > 0 ? null : "pwsh has no Pester 5: Install-PSResource Pester.";
    }
}
