namespace DefenderXdr.PowerShell.Tests.Commands;

public sealed class UpdateDefenderAlertTests
{
    public static TheoryData<DefenderApi> Apis => [DefenderApi.Graph, DefenderApi.Endpoint];

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task Alerts_that_are_resolved_stay_resolved(DefenderApi api)
    {
        var session = await Run.ConnectedAsync(incidents: 20);
        var ids = (await ListAsync(session, new() { Api = DefenderApi.Endpoint, First = 3 })).Select(alert => alert.AlertId!).ToArray();

        var output = await Run.Async(new UpdateDefenderAlertCommand
        {
            Id = [ids[0], "da-none", ids[1], ids[2], ids[0]], Api = api, Status = "Resolved", Classification = "FalsePositive", Determination = "Clean", Comment = "seen",
        }, session);

        var (error, target) = Assert.Single(output.Errors);
        Assert.Equal((ErrorIds.AlertNotFound, (object)"da-none"), (error.ErrorId, target));
        Assert.Equal(4, output.Asked.Count);
        foreach (var alert in await ListAsync(session, new() { Id = ids, Api = DefenderApi.Graph }))
        {
            Assert.Equal(("Resolved", "FalsePositive", "NotMalicious"), (alert.Status, alert.Classification, alert.Determination));
            Assert.Single(alert.Comments, comment => comment.Comment == "seen");
            Assert.NotEmpty(alert.Evidence);
        }
    }

    [Fact]
    public async Task Moved_alerts_belong_to_the_other_incident()
    {
        var session = await Run.ConnectedAsync(incidents: 20);
        var alerts = await ListAsync(session, new() { Api = DefenderApi.Graph, First = 30 });
        var target = alerts[^1].IncidentId!.Value;
        var alert = alerts.First(alert => alert.IncidentId != target).AlertId!;

        var move = (DefenderAlertMove)Assert.Single((await Run.Async(new MoveDefenderAlertCommand { Id = [alert], ToIncident = target }, session)).Objects);

        Assert.Equal((target, alert), (move.IncidentId, Assert.Single(move.AlertId)));
        Assert.Equal(target, Assert.Single(await ListAsync(session, new() { Id = [alert] })).IncidentId);
    }

    private static async Task<DefenderAlert[]> ListAsync(DefenderSession session, GetDefenderAlertCommand command) =>
        [.. (await Run.Async(command, session)).Objects.Cast<DefenderAlert>()];
}
