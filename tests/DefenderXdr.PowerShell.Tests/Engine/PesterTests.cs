namespace DefenderXdr.PowerShell.Tests.Engine;

/// <summary>Each Pester file in a fresh PowerShell, as a test of its own.</summary>
public sealed class PesterTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Repository.Path("tests", "Pester"), "*.Tests.ps1").Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Passes(string file)
    {
        PowerShellEngine.RequirePester();

        var result = await PowerShellEngine.RunAsync($$"""
            $ErrorActionPreference = 'Stop'
            Import-Module Pester -MinimumVersion 5.0
            $configuration = New-PesterConfiguration
            $configuration.Run.Path = '{{Repository.Path("tests", "Pester", file).Replace("'", "''")}}'
            $configuration.Run.PassThru = $true
            $configuration.Output.Verbosity = 'Detailed'
            $configuration.Output.RenderMode = 'Plaintext'
            $run = Invoke-Pester -Configuration $configuration
            if ($run.Result -ne 'Passed' -or $run.PassedCount -eq 0) { exit 1 }
            """);

        Assert.True(result.ExitCode == 0, result.Output);
    }
}
