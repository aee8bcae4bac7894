namespace DefenderXdr.PowerShell.Tests.Commands;

public sealed class GetDefenderIncidentTests
{
    public static TheoryData<DefenderApi> Apis => [DefenderApi.Graph, DefenderApi.Xdr];

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task Lists_every_incident_once_across_pages(DefenderApi api)
    {
        var session = await Run.ConnectedAsync(incidents: 230);

        var output = await Run.Async(new GetDefenderIncidentCommand { Api = api }, session);

        var incidents = output.Objects.Cast<DefenderIncident>().ToArray();
        Assert.Equal(230, incidents.Length);
        Assert.Equal(230, incidents.Select(i => i.IncidentId).Distinct().Count());
        Assert.All(incidents, i => Assert.Equal("Simulated", i.ConnectionName));
        Assert.All(incidents, i => Assert.NotEmpty(i.Alerts));
        Assert.All(incidents, i => Assert.NotNull(i.TenantId));
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task Filters_give_what_filtering_the_whole_list_gives(DefenderApi api)
    {
        var session = await Run.ConnectedAsync(incidents: 120);
        var all = (await Run.Async(new GetDefenderIncidentCommand { Api = api }, session)).Objects.Cast<DefenderIncident>().ToArray();
        var since = DateTimeOffset.UtcNow.AddDays(-10);
        var owner = all.First(i => i.AssignedTo is not null).AssignedTo!;

        await ExpectAsync(new() { UpdatedAfter = since }, i => i.LastUpdateTime >= since);
        await ExpectAsync(new() { UpdatedBefore = since }, i => i.LastUpdateTime <= since);
        await ExpectAsync(new() { CreatedAfter = since }, i => i.CreatedTime >= since);
        await ExpectAsync(new() { CreatedBefore = since }, i => i.CreatedTime <= since);
        await ExpectAsync(new() { Status = ["active", "InProgress"] }, i => i.Status is "Active" or "InProgress");
        await ExpectAsync(new() { Severity = ["high", "Informational"] }, i => i.Severity is "High" or "Informational");
        await ExpectAsync(new() { AssignedTo = [owner] }, i => i.AssignedTo == owner);
        await ExpectAsync(new() { Severity = ["High"], Status = ["Resolved"], UpdatedAfter = since.AddDays(-15) },
            i => i.Severity == "High" && i.Status == "Resolved" && i.LastUpdateTime >= since.AddDays(-15));

        await ExpectAsync(new() { Status = ["*ed"] }, i => i.Status is "Resolved" or "Redirected");
        await ExpectAsync(new() { AssignedTo = [$"{owner.Split('@')[0]}@*", ""] }, i => i.AssignedTo is null || i.AssignedTo == owner);
        await ExpectAsync(new() { Classification = ["truepositive", "Unknown"] }, i => i.Classification is "TruePositive" or "Unknown");
        await ExpectAsync(new() { Determination = ["malware", "Clean"] }, i => i.Determination is "Malware" or "NotMalicious");
        await ExpectAsync(new() { Tag = [all.SelectMany(i => i.Tags).First().ToUpperInvariant()] }, i => i.Tags.Contains(all.SelectMany(one => one.Tags).First()));
        await ExpectAsync(new() { Category = ["Execution", "Phish*"] }, i => i.Alerts.Any(a => a.Category is "Execution" || a.Category!.StartsWith("Phish", StringComparison.Ordinal)));
        await ExpectAsync(new() { ServiceSource = ["OfficeATP"] }, i => i.Alerts.Any(a => a.ServiceSource == "MicrosoftDefenderForOffice365"));
        await ExpectAsync(new() { DetectionSource = ["antivirus"] }, i => i.Alerts.Any(a => a.DetectionSource == "Antivirus"));

        var device = all.SelectMany(i => i.Alerts).First(a => a.DeviceName is not null);
        await ExpectAsync(new() { Device = [device.DeviceId!] }, i => i.Alerts.Any(a => a.Evidence.Any(e => e.DeviceId == device.DeviceId)));
        await ExpectAsync(new() { Device = [device.DeviceName!.Split('.')[0]] }, i => i.Alerts.Any(a => a.Evidence.Any(e => e.DeviceName == device.DeviceName)));
        var user = all.SelectMany(i => i.Alerts).SelectMany(a => a.Evidence).OfType<DefenderUserEvidence>().First();
        await ExpectAsync(new() { User = [user.UserPrincipalName!] }, i => i.Alerts.Any(a => a.Evidence.Any(e => e is DefenderUserEvidence && e.UserPrincipalName == user.UserPrincipalName)));
        await ExpectAsync(new() { User = [user.AccountName!], Severity = ["High", "Medium", "Low"] },
            i => i.Severity != "Informational" && i.Alerts.Any(a => a.Evidence.Any(e => e is DefenderUserEvidence && e.AccountName == user.AccountName)));

        async Task ExpectAsync(GetDefenderIncidentCommand command, Func<DefenderIncident, bool> wanted)
        {
            command.Api = api;
            var expected = all.Where(wanted).Select(i => i.IncidentId).ToArray();
            var got = (await Run.Async(command, session)).Objects.Cast<DefenderIncident>().Select(i => i.IncidentId).ToArray();
            Assert.NotEmpty(expected);
            Assert.True(expected.Length < all.Length, "The filter has to leave something out.");
            Assert.Equal(expected, got);
        }
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task First_stops_also_where_severity_is_filtered_here(DefenderApi api)
    {
        var session = await Run.ConnectedAsync(incidents: 120);

        var output = await Run.Async(new GetDefenderIncidentCommand { Api = api, Severity = ["High"], First = 4 }, session);

        Assert.Equal(4, output.Objects.Count);
        Assert.All(output.Objects.Cast<DefenderIncident>(), i => Assert.Equal("High", i.Severity));
    }

    [Fact]
    public async Task Alerts_are_left_out_on_request_and_still_looked_at()
    {
        var session = await Run.ConnectedAsync();

        var bare = await Run.Async(new GetDefenderIncidentCommand { IncludeAlerts = false }, session);
        var one = await Run.Async(new GetDefenderIncidentCommand { IncludeAlerts = false, Id = [((DefenderIncident)bare.Objects[0]).IncidentId] }, session);
        var malware = await Run.Async(new GetDefenderIncidentCommand { IncludeAlerts = false, Category = ["Malware"] }, session);

        Assert.All(bare.Objects.Concat(one.Objects).Cast<DefenderIncident>(), i => Assert.Empty(i.Alerts));
        Assert.NotEmpty(malware.Objects);
        Assert.True(malware.Objects.Count < bare.Objects.Count);
    }

    [Fact]
    public async Task Graph_sorts_and_Defender_XDR_says_that_it_does_not()
    {
        var session = await Run.ConnectedAsync();

        var sorted = (await Run.Async(new GetDefenderIncidentCommand { Api = DefenderApi.Graph, OrderBy = "CreatedTime asc" }, session)).Objects.Cast<DefenderIncident>().ToArray();
        var error = await Assert.ThrowsAsync<DefenderException>(() => Run.Async(new GetDefenderIncidentCommand { Api = DefenderApi.Xdr, OrderBy = "CreatedTime asc" }, session));

        Assert.Equal(60, sorted.Length);
        Assert.Equal(sorted.OrderBy(i => i.CreatedTime).Select(i => i.IncidentId), sorted.Select(i => i.IncidentId));
        Assert.Equal(ErrorIds.OrderNotSupported, error.ErrorId);
    }

    [Fact]
    public async Task An_unknown_id_is_an_error_about_that_id_and_the_others_still_come()
    {
        var session = await Run.ConnectedAsync();
        var known = (DefenderIncident)(await Run.Async(new GetDefenderIncidentCommand { First = 1 }, session)).Objects[0];

        var output = await Run.Async(new GetDefenderIncidentCommand { Id = [7, known.IncidentId] }, session);

        var (error, target) = Assert.Single(output.Errors);
        Assert.Equal(ErrorIds.IncidentNotFound, error.ErrorId);
        Assert.Equal(7L, target);
        Assert.Equal(known.IncidentId, ((DefenderIncident)Assert.Single(output.Objects)).IncidentId);
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task A_malformed_filter_is_told_with_the_services_own_words(DefenderApi api)
    {
        var session = await Run.ConnectedAsync();

        var error = await Assert.ThrowsAsync<DefenderServiceException>(() => Run.Async(new GetDefenderIncidentCommand { Api = api, Filter = "foo eq" }, session));

        Assert.Equal(ErrorIds.InvalidFilter, error.ErrorId);
        Assert.Equal(ErrorKind.InvalidArgument, error.Kind);
        Assert.NotNull(error.ServiceMessage);
        Assert.Contains(error.ServiceMessage, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_connections_answer_and_one_that_fails_does_not_silence_the_other()
    {
        var session = await Run.ConnectedAsync(incidents: 5);
        var good = session.Default!;
        await Run.Async(new ConnectDefenderXdrCommand { SetName = ConnectDefenderXdrCommand.SimulatedSet, IncidentCount = 5, Name = ["endpoint-only"], Api = DefenderApi.Endpoint }, session);

        var output = await Run.Async(new GetDefenderIncidentCommand { Connection = [new(good), new("endpoint-only")] }, session);

        Assert.Equal(5, output.Objects.Count);
        Assert.All(output.Objects.Cast<DefenderIncident>(), i => Assert.Equal(good.Name, i.ConnectionName));
        var (error, target) = Assert.Single(output.Errors);
        Assert.Equal(ErrorIds.ApiNotSupported, error.ErrorId);
        Assert.Equal("endpoint-only", ((DefenderConnection)target!).Name);
    }

    [Fact]
    public async Task Not_connected_names_the_command_to_run()
    {
        var error = await Assert.ThrowsAsync<DefenderException>(() => Run.Async(new GetDefenderIncidentCommand(), new DefenderSession()));

        Assert.Equal(ErrorIds.NotConnected, error.ErrorId);
        Assert.Contains("Connect-DefenderXdr", error.Message, StringComparison.Ordinal);
    }
}
