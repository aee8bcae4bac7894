using System.Diagnostics;
using System.Text;

namespace DefenderXdr.PowerShell.Tests;

/// <summary>What became of another process.</summary>
internal sealed record ProcessResult(int ExitCode, string Output)
{
    public static async Task<ProcessResult> OfAsync(string file, string[] arguments, string? folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder ?? Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["NO_COLOR"] = "1";
        foreach (var (name, value) in environment) start.Environment[name] = value;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var text = new StringBuilder();
        void Take(object _, DataReceivedEventArgs line)
        {
            lock (text) text.AppendLine(line.Data);
        }
        process.OutputDataReceived += Take;
        process.ErrorDataReceived += Take;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{file} did not end within five minutes.\n{text}");
        }
        return new ProcessResult(process.ExitCode, text.ToString());
    }
}
