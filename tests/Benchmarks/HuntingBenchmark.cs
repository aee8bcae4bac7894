using System.Diagnostics;
using System.Globalization;
using Newtonsoft.Json;
using static DefenderXdr.Benchmarks.Shell;

namespace DefenderXdr.Benchmarks;

/// <summary>A hunting result, from Graph: kept, streamed, written to a file, left early, ten times as long, and what a parser alone needs for its bytes.</summary>
internal static class HuntingBenchmark
{
    public static async Task RunAsync(int rows, int rounds)
    {
        var hunt = new RecordedHunt(rows);
        await using var server = await RecordedTenant.StartAsync(incidents: 1, hunt);
        var connect = server.Connect("Graph");

        // As many rows as an answer may have: that there may be more is no news here.
        const string Hunt = "Invoke-DefenderHunting -WarningAction Ignore ";
        var script = $$"""
            {{server.Token("https://graph.microsoft.com/.default")}}
            {{Watch}}
            $body = @{ Query = '{{RecordedHunt.Query}}' } | ConvertTo-Json
            $rows = (Invoke-RestMethod '{{server.Root}}v1.0/security/runHuntingQuery' -Method Post -Body $body -ContentType 'application/json' -Headers @{ Authorization = "Bearer $token" }).results
            $count = $rows.Count
            """ + Report;
        var module = connect + Watch + $"$rows = {Hunt}'{RecordedHunt.Query}'; $count = $rows.Count" + Report;
        var first = connect + Watch + $"$rows = @({Hunt}'{RecordedHunt.Query}' | Select-Object -First 10); $at = [System.Diagnostics.Stopwatch]::GetTimestamp(); $count = $rows.Count" + Report;

        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        var written = connect + Watch + $"{Hunt}'{RecordedHunt.Query}' -OutFile '{file}'; $count = 0" + Report;
        var idle = await Shell.RunAsync(connect + Watch + "$count = 0" + Report);

        Console.WriteLine($"{rows} hunting rows of {RecordedHunt.Columns} columns, {hunt.Bytes / 1e6:0.0} MB; milliseconds and peak MB of the whole process; the first 10 after the first byte; the bare scan in this process.");
        Console.WriteLine($"A PowerShell that has done nothing but connect: {idle.Peak} MB.");
        Console.WriteLine($"{"round",-6}{"Invoke-RestMethod",22}{"kept",16}{"to Out-Null",16}{"-OutFile",16}{"ten times as many",20}{"first 10",12}{"bare scan",12}{"ratio",9}{"to scan",9}");
        for (var round = 1; round <= rounds; round++)
        {
            var old = await Shell.RunAsync(script);
            var kept = await Shell.RunAsync(module);
            var streamed = await Shell.RunAsync(Streamed(1));
            var tenfold = await Shell.RunAsync(Streamed(10));
            var saved = await Shell.RunAsync(written);
            var lines = File.ReadLines(file).Count() - 1;
            File.Delete(file);
            var ten = await Shell.RunAsync(first);
            var wait = Stopwatch.GetElapsedTime(server.FirstByte, ten.At).TotalMilliseconds;
            var scan = Scan(hunt);
            if (old.Count != rows || kept.Count != rows || lines != rows || ten.Count != 10) Console.WriteLine($"  Rows that the sides read: {old.Count}, {kept.Count}, {lines}, {ten.Count}.");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{round,-6}{old,22}{kept,16}{streamed,16}{saved,16}{tenfold,20}{$"{wait:0} ms",12}{$"{scan:0} ms",12}{(double)old.Time / kept.Time,8:0.0}x{kept.Time / scan,8:0.0}x"));
        }

        string Streamed(int times) => connect + Watch + $"{Hunt}'{RecordedHunt.QueryOf(times)}' | Out-Null; $count = {rows * times}" + Report;
    }

    // The best of three, since a long process compiles better than a new one.
    private static double Scan(RecordedHunt hunt) => Enumerable.Range(0, 3).Min(_ =>
    {
        var watch = Stopwatch.StartNew();
        using var json = new JsonTextReader(new StreamReader(hunt.Open())) { DateParseHandling = DateParseHandling.None };
        while (json.Read()) { }
        return watch.Elapsed.TotalMilliseconds;
    });
}
