namespace DefenderXdr.PowerShell.Tests.Commands;

public sealed class GetDefenderAlertTests
{
    public static TheoryData<DefenderApi> Apis => [DefenderApi.Graph, DefenderApi.Endpoint];

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task Lists_every_alert_once_with_its_evidence(DefenderApi api)
    {
        var session = await Run.ConnectedAsync(incidents: 120);

        var alerts = await ListAsync(session, new() { Api = api });

        Assert.True(alerts.Length > 120, "More alerts than incidents: several pages on Graph.");
        Assert.Equal(alerts.Length, alerts.Select(a => a.AlertId).Distinct().Count());
        Assert.All(alerts, a => Assert.NotEmpty(a.Evidence));
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task Filters_give_what_filtering_the_whole_list_gives(DefenderApi api)
    {
        var session = await Run.ConnectedAsync(incidents: 80);
        var all = await ListAsync(session, new() { Api = api });
        var since = DateTimeOffset.UtcNow.AddDays(-10);

        await ExpectAsync(new() { UpdatedAfter = since }, a => a.LastUpdateTime >= since);
        await ExpectAsync(new() { CreatedBefore = since }, a => a.CreatedTime <= since);
        await ExpectAsync(new() { Status = ["new"] }, a => a.Status == "New");
        await ExpectAsync(new() { Severity = ["High", "Medium"] }, a => a.Severity is "High" or "Medium");
        await ExpectAsync(new() { Severity = ["[hm]*"] }, a => a.Severity is "High" or "Medium");
        await ExpectAsync(new() { AssignedTo = [""] }, a => a.AssignedTo is null);
        await ExpectAsync(new() { Classification = ["TruePositive"] }, a => a.Classification == "TruePositive");
        await ExpectAsync(new() { Determination = ["malware", "unknown"] }, a => a.Determination is "Malware" or "Unknown" or null);
        await ExpectAsync(new() { Category = ["Execution", "malware"] }, a => a.Category is "Execution" or "Malware");
        await ExpectAsync(new() { DetectionSource = ["WindowsDefenderAv"] }, a => a.DetectionSource == "Antivirus");

        var device = all.First(a => a.DeviceName is not null);
        await ExpectAsync(new() { Device = [device.DeviceId!] }, a => IsOn(a, device));
        await ExpectAsync(new() { Device = [device.DeviceName!] }, a => IsOn(a, device));
        await ExpectAsync(new() { Device = [device.DeviceName!.Split('.')[0].ToUpperInvariant()] }, a => IsOn(a, device));
        var user = all.SelectMany(a => a.Evidence).OfType<DefenderUserEvidence>().First();
        await ExpectAsync(new() { User = [user.UserPrincipalName!] }, a => IsOf(a, user));
        await ExpectAsync(new() { User = [user.AccountName!, "nobody@contoso.com"] }, a => IsOf(a, user));

        static bool IsOn(DefenderAlert alert, DefenderAlert other) => alert.DeviceId == other.DeviceId || alert.Evidence.Any(e => e.DeviceId == other.DeviceId);

        static bool IsOf(DefenderAlert alert, DefenderUserEvidence user) => alert.Evidence.Any(e => e is DefenderUserEvidence && e.UserPrincipalName == user.UserPrincipalName);

        async Task ExpectAsync(GetDefenderAlertCommand command, Func<DefenderAlert, bool> wanted)
        {
            command.Api = api;
            var expected = all.Where(wanted).Select(a => a.AlertId).ToArray();
            Assert.NotEmpty(expected);
            Assert.True(expected.Length < all.Length, "The filter has to leave something out.");
            Assert.Equal(expected, (await ListAsync(session, command)).Select(a => a.AlertId));
        }
    }

    [Fact]
    public async Task What_Graph_alone_tells_is_filtered_there_and_refused_elsewhere()
    {
        var session = await Run.ConnectedAsync(incidents: 80);
        var all = await ListAsync(session, new() { Api = DefenderApi.Graph });
        var tag = all.SelectMany(a => a.Evidence).SelectMany(e => e.Tags).First();

        Assert.Equal(all.Where(a => a.ServiceSource == "MicrosoftDefenderForOffice365").Select(a => a.AlertId),
            (await ListAsync(session, new() { Api = DefenderApi.Graph, ServiceSource = ["OfficeATP"] })).Select(a => a.AlertId));
        Assert.Equal(all.Where(a => a.SystemTags.Contains(tag) || a.Evidence.Any(e => e.Tags.Contains(tag))).Select(a => a.AlertId),
            (await ListAsync(session, new() { Api = DefenderApi.Graph, Tag = [tag] })).Select(a => a.AlertId));
        var error = await Assert.ThrowsAsync<DefenderException>(() => Run.Async(new GetDefenderAlertCommand { Api = DefenderApi.Endpoint, Tag = [tag] }, session));
        Assert.Equal(ErrorIds.FilterNotSupported, error.ErrorId);
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task The_alerts_of_an_incident_are_those_of_the_whole_list(DefenderApi api)
    {
        var session = await Run.ConnectedAsync(incidents: 40);
        var all = await ListAsync(session, new() { Api = api });
        var incident = all.GroupBy(a => a.IncidentId).First(group => group.Count() > 1);

        var alerts = await ListAsync(session, new() { Api = api, IncidentId = [incident.Key!.Value] });
        var open = await ListAsync(session, new() { Api = api, IncidentId = [incident.Key!.Value], Severity = ["High"] });

        Assert.Equal(incident.Select(a => a.AlertId).Order(), alerts.Select(a => a.AlertId).Order());
        Assert.Equal(incident.Where(a => a.Severity == "High").Select(a => a.AlertId).Order(), open.Select(a => a.AlertId).Order());
    }

    [Fact]
    public async Task An_unknown_id_is_an_error_about_that_id()
    {
        var session = await Run.ConnectedAsync();

        var output = await Run.Async(new GetDefenderAlertCommand { Id = ["da0_0"] }, session);

        Assert.Empty(output.Objects);
        var (error, target) = Assert.Single(output.Errors);
        Assert.Equal(ErrorIds.AlertNotFound, error.ErrorId);
        Assert.Equal("da0_0", target);
    }

    [Fact]
    public async Task An_alert_can_be_read_again()
    {
        var session = await Run.ConnectedAsync();
        var alert = (await ListAsync(session, new() { First = 1 }))[0];

        var again = Assert.Single(await ListAsync(session, new() { InputObject = alert }));

        Assert.Equal(alert.AlertId, again.AlertId);
        Assert.NotSame(alert, again);
    }

    [Fact]
    public async Task Xdr_has_alerts_only_inside_incidents_and_says_so()
    {
        var session = await Run.ConnectedAsync();

        var error = await Assert.ThrowsAsync<DefenderException>(() => Run.Async(new GetDefenderAlertCommand { Api = DefenderApi.Xdr }, session));

        Assert.Equal(ErrorIds.ApiNotSupported, error.ErrorId);
        Assert.Contains("Graph and Endpoint", error.Message, StringComparison.Ordinal);
    }

    private static async Task<DefenderAlert[]> ListAsync(DefenderSession session, GetDefenderAlertCommand command) =>
        [.. (await Run.Async(command, session)).Objects.Cast<DefenderAlert>()];
}
