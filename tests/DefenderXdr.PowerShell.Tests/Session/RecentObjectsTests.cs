using System.Globalization;

namespace DefenderXdr.PowerShell.Tests.Session;

public sealed class RecentObjectsTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-11-21T08:00:00Z", CultureInfo.InvariantCulture);

    [Fact]
    public void The_newest_hundred_stay_whichever_order_they_came_in()
    {
        var recent = new RecentObjects<long>();
        var shuffled = Enumerable.Range(0, 1000).OrderBy(i => (i * 7919) % 1000);

        foreach (var i in shuffled) recent.Note(i, $"t{i}", "High", "Active", Start.AddMinutes(i));

        Assert.Equal(Enumerable.Range(0, 100).Select(i => 999L - i), recent.All.Select(known => known.Id));
    }

    [Fact]
    public void What_is_read_again_is_as_it_is_now()
    {
        var recent = new RecentObjects<string>();

        recent.Note("a", "old", "High", "Active", Start);
        recent.Note("b", "other", "Low", "Active", Start.AddMinutes(1));
        recent.Note("a", "new", "Low", "Resolved", Start.AddMinutes(2));

        Assert.Equal(["a  new (Low, Resolved)", "b  other (Low, Active)"], recent.All.Select(known => $"{known}"));
    }

    [Fact]
    public void Many_threads_may_note_at_once()
    {
        var recent = new RecentObjects<long>();

        Parallel.For(0, 10_000, i => recent.Note(i, null, null, null, Start.AddSeconds(i)));

        Assert.Equal(9999, recent.All[0].Id);
        Assert.Equal(100, recent.All.Count);
    }
}
