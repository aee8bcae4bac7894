using DefenderXdr.Simulation;

namespace DefenderXdr.PowerShell.Tests.Hunting;

/// <summary>Queries over a period, in slices, against a simulated tenant on a socket.</summary>
public sealed class SliceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Start = Now.AddDays(-20);

    [Fact]
    public async Task Each_row_of_a_large_table_comes_once_and_in_order_whatever_goes_wrong()
    {
        const int Count = 450_000;

        // Half of the rows fall on a single day, in which no answer holds them; the table itself is in no order.
        var order = new Random(7);
        var times = Enumerable.Range(0, Count).Select(i => Start.UtcDateTime.AddTicks(i % 2 == 0
            ? TimeSpan.FromDays(12).Ticks + TimeSpan.TicksPerDay / Count * i
            : TimeSpan.FromDays(20).Ticks / Count * i)).ToArray();
        var rows = Enumerable.Range(0, Count).Select(i => new object?[] { times[i], (long)i }).ToArray();
        order.Shuffle(rows);
        await using var tenant = await TenantAsync(rows, DefenderApi.Graph, "429=0/3:4", "drop/4:3");

        var (ids, previous) = (new HashSet<long>(), DateTime.MinValue);
        var runs = new List<DefenderHuntingRun>();
        await foreach (var row in HuntAsync(tenant, Over(Start, Now, TimeSpan.FromDays(2)), runs))
        {
            var time = (DateTime)row["Timestamp"]!;
            Assert.True(time >= previous, $"{time:O} came behind {previous:O}");
            previous = time;
            Assert.True(ids.Add((long)row["Number"]!));
        }

        Assert.Equal(Count, ids.Count);
        Assert.Contains(runs, run => run.Outcome == DefenderHuntingOutcome.Halved);
        Assert.Equal(Count, runs.Where(run => run.Outcome == DefenderHuntingOutcome.Complete).Sum(run => run.Rows));
        Assert.Equal(4, tenant.Tenant.FaultHistory.Count(fault => fault.StartsWith("429", StringComparison.Ordinal)));
        Assert.Equal(3, tenant.Tenant.FaultHistory.Count(fault => fault.StartsWith("drop", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(DefenderApi.Graph)]
    [InlineData(DefenderApi.Xdr)]
    [InlineData(DefenderApi.Endpoint)]
    public async Task A_row_on_the_border_of_two_slices_belongs_to_one_of_them(DefenderApi api)
    {
        var rows = Enumerable.Range(-1, 50).Select(i => new object?[] { Start.UtcDateTime.AddHours(i), (long)i }).ToArray();
        await using var tenant = await TenantAsync(rows, api);

        var numbers = await HuntAsync(tenant, Over(Start, Start.AddHours(48), TimeSpan.FromHours(1))).Select(row => (long)row["Number"]!).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 48).Select(i => (long)i), numbers);
        Assert.Equal(48, Calls(tenant));
    }

    [Fact]
    public async Task What_follows_the_query_does_not_swallow_the_slices()
    {
        var rows = Enumerable.Range(0, 10).Select(i => new object?[] { Start.UtcDateTime.AddHours(i), (long)i }).ToArray();
        await using var tenant = await TenantAsync(rows, DefenderApi.Graph);
        var query = Over(Start, Start.AddHours(5), TimeSpan.FromHours(2)) with { Text = "let least = 1; Bulk | where Number >= least; // all ; of them\n;" };

        Assert.Equal([1L, 2L, 3L, 4L], await HuntAsync(tenant, query).Select(row => (long)row["Number"]!).ToListAsync());
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_halved()
    {
        // 60 MB in one day, and Graph sends fifty.
        var text = new string('x', 1024 * 1024);
        var rows = Enumerable.Range(0, 60).Select(i => new object?[] { Start.UtcDateTime.AddMinutes(i), (long)i, text }).ToArray();
        await using var tenant = await TenantAsync(rows, DefenderApi.Graph);
        var runs = new List<DefenderHuntingRun>();

        var numbers = await HuntAsync(tenant, Over(Start, Start.AddHours(1), TimeSpan.FromDays(1)), runs).Select(row => (long)row["Number"]!).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 60).Select(i => (long)i), numbers);
        Assert.Equal([DefenderHuntingOutcome.Halved, DefenderHuntingOutcome.Complete, DefenderHuntingOutcome.Complete], runs.Select(run => run.Outcome));
        Assert.All(runs, run => Assert.NotNull(run.SliceStart));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rows_of_one_moment_that_no_answer_holds_are_told(bool fail)
    {
        var rows = Enumerable.Range(0, 100_001).Select(i => new object?[] { Start.UtcDateTime, (long)i }).ToArray();
        await using var tenant = await TenantAsync(rows, DefenderApi.Graph);
        var output = new RecordingOutput();
        var query = Over(Start, Start.AddMilliseconds(4), TimeSpan.FromDays(1)) with { FailOnTruncation = fail };

        var count = 0;
        DefenderException? error = null;
        try
        {
            await foreach (var row in tenant.Connection.Client.Hunting.RunAsync(query, DefenderApi.Graph, output)) count++;
        }
        catch (DefenderException e)
        {
            error = e;
        }

        Assert.Equal(fail ? 0 : 100_000, count);
        Assert.Equal(fail ? ErrorIds.HuntingResultTruncated : null, error?.ErrorId);
        if (!fail) Assert.StartsWith("HuntingResultTruncated: ", Assert.Single(output.Warnings));
    }

    [Theory]
    [InlineData("Bulk | project Number", "Timestamp")]
    [InlineData("Bulk", "ReportTime")]
    public async Task A_result_without_the_time_column_has_an_error_of_its_own(string text, string column)
    {
        await using var tenant = await TenantAsync([[Start.UtcDateTime, 1L]], DefenderApi.Xdr);

        var query = Over(Start, Now, TimeSpan.FromDays(30)) with { Text = text };
        var error = await Assert.ThrowsAnyAsync<DefenderException>(async () => await HuntAsync(tenant, query with { Period = query.Period! with { TimeColumn = column } }).ToListAsync());

        Assert.Equal(ErrorIds.HuntingTimeColumnMissing, error.ErrorId);
        Assert.Contains($"no column '{column}'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("had come", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_column_can_tell_the_slices()
    {
        object?[][] rows = [[Start.UtcDateTime, 1L], [Start.UtcDateTime.AddDays(1), 2L]];
        await using var tenant = await TenantAsync(rows, DefenderApi.Graph);
        var query = Over(Start, Now, TimeSpan.FromDays(1)) with { Text = "Bulk | project Seen = Timestamp, Number" };

        var numbers = await HuntAsync(tenant, query with { Period = query.Period! with { TimeColumn = "Seen" } }).Select(row => (long)row["Number"]!).ToListAsync();

        Assert.Equal([1L, 2L], numbers);
    }

    [Fact]
    public async Task A_slice_that_fails_leaves_the_rows_before_it_and_says_where_to_go_on()
    {
        var rows = Enumerable.Range(0, 100).Select(i => new object?[] { Start.UtcDateTime.AddHours(i), (long)i }).ToArray();
        await using var tenant = await TenantAsync(rows, DefenderApi.Graph, "timeout/5");
        var query = Over(Start, Start.AddHours(100), TimeSpan.FromHours(10));

        var numbers = new List<long>();
        var error = await Assert.ThrowsAnyAsync<DefenderException>(async () =>
        {
            await foreach (var row in HuntAsync(tenant, query with { Period = query.Period! with { Parallel = 1 } })) numbers.Add((long)row["Number"]!);
        });

        Assert.Equal(ErrorIds.HuntingTimeLimitExceeded, error.ErrorId);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => (long)i), numbers);
        Assert.Contains("The 40 rows before 2026-11-03T00:00:00Z had come.", error.Message, StringComparison.Ordinal);
        Assert.Equal(5, Calls(tenant));
    }

    [Fact]
    public async Task Who_has_enough_stops_the_slices()
    {
        var rows = Enumerable.Range(0, 200).Select(i => new object?[] { Start.UtcDateTime.AddHours(i), (long)i }).ToArray();
        await using var tenant = await TenantAsync(rows, DefenderApi.Graph);

        await foreach (var _ in HuntAsync(tenant, Over(Start, Start.AddHours(200), TimeSpan.FromHours(1)))) break;

        // Those on their way arrive; there are 200 slices.
        await Task.Delay(300);
        Assert.InRange(Calls(tenant), 1, 12);
    }

    [Fact]
    public async Task A_slice_waits_for_the_quota_when_asked_to()
    {
        object?[][] rows = [[Start.UtcDateTime, 1L], [Start.UtcDateTime.AddDays(1), 2L]];
        await using var tenant = await TenantAsync(rows, DefenderApi.Graph, "quota=0:2");
        var query = Over(Start, Start.AddDays(2), TimeSpan.FromDays(1));

        Assert.Equal(2, await HuntAsync(tenant, query with { WaitForQuota = true }).CountAsync());
        Assert.Equal(4, Calls(tenant));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, 0)]
    [InlineData(1, -5)]
    [InlineData(4_000_000, 1)]
    public async Task A_period_that_is_none_is_refused_before_any_call(int length, int slice)
    {
        await using var tenant = await TenantAsync([], DefenderApi.Graph);

        var error = await Assert.ThrowsAnyAsync<DefenderException>(async () => await HuntAsync(tenant, Over(Start, Start.AddSeconds(length), TimeSpan.FromSeconds(slice))).ToListAsync());

        Assert.Equal(ErrorIds.HuntingPeriodInvalid, error.ErrorId);
        Assert.Equal(0, Calls(tenant));
    }

    private static HuntingQuery Over(DateTimeOffset start, DateTimeOffset end, TimeSpan sliceBy) =>
        new() { Text = "Bulk", Period = new() { Start = start, End = end, SliceBy = sliceBy } };

    private static async IAsyncEnumerable<HuntingRow> HuntAsync(HostedTenant tenant, HuntingQuery query, List<DefenderHuntingRun>? runs = null)
    {
        await foreach (var row in tenant.Connection.Client.Hunting.RunAsync(query, ended: run =>
        {
            if (runs is not null) lock (runs) runs.Add(run);
        })) yield return row;
    }

    private static int Calls(HostedTenant tenant) =>
        tenant.Host.Requests.Count(request => request.Contains("hunting", StringComparison.OrdinalIgnoreCase) || request.Contains("advancedqueries", StringComparison.Ordinal));

    private static Task<HostedTenant> TenantAsync(object?[][] rows, DefenderApi api, params string[] faults)
    {
        var columns = new Dictionary<string, Type> { ["Timestamp"] = typeof(DateTime), ["Number"] = typeof(long) };
        if (rows.Length > 0 && rows[0].Length > 2) columns["Text"] = typeof(string);
        return HostedTenant.StartAsync(new()
        {
            IncidentCount = 0,
            Clock = () => Now,
            Tables = [new SimulatedTable("Bulk", columns, () => rows)],
            Faults = [.. faults.Select(SimulatedFault.Parse)],
        }, api);
    }
}
