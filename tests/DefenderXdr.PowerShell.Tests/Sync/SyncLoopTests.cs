using DefenderXdr.Simulation;

namespace DefenderXdr.PowerShell.Tests.Sync;

/// <summary>A scheduled script's two hundred runs, over a socket, against a tenant that changes between runs, between pages and at each object.</summary>
public sealed class SyncLoopTests(ITestOutputHelper log) : IDisposable
{
    private const int Runs = 200;

    private readonly string folder = Directory.CreateTempSubdirectory("sync").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(11, false, DefenderApi.Graph)]
    [InlineData(12, false, DefenderApi.Xdr)]
    [InlineData(13, true, DefenderApi.Graph)]
    [InlineData(14, true, DefenderApi.Endpoint)]
    public async Task Faults_and_failures_at_random_lose_no_change_and_repeat_none_that_was_committed(int seed, bool ofAlerts, DefenderApi api)
    {
        var random = new Random(seed);
        await using var synced = await SyncedTenant.StartAsync(seed, 180, ofAlerts, api);
        var tenant = synced.Tenant;
        tenant.Inject(((string[])["429=0@0.05", "503=0@0.04", "500@0.01", "401@0.02", "drop@0.05", "truncated@0.04", "empty@0.02", "shift@0.6"]).Select(SimulatedFault.Parse));

        var committed = new HashSet<(string, DateTimeOffset)>();
        var latest = new Dictionary<string, DateTimeOffset>();
        var commits = new List<(int Changes, Dictionary<string, DateTimeOffset> Latest)>();
        var failures = new Dictionary<string, int>();
        for (var run = 0; run < Runs; run++)
        {
            tenant.Advance(TimeSpan.FromSeconds(random.Next(1800)));
            tenant.Tick(random.Next(20) == 0 ? 150 : random.Next(6));

            var before = tenant.Changes.Count;
            var (got, failure) = await RunAsync(synced, random);
            failures[failure ?? "none"] = failures.GetValueOrDefault(failure ?? "none") + 1;
            if (failure is not null) continue;

            foreach (var item in got)
            {
                Assert.True(committed.Add(item), $"seed {seed}, run {run}: {item} was committed before");
                Assert.False(latest.TryGetValue(item.Id, out var known) && known >= item.Updated, $"seed {seed}, run {run}: {item} came after a later state of it");
                latest[item.Id] = item.Updated;
            }
            commits.Add((before, new(latest)));
        }

        log.WriteLine($"seed {seed}: {tenant.Changes.Count} changes; {tenant.FaultHistory.Count} faults; runs by what ended them: {string.Join(", ", failures.Select(f => $"{f.Key} {f.Value}"))}");
        tenant.Inject();
        var shown = (await synced.ListAsync(null).ToListAsync()).Select(item => item.Id).ToHashSet();
        for (var i = 0; i < commits.Count; i++)
            foreach (var (id, changed) in synced.After(commits[i].Changes, shown))
                Assert.True(commits[i].Latest.TryGetValue(id, out var known) && known >= changed, $"seed {seed}, commit {i}: the change of {id} at {changed:O}, made before the run, is lost");

        // The test is worth something only if it has been through all of this.
        Assert.InRange(commits.Count, 60, 180);
        Assert.True(failures.Count >= 4, "Too few kinds of failures.");
        if (api != DefenderApi.Endpoint) Assert.Contains(tenant.FaultHistory, fault => fault.StartsWith("shift", StringComparison.Ordinal));
    }

    private async Task<(List<(string Id, DateTimeOffset Updated)> Got, string? Failure)> RunAsync(SyncedTenant synced, Random random)
    {
        var checkpoint = Checkpoint.Open(Path.Combine(folder, "checkpoint.json"), "test");
        var sync = new SyncRun(checkpoint);
        var got = new List<(string Id, DateTimeOffset Updated)>();
        using var stop = new CancellationTokenSource();
        var fate = random.Next(10);
        var end = random.Next(40);
        string? failure = null;
        try
        {
            await sync.ReadAsync(synced.Connection, null, since => synced.ListAsync(since, stop.Token), item => (item.Id, item.Updated), item =>
            {
                got.Add(item);
                if (random.Next(30) == 0) synced.Tenant.Tick();
                if (got.Count <= end) return;
                if (fate == 0) throw new InvalidOperationException("The command behind it fails.");
                if (fate == 1) stop.Cancel();
            });
            sync.Prepare();
            if (fate == 2) failure = "a command behind it failed at its end";
        }
        catch (DefenderException e)
        {
            // The command reports it, and the pipeline goes on to its end.
            failure = e.ErrorId;
            sync.Prepare();
        }
        catch (Exception e) when (e is InvalidOperationException or OperationCanceledException)
        {
            failure = e.GetType().Name;
        }
        sync.End(failed: failure is not null and not (ErrorIds.ResponseTruncated or ErrorIds.ResponseEmpty));
        return (got, failure);
    }
}
