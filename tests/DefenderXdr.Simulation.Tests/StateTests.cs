namespace DefenderXdr.Simulation.Tests;

/// <summary>The estate's store, below the APIs.</summary>
public class StateTests
{
    private static readonly Actor App = new("API-App:app", "API-App:app");
    private static readonly Actor Analyst = new("a@contoso.com", "API-App:a@contoso.com");

    [Fact]
    public void Changes_of_many_threads_are_all_there_and_each_moves_the_last_update()
    {
        var estate = Make(10);
        var id = estate.Incidents.First().Id;
        var updates = new System.Collections.Concurrent.ConcurrentBag<DateTimeOffset>();
        Parallel.For(0, 100, _ => updates.Add(estate.Change(edit =>
        {
            var incident = edit.Incident(id)!;
            edit.Change(incident with { Tags = [.. incident.Tags, "x"] }, "customTags");
            return edit.Incident(id)!;
        }).LastUpdate));
        Assert.Equal(100, estate.Incident(id)!.Tags.Count(tag => tag == "x"));
        Assert.Same(estate.Incident(id), estate.Incidents.First());
        Assert.Equal(100, updates.Distinct().Count());
        Assert.Equal(updates.Max(), estate.Incident(id)!.LastUpdate);
        Assert.Equal(updates.Order(), estate.Changes.Select(change => change.Time));
    }

    [Fact]
    public void A_change_that_fails_has_not_begun()
    {
        var estate = Make(10);
        var before = estate.Incidents.ToList();
        Assert.Throws<ApiFault>(() => estate.Change<int>(edit =>
        {
            new IncidentUpdate { Comment = "lost" }.Apply(edit, before[0], App);
            throw ApiFault.InvalidInput("no");
        }));
        Assert.All(estate.Incidents.Zip(before), pair => Assert.Same(pair.First, pair.Second));
        Assert.Empty(estate.Changes);
    }

    [Fact]
    public void Alerts_that_nobody_looked_at_before_a_change_are_the_same_ones()
    {
        var (changed, untouched) = (Make(120), Make(120));
        foreach (var incident in changed.Incidents.ToList())
            changed.Change(edit => new IncidentUpdate { AssignedTo = new("b@contoso.com"), Classification = Classification.TruePositive }.Apply(edit, incident, App));
        Assert.Equal(untouched.Alerts.Select(Line), changed.Alerts.Select(Line));
        Assert.Equal(untouched.Incidents.SelectMany(one => one.Alerts).Select(Line), changed.Incidents.SelectMany(one => one.Alerts).Select(Line));

        static string Line(Alert alert) => $"{alert.Id} {alert.Created:o} {alert.LastUpdate:o} {alert.Status} {alert.Classification} {alert.AssignedTo}";
    }

    [Fact]
    public async Task Readers_find_every_alert_while_it_moves_between_incidents()
    {
        var estate = Make(20);
        var ids = estate.Alerts.Select(alert => alert.Id).Order().ToList();
        var homes = estate.Incidents.Select(incident => incident.Id).ToList();
        using var ended = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            for (var reads = 0; ; reads++)
            {
                Assert.Equal(ids, estate.Alerts.Select(alert => alert.Id).Order());
                Assert.All(ids, id => Assert.NotNull(estate.Alert(id)));
                if (ended.IsCancellationRequested)
                    return reads;
            }
        });
        for (var i = 0; i < 2000; i++)
        {
            estate.Change(edit =>
            {
                var alert = edit.Alert(ids[i % ids.Count])!;
                var target = homes[i * 7 % homes.Count];
                if (alert.IncidentId != target)
                    edit.Move(alert, target);
                return 0;
            });
        }

        await ended.CancelAsync();
        Assert.True(await reader > 0);
        Assert.Equal(ids, estate.Incidents.SelectMany(one => one.Alerts).Select(alert => alert.Id).Order());
        Assert.All(estate.Incidents, one => Assert.All(one.Alerts, alert => Assert.Equal(one.Id, alert.IncidentId)));
        Assert.All(estate.Alerts, alert => Assert.Same(alert, estate.Incident(alert.IncidentId)!.Alert(alert.Id)));
    }

    [Fact]
    public void A_resolved_incident_s_open_alerts_are_resolved_with_it_and_stay_so_when_it_is_opened_again()
    {
        var estate = Make(50);
        var open = estate.Incidents.First(one => one.Status == IncidentStatus.Active && one.Alerts.Count > 1);
        var done = estate.Change(edit => new IncidentUpdate { Status = IncidentStatus.Resolved }.Apply(edit, open, Analyst));
        Assert.Equal((IncidentStatus.Resolved, Classification.Unknown), (done.Status, done.Classification));
        Assert.All(done.Alerts, alert => Assert.Equal((AlertStatus.Resolved, done.LastUpdate, done.LastUpdate), (alert.Status, alert.Resolved, alert.LastUpdate)));
        Assert.Equal(
            [(SimulatedChangeKind.IncidentUpdated, "status, alerts"), .. done.Alerts.Select(_ => (SimulatedChangeKind.AlertUpdated, "status"))],
            estate.Changes.Select(change => (change.Kind, change.What)));

        var again = estate.Change(edit => new IncidentUpdate { Status = IncidentStatus.Active }.Apply(edit, done, Analyst));
        Assert.All(again.Alerts, alert => Assert.Equal((AlertStatus.Resolved, done.LastUpdate), (alert.Status, alert.LastUpdate)));
        Assert.True(again.LastUpdate > done.LastUpdate);
    }

    [Fact]
    public void An_alert_s_change_updates_its_incident_and_nothing_else()
    {
        var estate = Make(50);
        var alert = estate.Alerts.First(one => one.Status == AlertStatus.New && estate.Incident(one.IncidentId)!.Alerts.Count > 1);
        var others = estate.Incident(alert.IncidentId)!.Alerts.Where(one => one.Id != alert.Id).ToList();
        var next = estate.Change(edit => new AlertUpdate { Status = AlertStatus.Resolved, Comment = "Why" }.Apply(edit, alert, App));
        var incident = estate.Incident(alert.IncidentId)!;
        Assert.Equal((next.LastUpdate, next.LastUpdate), (incident.LastUpdate, next.Resolved));
        Assert.Equal(new Comment("Why", "API-App:app", next.LastUpdate), next.Comments[^1]);
        Assert.Equal(others, incident.Alerts.Where(one => one.Id != alert.Id));
        Assert.Same(next, incident.Alert(alert.Id));

        var reopened = estate.Change(edit => new AlertUpdate { Status = AlertStatus.InProgress }.Apply(edit, next, App));
        Assert.Null(reopened.Resolved);
    }

    [Theory]
    [InlineData("TruePositive", "Malware", null, "Phishing", "TruePositive Phishing")]
    [InlineData("TruePositive", "Malware", "FalsePositive", null, "FalsePositive NotAvailable")]
    [InlineData("TruePositive", "Other", "FalsePositive", null, "FalsePositive Other")]
    [InlineData("TruePositive", "Malware", "Unknown", null, "Unknown NotAvailable")]
    [InlineData("TruePositive", "Malware", null, "NotAvailable", "TruePositive NotAvailable")]
    [InlineData("Unknown", "NotAvailable", "InformationalExpectedActivity", "SecurityTesting", "InformationalExpectedActivity SecurityTesting")]
    [InlineData("Unknown", "NotAvailable", null, "Malware", null)]
    [InlineData("TruePositive", "Malware", "FalsePositive", "Malware", null)]
    [InlineData("FalsePositive", "NotMalicious", null, "SecurityTesting", null)]
    [InlineData("TruePositive", "Malware", "Unknown", "Malware", null)]
    public void A_determination_goes_with_its_classification_or_falls(string classification, string determination, string? newClassification, string? newDetermination, string? expected)
    {
        var judgement = new Judgement(Term(Classification.All, classification)!, Term(Determination.All, determination)!);
        Judgement Update() => judgement.Updated(Term(Classification.All, newClassification), Term(Determination.All, newDetermination));
        if (expected is null)
            Assert.Equal("InvalidInput", Assert.Throws<ApiFault>(() => Update()).Code);
        else
            Assert.Equal(expected, $"{Update().Classification} {Update().Determination}");
    }

    [Fact]
    public void Every_determination_goes_with_some_classification() =>
        Assert.All(Determination.All.Except([Determination.NotAvailable]), determination => Assert.Contains(Classification.All, classification =>
        {
            try
            {
                return new Judgement(Classification.Unknown, Determination.NotAvailable).Updated(classification, determination).Determination == determination;
            }
            catch (ApiFault)
            {
                return false;
            }
        }));

    [Fact]
    public void What_is_added_takes_its_place_by_age()
    {
        var list = new NewestFirst<DateTimeOffset>([Day(9), Day(5), Day(1)], day => day);
        foreach (var day in new[] { 7, 10, 0, 5 })
            list.Add(Day(day));
        Assert.Equal([10, 9, 7, 5, 5, 1, 0], list.Items.Select(day => (day - Day(0)).Days));

        static DateTimeOffset Day(int number) => new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).AddDays(number);
    }

    private static Estate Make(int incidents)
    {
        var options = Caller.Options(made => made.IncidentCount = incidents);
        return new(options, new(options.Clock));
    }

    private static Term? Term(Term[] all, string? name) => name is null ? null : Assert.Single(all, term => term.Legacy == name);
}
