namespace DefenderXdr.Tests.Sync;

/// <summary>What a run remembers for the next, and what it does not.</summary>
public sealed class CheckpointTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("checkpoint").FullName;

    private string File => Path.Combine(folder, "incidents.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_was_read_and_committed_does_not_come_again_unless_it_changed()
    {
        Assert.Equal(["1", "2"], Run([("1", Noon), ("2", Noon.AddMinutes(1))]));
        Assert.Equal(["2", "3"], Run([("1", Noon), ("2", Noon.AddMinutes(2)), ("3", Noon.AddMinutes(1))]));
        Assert.Empty(Run([("2", Noon.AddMinutes(2)), ("3", Noon.AddMinutes(1))]));
    }

    [Fact]
    public void The_next_run_asks_from_the_last_change_on_with_an_overlap()
    {
        using (var first = Checkpoint.Open(File, "incidents")) Assert.Null(first.Of("t").Since);
        Run([("1", Noon), ("2", Noon.AddMinutes(-40))]);

        using var next = Checkpoint.Open(File, "incidents");
        Assert.Equal(Noon - TenantCheckpoint.Overlap, next.Of("t").Since);
    }

    [Fact]
    public void A_change_that_the_list_missed_while_it_was_read_for_hours_is_asked_for_again()
    {
        // The list begins at noon. An object changes at five past, behind the reader's back; the last one that is read changed at two o'clock.
        var elapsed = TimeSpan.Zero;
        using (var slow = Checkpoint.Open(File, "incidents", () => elapsed))
        {
            var tenant = slow.Of("t");
            Assert.True(tenant.IsNews("1", Noon.AddMinutes(-1)));
            elapsed = TimeSpan.FromHours(2);
            Assert.True(tenant.IsNews("2", Noon.AddHours(2)));
            tenant.Complete();
            slow.Prepare();
            slow.Commit();
        }

        using (var next = Checkpoint.Open(File, "incidents")) Assert.True(next.Of("t").Since <= Noon);
        Assert.Equal(["3"], Run([("2", Noon.AddHours(2)), ("3", Noon.AddMinutes(5)), ("1", Noon.AddMinutes(-1))]));
    }

    [Fact]
    public void A_first_run_that_finds_nothing_leaves_the_bound_where_it_was()
    {
        Assert.Equal(Noon, FirstRun(Noon));
        Assert.Equal(Noon, FirstRun(Noon.AddHours(1)));
        Assert.Equal(["1"], Run([("1", Noon.AddMinutes(5))]));

        DateTimeOffset? FirstRun(DateTimeOffset? first)
        {
            using var checkpoint = Checkpoint.Open(File, "incidents");
            var since = checkpoint.Of("t").Begin(first);
            checkpoint.Of("t").Complete();
            checkpoint.Prepare();
            checkpoint.Commit();
            return since;
        }
    }

    [Fact]
    public void An_empty_tenant_is_read_whole_the_next_time_too()
    {
        Assert.Empty(Run([]));
        using (var next = Checkpoint.Open(File, "incidents")) Assert.Null(next.Of("t").Begin(null));
        Assert.Equal(["1"], Run([("1", Noon)]));
    }

    [Fact]
    public void What_was_before_the_first_bound_does_not_come_by_the_overlap()
    {
        using (var first = Checkpoint.Open(File, "incidents"))
        {
            first.Of("t").Begin(Noon);
            Assert.True(first.Of("t").IsNews("1", Noon.AddMinutes(1)));
            first.Of("t").Complete();
            first.Prepare();
            first.Commit();
        }

        using (var next = Checkpoint.Open(File, "incidents")) Assert.Equal(Noon, next.Of("t").Since);
        Assert.Empty(Run([("0", Noon.AddMinutes(-1))]));
    }

    [Fact]
    public void A_change_that_shows_late_is_news()
    {
        Run([("1", Noon)]);

        Assert.Equal(["2"], Run([("1", Noon), ("2", Noon.AddMinutes(-10))]));
    }

    [Fact]
    public void An_object_that_comes_twice_in_a_run_is_news_once()
    {
        Assert.Equal(["1"], Run([("1", Noon), ("1", Noon)]));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public void What_was_not_committed_comes_again(bool prepare, bool commit)
    {
        Run([("1", Noon)]);
        Run([("2", Noon.AddMinutes(1))], prepare, commit);

        Assert.Equal(["2"], Run([("1", Noon), ("2", Noon.AddMinutes(1))]));
        Assert.Equal(["incidents.json"], Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_tenant_that_was_not_read_to_its_end_stays_where_it_was_and_the_others_move_on()
    {
        using (var run = Checkpoint.Open(File, "incidents"))
        {
            Assert.True(run.Of("whole").IsNews("1", Noon));
            run.Of("whole").Complete();
            Assert.True(run.Of("broken").IsNews("1", Noon));
            run.Prepare();
            run.Commit();
        }

        using var next = Checkpoint.Open(File, "incidents");
        Assert.NotNull(next.Of("whole").Since);
        Assert.Null(next.Of("broken").Since);
        Assert.False(next.Of("whole").IsNews("1", Noon));
        Assert.True(next.Of("broken").IsNews("1", Noon));
    }

    [Fact]
    public void What_is_older_than_the_overlap_need_not_be_remembered()
    {
        Run([.. Enumerable.Range(0, 500).Select(n => ($"{n}", Noon.AddMinutes(n)))]);

        Assert.DoesNotContain("\"100\"", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
        Assert.Contains("\"499\"", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_at_once_are_refused_and_the_second_one_says_why()
    {
        using var first = Checkpoint.Open(File, "incidents");

        Assert.Equal(ErrorIds.CheckpointInUse, Assert.Throws<DefenderException>(() => Checkpoint.Open(File, "incidents")).ErrorId);
    }

    [Theory]
    [InlineData("", ErrorIds.CheckpointForeign)]
    [InlineData("{}", ErrorIds.CheckpointForeign)]
    [InlineData("""{"Type":"something else","Tenants":{}}""", ErrorIds.CheckpointForeign)]
    [InlineData("""{"Type":"DefenderXdr checkpoint","Version":2,"Kind":"incidents","Tenants":{}}""", ErrorIds.CheckpointForeign)]
    [InlineData("""{"Type":"DefenderXdr checkpoint","Version":1,"Kind":"alerts","Tenants":{}}""", ErrorIds.CheckpointForeign)]
    [InlineData("""{"Type":"DefenderXdr checkpoint","Version":1,"Ki""", ErrorIds.CheckpointDamaged)]
    [InlineData("not JSON", ErrorIds.CheckpointDamaged)]
    [InlineData("[1,2]", ErrorIds.CheckpointDamaged)]
    public void A_damaged_or_foreign_file_is_refused_and_left_as_it_is(string content, string errorId)
    {
        System.IO.File.WriteAllText(File, content);

        var error = Assert.Throws<DefenderException>(() => Checkpoint.Open(File, "incidents"));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(content, System.IO.File.ReadAllText(File));
        System.IO.File.Delete(File);
        Checkpoint.Open(File, "incidents").Dispose();
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told_before_anything_is_read()
    {
        var error = Assert.Throws<DefenderException>(() => Checkpoint.Open(Path.Combine(folder, "no-such-folder", "x.json"), "incidents"));

        Assert.Equal(ErrorIds.CheckpointUnwritable, error.ErrorId);
    }

    [Fact]
    public void Two_hundred_runs_that_fail_at_random_lose_nothing_and_repeat_nothing_that_was_committed()
    {
        var random = new Random(7);
        var service = new Dictionary<string, DateTimeOffset>();
        var delivered = new HashSet<(string, DateTimeOffset)>();
        var clock = Noon;
        for (var run = 0; run < 200; run++)
        {
            // Changes, some of which show only later than they say.
            for (var n = random.Next(6); n > 0; n--)
            {
                var id = $"{random.Next(60)}";
                var time = (clock += TimeSpan.FromSeconds(random.Next(1, 90))) - TimeSpan.FromSeconds(random.Next(0, 600));
                service[id] = service.TryGetValue(id, out var last) && last >= time ? last + TimeSpan.FromTicks(1) : time;
            }

            using var checkpoint = Checkpoint.Open(File, "incidents");
            var tenant = checkpoint.Of("t");
            var page = service.Where(item => tenant.Since is null || item.Value >= tenant.Since).OrderByDescending(item => item.Value).ToList();
            var got = new List<(string, DateTimeOffset)>();
            var brokenAt = random.Next(4) == 0 ? random.Next(page.Count + 1) : int.MaxValue;
            foreach (var (id, updated) in page.TakeWhile((_, n) => n < brokenAt))
                if (tenant.IsNews(id, updated)) got.Add((id, updated));
            if (brokenAt != int.MaxValue) continue;

            tenant.Complete();
            if (random.Next(8) == 0) continue;
            checkpoint.Prepare();
            if (random.Next(8) == 0) continue;
            checkpoint.Commit();
            foreach (var item in got) Assert.True(delivered.Add(item), $"{item} was committed before");
        }

        // One more run without trouble: then the last state of everything has been delivered.
        DateTimeOffset? since;
        using (var last = Checkpoint.Open(File, "incidents")) since = last.Of("t").Since;
        foreach (var id in Run([.. service.Where(item => item.Value >= since).Select(item => (item.Key, item.Value))])) delivered.Add((id, service[id]));
        Assert.All(service, item => Assert.Contains((item.Key, item.Value), delivered));
    }

    private List<string> Run((string Id, DateTimeOffset Updated)[] items, bool prepare = true, bool commit = true)
    {
        using var checkpoint = Checkpoint.Open(File, "incidents", () => TimeSpan.Zero);
        var tenant = checkpoint.Of("t");
        var news = items.Where(item => tenant.IsNews(item.Id, item.Updated)).Select(item => item.Id).ToList();
        tenant.Complete();
        if (prepare) checkpoint.Prepare();
        if (commit) checkpoint.Commit();
        return news;
    }
}
