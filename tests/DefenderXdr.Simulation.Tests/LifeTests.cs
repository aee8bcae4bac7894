using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class LifeTests
{
    private const string Incidents = Caller.Xdr + "/api/incidents";
    private const string Graph = Caller.Graph + "/v1.0/security/incidents";
    private const string Alerts = Caller.Graph + "/v1.0/security/alerts_v2";

    [Fact]
    public void The_same_seed_lives_the_same_life_whoever_looks()
    {
        var (watched, alone, other) = (new Caller(), new Caller(), new Caller(options => options.Seed = 2));
        for (var i = 0; i < 100; i++)
        {
            Assert.NotEmpty(Tenant(watched).Tick(2));
            watched.Get(i % 2 == 0 ? Alerts : Incidents);
        }

        Assert.Equal(Tenant(watched).Changes, Tenant(alone).Tick(200));
        Tenant(other).Tick(200);
        Assert.NotEqual(Tenant(alone).Changes.Select(change => change.Id), Tenant(other).Changes.Select(change => change.Id));
        Assert.Equal(Everything(watched), Everything(alone));
    }

    [Fact]
    public void Everything_happens_sooner_or_later()
    {
        var caller = new Caller();
        var before = caller.AllBySkip(Incidents, 100);
        var changes = Tenant(caller).Tick(300);
        // The others come from calls.
        Assert.Equal([SimulatedChangeKind.IncidentCreated, SimulatedChangeKind.IncidentUpdated, SimulatedChangeKind.AlertCreated, SimulatedChangeKind.AlertUpdated], changes.Select(change => change.Kind).Distinct().Order());
        var what = changes.SelectMany(change => change.What.Split(", ")).ToHashSet();
        Assert.Superset(new HashSet<string> { "status", "assignedTo", "classification", "determination", "customTags", "comments", "alerts", "redirectIncidentId", "incidentId", "severity" }, what);
        var after = caller.AllBySkip(Incidents, 100);
        Assert.InRange(after.Count - before.Count, 60, 130);
        Assert.Contains(changes, change => before.TakeLast(60).Any(old => (string?)old["incidentId"] == change.Id));
        Assert.Equal(after.Select(one => Caller.Time(one["createdTime"])).OrderDescending(), after.Select(one => Caller.Time(one["createdTime"])));
        var alerts = caller.All(Alerts);
        Assert.Equal(alerts.Select(one => Caller.Time(one["createdDateTime"])).OrderDescending(), alerts.Select(one => Caller.Time(one["createdDateTime"])));
    }

    [Fact]
    public void The_record_says_when_each_thing_was_last_updated_and_what_is_not_in_it_is_as_before()
    {
        var caller = new Caller();
        var before = Updates(caller);
        Tenant(caller).Tick(200);
        var some = caller.Values(Incidents).First(one => (string?)one["status"] == "Active");
        caller.Patch($"{Incidents}/{some["incidentId"]}", """{"status":"Resolved"}""");
        var changes = Tenant(caller).Changes;
        Assert.Equal((SimulatedChangeKind.IncidentUpdated, (string?)some["incidentId"]), changes.Where(change => change.Kind == SimulatedChangeKind.IncidentUpdated).Select(change => (change.Kind, change.Id)).Last());
        foreach (var change in changes)
            before[change.Id] = change.Time;
        Assert.Equal(before, Updates(caller));

        // Each change of a thing is later than the one before.
        Assert.Equal(changes.Select(change => change.Time).Order(), changes.Select(change => change.Time));
        Assert.All(changes.GroupBy(change => change.Id), same => Assert.Equal(same.Count(), same.Select(change => change.Time).Distinct().Count()));
    }

    [Fact]
    public void A_list_that_is_read_while_things_happen_shifts()
    {
        var caller = new Caller();
        var seen = new List<string>();
        for (var skip = 0; ; skip += 20)
        {
            var page = caller.Values($"{Incidents}?$top=20&$skip={skip}");
            seen.AddRange(page.Select(one => (string)one["incidentId"]!));
            if (page.Count < 20)
                break;
            Tenant(caller).Tick(3);
        }

        Assert.True(seen.Distinct().Count() < seen.Count, "Nothing came twice.");
        var open = new List<string>();
        for (string? next = $"{Graph}?$top=5&$filter=status eq 'active'"; next is not null; Tenant(caller).Tick(5))
        {
            var page = caller.Get(next);
            open.AddRange(page["value"]!.Select(one => (string)one["id"]!));
            next = (string?)page["@odata.nextLink"];
        }

        Assert.NotEqual(caller.All($"{Graph}?$filter=status eq 'active'").Select(one => (string)one["id"]!), open);
    }

    [Fact]
    public void Time_goes_ahead_and_what_is_due_happens_at_its_time_however_it_is_sliced()
    {
        var (whole, sliced) = (new Caller(options => options.ChangesPerHour = 30), new Caller(options => options.ChangesPerHour = 30));
        var start = Caller.Options().Clock();
        var changes = Tenant(whole).Advance(TimeSpan.FromHours(10));
        for (var i = 0; i < 100; i++)
            Tenant(sliced).Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(changes, Tenant(sliced).Changes);
        Assert.Equal(changes, Tenant(whole).Changes);
        Assert.All(changes, change => Assert.InRange(change.Time, start, start.AddHours(10)));
        Assert.InRange(changes.Select(change => change.Time).Distinct().Count(), 200, 400);
        Assert.InRange(changes.Max(change => change.Time), start.AddHours(9), start.AddHours(10));

        // A call is made at the tenant's time, with a token that has not aged.
        var answer = whole.Patch($"{Incidents}/{whole.Values(Incidents).First(one => (string?)one["status"] == "Active")["incidentId"]}", """{"comment":"late"}""");
        Assert.Equal(start.AddHours(10), Caller.Time(answer["lastUpdateTime"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tenant(whole).Advance(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void Nothing_happens_by_itself_unless_asked_for_and_then_without_a_tick()
    {
        var now = Caller.Options().Clock();
        var still = new Caller(options => options.Clock = () => now);
        var living = new Caller(options => (options.Clock, options.ChangesPerHour) = (() => now, 60));
        still.Token(Caller.Xdr);
        living.Token(Caller.Xdr);
        now += TimeSpan.FromMinutes(30);
        Assert.Equal(still.Values(Incidents).Select(Line), new Caller().Values(Incidents).Select(Line));
        Assert.NotEqual(still.Values(Incidents).Select(Line), living.Values(Incidents).Select(Line));
        Assert.InRange(Tenant(living).Changes.Count, 20, 300);
        Assert.Empty(Tenant(still).Changes);
        Assert.Empty(Tenant(still).Advance(TimeSpan.FromDays(1)));

        static string Line(JObject incident) => $"{incident["incidentId"]} {incident["lastUpdateTime"]}";
    }

    [Fact]
    public void An_empty_tenant_comes_to_life()
    {
        var caller = new Caller(options => options.IncidentCount = 0);
        Tenant(caller).Tick(10);
        Assert.NotEmpty(caller.Values(Incidents));
        Assert.NotEmpty(caller.Values(Alerts));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(36_001)]
    [InlineData(double.NaN)]
    public void An_impossible_pace_is_refused(double pace) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedTenant(new() { ChangesPerHour = pace }));

    [Fact]
    public void Many_readers_and_writers_do_not_disturb_one_another()
    {
        var caller = new Caller(options => options.IncidentCount = 60);
        foreach (var audience in new[] { Caller.Xdr, Caller.Graph, Caller.Endpoint })
            caller.Token(audience);
        var ids = caller.Values(Incidents).Select(one => (string)one["incidentId"]!).ToArray();
        Parallel.For(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            switch (i % 4)
            {
                case 0:
                    Tenant(caller).Tick(10);
                    break;
                case 1:
                    Assert.Contains(caller.Send("PATCH", $"{Incidents}/{ids[i]}", """{"comment":"x"}""").StatusCode, new[] { 200, 404 });
                    break;
                case 2:
                    Assert.All(caller.All(Graph + "?$expand=alerts"), one => Assert.All(one["alerts"]!, alert => Assert.Equal((string?)one["id"], (string?)alert["incidentId"])));
                    break;
                default:
                    Assert.NotEmpty(caller.Values(Alerts + "?$top=1000"));
                    break;
            }
        });
        var changes = Tenant(caller).Changes;
        Assert.Equal(changes.Select(change => change.Time).Order(), changes.Select(change => change.Time));
    }

    private static SimulatedTenant Tenant(Caller caller) => (SimulatedTenant)caller.Simulation;

    private static string Everything(Caller caller) =>
        string.Concat(caller.AllBySkip(Incidents, 100)) + string.Concat(caller.All(Graph)) + string.Concat(caller.All(Alerts)) + caller.Get(Caller.Endpoint + "/api/alerts?$expand=evidence");

    private static Dictionary<string, DateTimeOffset> Updates(Caller caller)
    {
        var incidents = caller.AllBySkip(Incidents, 100);
        var all = incidents.ToDictionary(one => (string)one["incidentId"]!, one => Caller.Time(one["lastUpdateTime"]));
        foreach (var alert in incidents.SelectMany(one => one["alerts"]!))
            all.Add((string)alert["alertId"]!, Caller.Time(alert["lastUpdatedTime"]));
        return all;
    }
}
