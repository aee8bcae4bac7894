namespace DefenderXdr.PowerShell.Tests.Commands;

public sealed class GetDefenderAlertEntityTests
{
    public static TheoryData<DefenderApi> IncidentApis => [DefenderApi.Graph, DefenderApi.Xdr];

    [Theory]
    [MemberData(nameof(IncidentApis))]
    public async Task A_thing_comes_once_for_an_incident_with_all_alerts_that_speak_of_it(DefenderApi api)
    {
        var session = await Run.ConnectedAsync();
        var incident = await IncidentAsync(session, api);

        var devices = await GetAsync(session, new() { Incident = incident, Kind = ["device"] });
        var again = await GetAsync(session, new() { IncidentId = [incident.IncidentId], Kind = ["Device"], Api = api });

        var expected = incident.Alerts.SelectMany(alert => alert.Evidence.OfType<DefenderDeviceEvidence>().Select(device => (device.DeviceId, alert.AlertId)))
            .GroupBy(pair => pair.DeviceId).ToDictionary(pair => pair.Key!, pair => pair.Select(p => p.AlertId!).Distinct().ToArray());
        Assert.Contains(expected.Values, alerts => alerts.Length > 1);
        Assert.Equal(expected.Keys.Order(), devices.Select(device => device.DeviceId).Order());
        Assert.All(devices, device => Assert.Equal(expected[device.DeviceId!], device.AlertId));
        Assert.All(devices, device => Assert.Equal((incident.IncidentId, "Simulated"), (device.IncidentId, device.ConnectionName)));
        Assert.All(devices, device => Assert.IsType<DefenderDeviceEvidence>(device));
        Assert.Equal(devices.Select(device => device.DeviceId), again.Select(device => device.DeviceId));
        Assert.All(incident.Alerts.SelectMany(alert => alert.Evidence), inside => Assert.Empty(inside.AlertId));
    }

    [Fact]
    public async Task Without_a_kind_all_of_the_evidence_comes_and_nothing_is_asked()
    {
        var session = await Run.ConnectedAsync();
        var incident = await IncidentAsync(session, DefenderApi.Graph);

        var output = await Run.Async(new GetDefenderAlertEntityCommand { Incident = incident }, new DefenderSession());

        var kinds = output.Objects.Cast<DefenderEvidence>().Select(entity => entity.EntityType).ToHashSet();
        Assert.Superset(incident.Alerts.SelectMany(alert => alert.Evidence).Select(evidence => evidence.EntityType).ToHashSet(), kinds);
        Assert.Empty(output.DebugLines);
    }

    [Fact]
    public async Task Alerts_that_come_one_by_one_give_a_thing_once_for_their_incident()
    {
        var session = await Run.ConnectedAsync();
        var incident = await IncidentAsync(session, DefenderApi.Graph);
        var once = new GetDefenderAlertEntityCommand { Kind = ["Device"] };
        var output = new RecordingOutput();

        foreach (var alert in incident.Alerts)
        {
            once.InputObject = alert;
            await Run.AsyncInto(output, once, session);
        }

        var devices = output.Objects.Cast<DefenderDeviceEvidence>().Select(device => device.DeviceId).ToArray();
        Assert.NotEmpty(devices);
        Assert.Equal(devices.Distinct(), devices);
    }

    [Fact]
    public async Task Defender_for_Endpoint_is_asked_for_the_device_and_its_own_name_stands_in_without_a_permission()
    {
        var session = await Run.ConnectedAsync(api: DefenderApi.Endpoint);
        var alert = (await Run.Async(new GetDefenderAlertCommand { First = 1 }, session)).Objects.Cast<DefenderAlert>().Single();

        var asked = Assert.IsType<DefenderDeviceEvidence>(Assert.Single(await GetAsync(session, new() { InputObject = alert, Kind = ["Device"] })));
        var named = Assert.Single(await GetAsync(session, new() { InputObject = alert, Kind = ["Devic?"] }));

        Assert.Equal((alert.DeviceId, alert.DeviceName), (asked.DeviceId, asked.DeviceName));
        Assert.NotNull(asked.OSPlatform);
        Assert.NotNull(asked.LastIpAddress);
        Assert.Contains("exposureLevel", asked.AdditionalProperties.Keys);
        Assert.Equal((alert.DeviceId, alert.DeviceName, null), (named.DeviceId, named.DeviceName, named.OSPlatform));
    }

    [Fact]
    public async Task What_was_found_on_a_device_of_Defender_for_Endpoint_says_which_one()
    {
        var session = await Run.ConnectedAsync(api: DefenderApi.Endpoint);
        var alerts = (await Run.Async(new GetDefenderAlertCommand(), session)).Objects.Cast<DefenderAlert>();
        var alert = alerts.First(alert => alert.Evidence.Any(evidence => evidence is DefenderProcessEvidence));

        var process = (await GetAsync(session, new() { Id = [alert.AlertId!], Kind = ["Process"] }))[0];

        Assert.Null(alert.Evidence.First(evidence => evidence is DefenderProcessEvidence).DeviceId);
        Assert.Equal(alert.DeviceId, process.DeviceId);
    }

    [Theory]
    [InlineData(DefenderApi.Graph)]
    [InlineData(DefenderApi.Endpoint)]
    public async Task Domains_come_from_the_URLs_and_from_Defender_for_Endpoint(DefenderApi api)
    {
        var session = await Run.ConnectedAsync(api: api);
        var alerts = (await Run.Async(new GetDefenderAlertCommand(), session)).Objects.Cast<DefenderAlert>();
        var alert = alerts.First(alert => alert.ServiceSource is null or "MicrosoftDefenderForEndpoint" && alert.Evidence.Any(evidence => evidence is DefenderUrlEvidence));

        var output = await Run.Async(new GetDefenderAlertEntityCommand { InputObject = alert, Kind = ["Domain"] }, session);

        var host = new Uri(alert.Evidence.OfType<DefenderUrlEvidence>().First().Url!).Host;
        Assert.Contains(host, output.Objects.Cast<DefenderDomainEvidence>().Select(domain => domain.DomainName));
        Assert.Equal(output.Objects.Count, output.Objects.Cast<DefenderDomainEvidence>().Select(domain => domain.DomainName).Distinct().Count());
    }

    [Fact]
    public async Task A_token_that_may_not_ask_for_domains_is_said_once()
    {
        var session = new GrantedTokens((DefenderApi.Endpoint, ["Alert.Read.All"])).Session();
        var command = new GetDefenderAlertEntityCommand { Kind = ["Domain"] };
        var output = new RecordingOutput();

        foreach (var id in new[] { "da1", "da2" })
        {
            command.InputObject = new() { AlertId = id, Evidence = [new DefenderUrlEvidence { Url = $"https://{id}.example/x" }] };
            await Run.AsyncInto(output, command, session);
        }

        Assert.Equal(["da1.example", "da2.example"], output.Objects.Cast<DefenderDomainEvidence>().Select(domain => domain.DomainName));
        Assert.Contains("URL.Read.All", Assert.Single(output.Warnings));
        Assert.Empty(output.Errors);
    }

    [Fact]
    public async Task An_id_that_is_not_there_is_an_error_about_it_and_the_others_come()
    {
        var session = await Run.ConnectedAsync();
        var incident = await IncidentAsync(session, DefenderApi.Graph);

        var alerts = await Run.Async(new GetDefenderAlertEntityCommand { Id = ["da0_0", incident.Alerts[0].AlertId!] }, session);
        var incidents = await Run.Async(new GetDefenderAlertEntityCommand { IncidentId = [1, incident.IncidentId] }, session);

        Assert.NotEmpty(alerts.Objects);
        Assert.Equal((ErrorIds.AlertNotFound, "da0_0"), (Assert.Single(alerts.Errors).Error.ErrorId, alerts.Errors[0].Target));
        Assert.NotEmpty(incidents.Objects);
        Assert.Equal((ErrorIds.IncidentNotFound, 1L), (Assert.Single(incidents.Errors).Error.ErrorId, incidents.Errors[0].Target));
    }

    [Fact]
    public async Task A_kind_that_nobody_knows_is_a_warning_with_what_comes_near()
    {
        var alert = new DefenderAlert { AlertId = "a", Evidence = [new() { EntityType = "Holograms" }, new DefenderUserEvidence { AccountName = "ann" }] };

        var output = await Run.Async(new GetDefenderAlertEntityCommand { InputObject = alert, Kind = ["Users", "Holo*"] }, new DefenderSession());

        Assert.Equal("Holograms", Assert.IsType<DefenderEvidence>(Assert.Single(output.Objects)).EntityType);
        Assert.Contains("User?", output.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Things_that_nothing_tells_apart_all_come()
    {
        var alert = new DefenderAlert { AlertId = "a", IncidentId = 1, Evidence = [new() { EntityType = "New" }, new() { EntityType = "New" }, File("a.exe"), File("A.EXE"), File("b.exe")] };

        var output = await Run.Async(new GetDefenderAlertEntityCommand { Incident = new() { IncidentId = 1, Alerts = [alert] } }, new DefenderSession());

        Assert.Equal([null, null, "a.exe", "b.exe"], output.Objects.Cast<DefenderEvidence>().Select(entity => entity.FileName));

        static DefenderFileEvidence File(string name) => new() { FileName = name, Sha1 = "s", DeviceId = "d" };
    }

    private static async Task<DefenderIncident> IncidentAsync(DefenderSession session, DefenderApi api) =>
        (await Run.Async(new GetDefenderIncidentCommand { Api = api }, session)).Objects.Cast<DefenderIncident>()
            .First(incident => incident.Alerts.Count(alert => alert.Evidence.Any(evidence => evidence is DefenderDeviceEvidence)) > 1);

    private static async Task<DefenderEvidence[]> GetAsync(DefenderSession session, GetDefenderAlertEntityCommand command) =>
        [.. (await Run.Async(command, session)).Objects.Cast<DefenderEvidence>()];
}
