using System.Diagnostics;
using System.Globalization;
using DefenderXdr.Simulation;

namespace DefenderXdr.PowerShell.Tests.Sync;

/// <summary>A scheduled script whose process is killed while it runs, again and again.</summary>
public sealed class SyncKillTests(ITestOutputHelper log) : IDisposable
{
    private const int Kills = 8;

    // Runs of the real command, one after the other. The log says with which checkpoint each began, and what it gave to the command behind it.
    private const string Script = """
        Import-Module ./DefenderXdr.psd1
        $secret = ConvertTo-SecureString $env:SYNC_SECRET -AsPlainText -Force
        $hosts = @{ AuthorityUri = $env:SYNC_URI; GraphUri = $env:SYNC_URI; XdrUri = $env:SYNC_URI; EndpointUri = $env:SYNC_URI }
        $null = Connect-DefenderXdr -TenantId $env:SYNC_TENANT -ClientId $env:SYNC_CLIENT -ClientSecret $secret @hosts
        $file = Join-Path $env:SYNC_FOLDER 'checkpoint.json'
        $log = Join-Path $env:SYNC_FOLDER 'log.txt'
        function Write-Log($line) { [IO.File]::AppendAllText($log, "$line`n") }
        while ($true) {
            Write-Log "begin $(if (Test-Path $file) { (Get-FileHash $file).Hash } else { 'none' })"
            & $env:SYNC_COMMAND -Checkpoint $file -ErrorAction SilentlyContinue | ForEach-Object {
                $id = if ($_ -is [DefenderXdr.DefenderAlert]) { $_.AlertId } else { $_.IncidentId }
                Write-Log "item $id $($_.LastUpdateTime.UtcTicks)"
            }
        }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("sync").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string LogFile => Path.Combine(folder, "log.txt");

    private string CheckpointFile => Path.Combine(folder, "checkpoint.json");

    [Theory]
    [InlineData(21, false)]
    [InlineData(22, true)]
    public async Task A_process_that_is_killed_at_random_moments_loses_no_change_and_repeats_none_that_it_had_committed(int seed, bool ofAlerts)
    {
        Assert.SkipWhen(PowerShellEngine.WhyNone is not null, PowerShellEngine.WhyNone ?? "");
        var random = new Random(seed);
        await using var synced = await SyncedTenant.StartAsync(seed, 120, ofAlerts, DefenderApi.Auto);
        synced.Tenant.Inject(((string[])["429=0@0.03", "drop@0.03", "truncated@0.03", "401@0.02", "shift@0.5"]).Select(SimulatedFault.Parse));

        var runs = new List<SyncedRun>();
        for (var kill = 0; kill < Kills; kill++)
        {
            File.Delete(LogFile);
            await LiveAsync(synced, ofAlerts ? "Get-DefenderAlert" : "Get-DefenderIncident", random);
            runs.AddRange(SyncedRun.Read(File.ReadAllLines(LogFile), await HashAsync()));
        }

        // One run that nobody disturbs.
        synced.Tenant.Inject();
        var last = await UndisturbedAsync(synced, ofAlerts);
        runs.Add(last);

        log.WriteLine($"seed {seed}: {synced.Tenant.Changes.Count} changes, {runs.Count} runs, {runs.Count(run => run.IsCommitted && run.Items.Count > 0)} commits with news, {synced.Tenant.FaultHistory.Count} faults");
        var committed = new Dictionary<string, long>();
        foreach (var (id, updated) in runs.Where(run => run.IsCommitted).SelectMany(run => run.Items))
        {
            Assert.False(committed.TryGetValue(id, out var known) && known >= updated, $"seed {seed}: {id} as of {updated} was committed before");
            committed[id] = updated;
        }
        var shown = (await synced.ListAsync(null).ToListAsync()).Select(item => item.Id).ToHashSet();
        foreach (var (id, changed) in synced.After(int.MaxValue, shown))
            Assert.True(committed.TryGetValue(id, out var known) && known == changed.UtcTicks, $"seed {seed}: the last change of {id} is lost");
        Assert.Contains(runs, run => !run.IsCommitted && run.Items.Count > 0);
    }

    /// <summary>Lets the script live for a while, changes the tenant meanwhile, and kills it.</summary>
    private async Task LiveAsync(SyncedTenant synced, string command, Random random)
    {
        using var process = Start(synced, command);
        try
        {
            while (!File.Exists(LogFile))
            {
                Assert.False(process.HasExited, "The script did not start.");
                await Task.Delay(20);
            }

            // Some die in their first run, which has most to give.
            var life = Stopwatch.StartNew();
            var end = random.Next(3) == 0 ? random.Next(150) : random.Next(2000);
            while (life.ElapsedMilliseconds < end)
            {
                synced.Tenant.Tick(random.Next(4));
                await Task.Delay(random.Next(1, 30));
            }
        }
        finally
        {
            // SIGKILL: no handler and no finally of its own runs.
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private async Task<SyncedRun> UndisturbedAsync(SyncedTenant synced, bool ofAlerts)
    {
        var sync = new SyncRun(Checkpoint.Open(CheckpointFile, ofAlerts ? "alerts" : "incidents"));
        var items = new List<(string, long)>();
        await sync.ReadAsync(synced.Connection, null, since => synced.ListAsync(since), item => (item.Id, item.Updated), item => items.Add((item.Id, item.Updated.UtcTicks)));
        sync.Prepare();
        sync.End(failed: false);
        return new(true, items);
    }

    private Process Start(SyncedTenant synced, string command)
    {
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-Command", Script]) { WorkingDirectory = Repository.Root, RedirectStandardInput = true };
        start.Environment["SYNC_URI"] = synced.Host.Http.ToString();
        start.Environment["SYNC_TENANT"] = synced.Tenant.TenantId;
        start.Environment["SYNC_CLIENT"] = SimulatedTenant.DefaultClientId;
        start.Environment["SYNC_SECRET"] = SimulatedTenant.DefaultClientSecret;
        start.Environment["SYNC_FOLDER"] = folder;
        start.Environment["SYNC_COMMAND"] = command;
        return Process.Start(start)!;
    }

    private async Task<string> HashAsync() =>
        File.Exists(CheckpointFile) ? Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(CheckpointFile))) : "none";

    /// <summary>One run, and whether its checkpoint was taken: then the file is another afterwards.</summary>
    private sealed record SyncedRun(bool IsCommitted, List<(string Id, long Updated)> Items)
    {
        public static IEnumerable<SyncedRun> Read(string[] lines, string endHash)
        {
            var begins = Enumerable.Range(0, lines.Length).Where(i => lines[i].StartsWith("begin ", StringComparison.Ordinal)).ToArray();
            for (var n = 0; n < begins.Length; n++)
            {
                var end = n + 1 < begins.Length ? begins[n + 1] : lines.Length;
                var after = n + 1 < begins.Length ? lines[end].Split(' ')[1] : endHash;
                yield return new(after != lines[begins[n]].Split(' ')[1],
                    [.. lines[(begins[n] + 1)..end].Select(line => line.Split(' ')).Where(words => words.Length == 3)
                        .Select(words => (words[1], long.Parse(words[2], CultureInfo.InvariantCulture)))]);
            }
        }
    }
}
