namespace DefenderXdr.PowerShell.Tests.Engine;

/// <summary>Each Pester file in a fresh PowerShell, as a test of its own.</summary>
public sealed class PesterTests
{
    // The engine, or why there is none, is part of each case's name: it shows in every test report.
    public static TheoryData<string, string> Files
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var file in Directory.GetFiles(Repository.Path("tests", "Pester"), "*.Tests.ps1").Order())
                data.Add(Path.GetFileName(file), PowerShellEngine.WhyNoPester ?? "Pester");
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Passes(string file, string engine)
    {
        Assert.SkipWhen(PowerShellEngine.WhyNoPester is not null, engine);

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
