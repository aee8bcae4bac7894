namespace DefenderXdr.PowerShell.Tests.Commands;

public sealed class UpdateDefenderIncidentTests
{
    public static TheoryData<DefenderApi> Apis => [DefenderApi.Graph, DefenderApi.Xdr];

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task An_incident_that_is_resolved_stays_resolved(DefenderApi api)
    {
        var session = await Run.ConnectedAsync(incidents: 5);
        var incident = await FirstAsync(session);

        var output = await Run.Async(new UpdateDefenderIncidentCommand
        {
            InputObject = incident, Api = api, Status = "resolved", Classification = "TruePositive", Determination = "CompromisedUser", AssignedTo = "a@contoso.com",
            AddTag = ["seen"], Comment = "done",
        }, session);

        // Switches need an engine: -PassThru is for the Pester tests.
        Assert.Empty(output.Objects);
        foreach (var other in new[] { await GetAsync(session, incident.IncidentId, DefenderApi.Graph), await GetAsync(session, incident.IncidentId, DefenderApi.Xdr) })
        {
            Assert.Equal(("Resolved", "TruePositive", "CompromisedAccount", "a@contoso.com"), (other.Status, other.Classification, other.Determination, other.AssignedTo));
            Assert.Contains("seen", other.Tags);
            Assert.Superset(incident.Tags.ToHashSet(), other.Tags.ToHashSet());
            Assert.Contains(other.Comments, comment => comment.Comment == "done");
            Assert.NotEmpty(other.Alerts);
        }
        var (target, action) = Assert.Single(output.Asked);
        Assert.Equal($"incident {incident.IncidentId} '{incident.DisplayName}' of Simulated", target);
        Assert.Equal("set Status to resolved, set AssignedTo to a@contoso.com, set Classification to TruePositive, set Determination to CompromisedUser, add a comment, add tag seen", action);
    }

    [Fact]
    public async Task Nothing_is_changed_without_consent()
    {
        var session = await Run.ConnectedAsync(incidents: 5);
        var incident = await FirstAsync(session);
        var output = new RecordingOutput { Agrees = false };

        await Run.AsyncInto(output, new UpdateDefenderIncidentCommand { Id = [incident.IncidentId], DisplayName = "changed" }, session);

        Assert.Empty(output.Objects);
        Assert.Single(output.Asked);
        Assert.Equal(incident.DisplayName, (await GetAsync(session, incident.IncidentId, DefenderApi.Graph)).DisplayName);
    }

    [Fact]
    public async Task One_that_fails_is_an_error_about_it_and_none_is_changed_twice()
    {
        var session = await Run.ConnectedAsync(incidents: 5);
        var id = (await FirstAsync(session)).IncidentId;

        var output = await Run.Async(new UpdateDefenderIncidentCommand { Id = [id, 7, id], Comment = "once" }, session);

        var (error, target) = Assert.Single(output.Errors);
        Assert.Equal((ErrorIds.IncidentNotFound, (object)7L), (error.ErrorId, target));
        Assert.Equal(2, output.Asked.Count);
        Assert.Empty(output.Objects);
        Assert.Single((await GetAsync(session, id, DefenderApi.Graph)).Comments, comment => comment.Comment == "once");
    }

    [Fact]
    public async Task A_determination_alone_has_to_go_with_the_incident_s_classification()
    {
        var session = await Run.ConnectedAsync(incidents: 5);
        var incident = await FirstAsync(session);
        incident.Classification = "FalsePositive";

        var output = await Run.Async(new UpdateDefenderIncidentCommand { InputObject = incident, Determination = "Malware" }, session);

        Assert.Equal(ErrorIds.InvalidParameter, Assert.Single(output.Errors).Error.ErrorId);
        Assert.Empty(output.Asked);
    }

    [Fact]
    public async Task An_empty_update_and_several_tenants_are_refused()
    {
        var session = await Run.ConnectedAsync(incidents: 2);
        await Run.Async(new ConnectDefenderXdrCommand { SetName = ConnectDefenderXdrCommand.SimulatedSet, IncidentCount = 2, Name = ["other"] }, session);

        Assert.Equal(ErrorIds.EmptyUpdate, (await Assert.ThrowsAsync<DefenderException>(() => Run.Async(new UpdateDefenderIncidentCommand { Id = [1] }, session))).ErrorId);
        var several = await Assert.ThrowsAsync<DefenderException>(() => Run.Async(new UpdateDefenderIncidentCommand { Id = [1], Status = "Resolved", Connection = [new("Simulated"), new("other")] }, session));
        Assert.Equal(ErrorIds.InvalidParameter, several.ErrorId);
        Assert.Contains("Simulated, other", several.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merged_incidents_are_one_and_the_others_say_where_they_went()
    {
        var session = await Run.ConnectedAsync(incidents: 5);
        var ids = (await Run.Async(new GetDefenderIncidentCommand { First = 2 }, session)).Objects.Cast<DefenderIncident>().Select(i => i.IncidentId).ToArray();

        var merge = (DefenderIncidentMerge)Assert.Single((await Run.Async(new MergeDefenderIncidentCommand { Id = ids, Reason = ["sameactor"], Comment = "one" }, session)).Objects);

        var gone = Assert.Single(merge.MergedIncidentId);
        Assert.Equal("Simulated", merge.ConnectionName);
        Assert.Equal(merge.IncidentId, (await GetAsync(session, gone, DefenderApi.Graph)).RedirectIncidentId);
    }

    private static async Task<DefenderIncident> FirstAsync(DefenderSession session) =>
        (DefenderIncident)(await Run.Async(new GetDefenderIncidentCommand { First = 1 }, session)).Objects[0];

    private static async Task<DefenderIncident> GetAsync(DefenderSession session, long id, DefenderApi api) =>
        (DefenderIncident)(await Run.Async(new GetDefenderIncidentCommand { Id = [id], Api = api }, session)).Objects[0];
}
