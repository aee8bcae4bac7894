using System.Diagnostics;
using System.Globalization;
using DefenderXdr.Benchmarks;
using DefenderXdr.Simulation;

// Side by side in one run: the documented Invoke-RestMethod paging script, and the module, each in a PowerShell of its own.
// Arguments: how many incidents (5000), how many rounds (3), and "streamed" for that column alone.
var incidents = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5000;
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3;
var onlyStreamed = args.Contains("streamed");
var root = FindRoot();
await using var server = await RecordedTenant.StartAsync(incidents);

var connect = $$"""
    $hosts = @{ AuthorityUri = '{{server.Root}}'; GraphUri = '{{server.Root}}'; XdrUri = '{{server.Root}}'; EndpointUri = '{{server.Root}}' }
    $secret = ConvertTo-SecureString '{{SimulatedTenant.DefaultClientSecret}}' -AsPlainText -Force
    Import-Module '{{Path.Combine(root, "DefenderXdr.psd1")}}'
    $null = Connect-DefenderXdr -TenantId {{SimulatedTenant.DefaultTenantId}} -ClientId {{SimulatedTenant.DefaultClientId}} -ClientSecret $secret @hosts -Api Xdr

    """;
const string Watch = "$watch = [System.Diagnostics.Stopwatch]::StartNew(); ";
const string Report = "\n'{0} {1} {2} {3}' -f $incidents.Count, $watch.ElapsedMilliseconds, ([System.Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 / 1MB), $at";
var script = $$"""
    $form = @{ grant_type = 'client_credentials'; client_id = '{{SimulatedTenant.DefaultClientId}}'; client_secret = '{{SimulatedTenant.DefaultClientSecret}}'; scope = 'https://api.security.microsoft.com/.default' }
    $token = (Invoke-RestMethod '{{server.Root}}{{SimulatedTenant.DefaultTenantId}}/oauth2/v2.0/token' -Method Post -Body $form).access_token
    {{Watch}}
    $incidents = [System.Collections.Generic.List[object]]::new()
    $skip = 0
    do {
        $page = (Invoke-RestMethod "{{server.Root}}api/incidents?`$top=100&`$skip=$skip" -Headers @{ Authorization = "Bearer $token" }).value
        $incidents.AddRange([object[]] $page)
        $skip += 100
    } while ($page.Count -eq 100)
    """ + Report;
var module = connect + Watch + "$incidents = Get-DefenderIncident" + Report;
var again = connect + "$null = Get-DefenderIncident; $incidents = $null; [GC]::Collect(); " + Watch + "$incidents = Get-DefenderIncident" + Report;
var streamed = connect + Watch + "$incidents = @{ Count = (Get-DefenderIncident | Measure-Object).Count }" + Report;
var first = connect + Watch + "$incidents = @(Get-DefenderIncident | ForEach-Object { $at = [System.Diagnostics.Stopwatch]::GetTimestamp(); $_ } | Select-Object -First 1)" + Report;

// Once without a watch: the server makes its pages.
await RunAsync(onlyStreamed ? streamed : script);

Console.WriteLine($"{incidents} incidents, {server.Bytes / 1e6:0.0} MB; milliseconds and peak MB of the whole process; the first object after the first byte");
Console.WriteLine($"{"round",-6}{"Invoke-RestMethod",22}{"module, first list",22}{"second list",18}{"streamed",18}{"first object",16}{"ratio",10}");
for (var round = 1; round <= rounds; round++)
{
    var flow = await RunAsync(streamed);
    if (onlyStreamed)
    {
        Console.WriteLine($"{round,-6}{"",62}{flow,18}");
        continue;
    }
    var old = await RunAsync(script);
    var kept = await RunAsync(module);
    var second = await RunAsync(again);
    var one = await RunAsync(first);
    var wait = Stopwatch.GetElapsedTime(server.FirstByte, one.At).TotalMilliseconds;
    if (kept.Count != old.Count || kept.Count != incidents) Console.WriteLine($"  The two sides read {old.Count} and {kept.Count} incidents.");
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{round,-6}{old,22}{kept,22}{$"{second.Time} ms",18}{flow,18}{$"{wait:0} ms",16}{(double)old.Time / kept.Time,9:0.0}x"));
}

static async Task<Run> RunAsync(string text)
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

static string FindRoot()
{
    for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        if (File.Exists(Path.Combine(folder.FullName, "DefenderXdr.sln"))) return folder.FullName;
    throw new InvalidOperationException("The benchmark runs from within a checkout.");
}

/// <summary>What one PowerShell reported: how many incidents, in how many milliseconds, with how many MB at most, and when the first one came.</summary>
internal sealed record Run(int Count, long Time, long Peak, long At)
{
    public override string ToString() => $"{Time} ms {Peak} MB";
}
