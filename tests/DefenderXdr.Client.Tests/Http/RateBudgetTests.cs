using DefenderXdr.Http;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Http;

public sealed class RateBudgetTests
{
    private static readonly Uri Host = new("https://api.security.microsoft.com");
    private DateTimeOffset time = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void As_many_calls_as_a_minute_takes_go_at_once_and_the_next_when_the_first_is_a_minute_past()
    {
        var budget = new RateBudget(() => time);

        Assert.All(Enumerable.Range(0, 45), _ => Assert.Equal(TimeSpan.Zero, Book(budget)));
        time += TimeSpan.FromSeconds(20);

        Assert.Equal(TimeSpan.FromSeconds(40), Book(budget));
        time += TimeSpan.FromSeconds(41);
        Assert.Equal(TimeSpan.Zero, Book(budget));
    }

    [Fact]
    public void No_minute_ever_has_more_calls_than_it_takes()
    {
        var budget = new RateBudget(() => time);
        var random = new Random(1);
        var sent = new List<DateTimeOffset>();
        for (var call = 0; call < 500; call++)
        {
            time += TimeSpan.FromSeconds(random.NextDouble() * 2);
            sent.Add(time + Book(budget));
        }

        sent.Sort();
        Assert.All(sent.Skip(45).Zip(sent), pair => Assert.True(pair.First - pair.Second >= TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Tenants_hosts_and_operations_have_a_budget_each()
    {
        var budget = new RateBudget(() => time);
        for (var call = 0; call < 45; call++) Book(budget);

        Assert.True(Book(budget) > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, budget.Book(Host, "fabrikam", ApiOperations.XdrHunting, 45));
        Assert.Equal(TimeSpan.Zero, budget.Book(new("https://eu.api.security.microsoft.com"), "contoso", ApiOperations.XdrHunting, 45));
        Assert.Equal(TimeSpan.Zero, budget.Book(Host, "contoso", ApiOperations.XdrListIncidents, 50));
    }

    [Fact]
    public async Task A_limit_that_was_asked_for_holds_calls_back_and_says_so()
    {
        await using var server = new LoopbackServer(_ => Answer.Json(Bodies.Incident(1)));
        var client = new DefenderClient(new ScriptedTokens(), new() { Hosts = TestClient.Hosts(server.Root), RateLimit = 2 });
        var events = new RecordingEvents();
        using var impatience = new CancellationTokenSource();

        for (var call = 0; call < 2; call++) await client.Incidents.GetAsync(1, DefenderApi.Xdr, events: events);
        var third = client.Incidents.GetAsync(1, DefenderApi.Xdr, events: events, cancellationToken: impatience.Token);
        while (events.ProgressLines.Count == 0) await Task.Delay(5);
        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        Assert.Equal(2, server.Requests.Count);
        Assert.EndsWith(" s to keep to 2 calls a minute", Assert.Single(events.Waits));
    }

    [Fact]
    public async Task A_host_of_the_callers_own_has_no_rate_unless_one_is_asked_for()
    {
        await using var server = new LoopbackServer(_ => Answer.Json(Bodies.Incident(1)));
        var client = TestClient.Create(server);

        for (var call = 0; call < 120; call++) await client.Incidents.GetAsync(1, DefenderApi.Xdr);

        Assert.Equal(120, server.Requests.Count);
    }

    private static TimeSpan Book(RateBudget budget) => budget.Book(Host, "contoso", ApiOperations.XdrHunting, 45);
}
