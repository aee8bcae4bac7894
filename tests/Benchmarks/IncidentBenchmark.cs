using System.Diagnostics;
using System.Globalization;
using static DefenderXdr.Benchmarks.Shell;

namespace DefenderXdr.Benchmarks;

/// <summary>A tenant's incidents, from Defender XDR.</summary>
internal static class IncidentBenchmark
{
    public static async Task RunAsync(int incidents, int rounds, bool onlyStreamed)
    {
        await using var server = await RecordedTenant.StartAsync(incidents);
        var connect = server.Connect("Xdr");
        const string Count = "\n$count = $incidents.Count";
        var script = $$"""
            {{server.Token("https://api.security.microsoft.com/.default")}}
            {{Watch}}
            $incidents = [System.Collections.Generic.List[object]]::new()
            $skip = 0
            do {
                $page = (Invoke-RestMethod "{{server.Root}}api/incidents?`$top=100&`$skip=$skip" -Headers @{ Authorization = "Bearer $token" }).value
                $incidents.AddRange([object[]] $page)
                $skip += 100
            } while ($page.Count -eq 100)
            """ + Count + Report;
        var module = connect + Watch + "$incidents = Get-DefenderIncident" + Count + Report;
        var again = connect + "$null = Get-DefenderIncident; $incidents = $null; [GC]::Collect(); " + Watch + "$incidents = Get-DefenderIncident" + Count + Report;
        var streamed = connect + Watch + "$count = (Get-DefenderIncident | Measure-Object).Count" + Report;
        var first = connect + Watch + "$incidents = @(Get-DefenderIncident | ForEach-Object { $at = [System.Diagnostics.Stopwatch]::GetTimestamp(); $_ } | Select-Object -First 1)" + Count + Report;

        // Once without a watch: the server makes its pages.
        await Shell.RunAsync(onlyStreamed ? streamed : script);

        Console.WriteLine($"{incidents} incidents, {server.Bytes / 1e6:0.0} MB; milliseconds and peak MB of the whole process; the first object after the first byte");
        Console.WriteLine($"{"round",-6}{"Invoke-RestMethod",22}{"module, first list",22}{"second list",18}{"streamed",18}{"first object",16}{"ratio",10}");
        for (var round = 1; round <= rounds; round++)
        {
            var flow = await Shell.RunAsync(streamed);
            if (onlyStreamed)
            {
                Console.WriteLine($"{round,-6}{"",62}{flow,18}");
                continue;
            }
            var old = await Shell.RunAsync(script);
            var kept = await Shell.RunAsync(module);
            var second = await Shell.RunAsync(again);
            var one = await Shell.RunAsync(first);
            var wait = Stopwatch.GetElapsedTime(server.FirstByte, one.At).TotalMilliseconds;
            if (kept.Count != old.Count || kept.Count != incidents) Console.WriteLine($"  The two sides read {old.Count} and {kept.Count} incidents.");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{round,-6}{old,22}{kept,22}{$"{second.Time} ms",18}{flow,18}{$"{wait:0} ms",16}{(double)old.Time / kept.Time,9:0.0}x"));
        }
    }
}
