namespace DefenderXdr.PowerShell.Tests.Commands;

public sealed class InvokeDefenderRequestTests
{
    [Fact]
    public async Task Items_of_a_list_come_one_by_one()
    {
        var output = await Run.Async(new InvokeDefenderRequestCommand { Path = "/api/incidents?$top=20" }, await Run.ConnectedAsync(incidents: 60));

        Assert.Equal(20, output.Objects.Cast<IDictionary<string, object?>>().Select(item => item["incidentId"]).Distinct().Count());
        Assert.Empty(output.Asked);
        Assert.Empty(output.Warnings);
    }

    [Fact]
    public async Task A_change_is_asked_about_and_not_sent_when_the_answer_is_no()
    {
        var session = await Run.ConnectedAsync();
        var output = new RecordingOutput { Agrees = false };

        await Run.AsyncInto(output, new InvokeDefenderRequestCommand { Path = "/api/incidents/1?k=secret", Method = "PATCH", Body = "{}" }, session);

        Assert.Equal(("https://api.security.microsoft.com/api/incidents/1?k=… (Simulated)", "PATCH"), Assert.Single(output.Asked));
        Assert.DoesNotContain(output.VerboseLines, line => line.StartsWith("PATCH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_query_is_no_change()
    {
        var output = await Run.Async(new InvokeDefenderRequestCommand { Path = "security/runHuntingQuery", Body = """{"Query":"DeviceInfo | take 1"}""" }, await Run.ConnectedAsync());

        Assert.Empty(output.Asked);
        Assert.True(Assert.IsAssignableFrom<IDictionary<string, object?>>(Assert.Single(output.Objects)).ContainsKey("results"));
    }

    [Fact]
    public async Task One_file_takes_the_answer_of_one_connection()
    {
        var session = await Run.ConnectedAsync(incidents: 2);
        await Run.Async(new ConnectDefenderXdrCommand { SetName = ConnectDefenderXdrCommand.SimulatedSet, IncidentCount = 2, Name = ["Second"] }, session);

        var error = await Assert.ThrowsAsync<DefenderException>(() =>
            Run.Async(new InvokeDefenderRequestCommand { Path = "/api/incidents", OutFile = "never-written.json", Connection = [new("Simulated"), new("Second")] }, session));

        Assert.Equal(ErrorIds.InvalidParameter, error.ErrorId);
        Assert.False(File.Exists("never-written.json"));
    }
}
