using System.Diagnostics;
using System.Globalization;

namespace DefenderXdr.Benchmarks;

/// <summary>Runs a piece of PowerShell in a process of its own.</summary>
internal static class Shell
{
    public const string Watch = "$watch = [System.Diagnostics.Stopwatch]::StartNew(); ";

    /// <summary>Ends each piece: how many it read, <c>$count</c>, how long <c>$watch</c> ran, the most memory, and <c>$at</c>, a timestamp, if it is about that.</summary>
    public const string Report = "\n'{0} {1} {2} {3}' -f $count, $watch.ElapsedMilliseconds, ([System.Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1MB), $at";

    public static async Task<Run> RunAsync(string text)
    {
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-Command", text]) { RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("pwsh 7.4+ must be on PATH.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var line = output.TrimEnd('\r', '\n').Split('\n')[^1].Split(' ');
        return line.Length == 4 && int.TryParse(line[0], CultureInfo.InvariantCulture, out var count)
            ? new(count, long.Parse(line[1], CultureInfo.InvariantCulture), (long)double.Parse(line[2], CultureInfo.InvariantCulture), line[3].Trim() is { Length: > 0 } at ? long.Parse(at, CultureInfo.InvariantCulture) : 0)
            : throw new InvalidOperationException($"PowerShell said: {output}");
    }
}

/// <summary>What one PowerShell reported: how many objects, in how many milliseconds, with how many MB at most, and when the first ones had come.</summary>
internal sealed record Run(int Count, long Time, long Peak, long At)
{
    public override string ToString() => $"{Time} ms {Peak} MB";
}
