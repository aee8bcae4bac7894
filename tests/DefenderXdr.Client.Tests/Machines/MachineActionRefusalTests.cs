using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Machines;

/// <summary>What the service means when it refuses an action with 400.</summary>
public sealed class MachineActionRefusalTests
{
    private const string Id = "1e5bc9d7e413ddd7902c2932e418702b84d0cc07";

    [Theory]
    [InlineData("BadRequest", "Action is already in progress", ErrorIds.MachineActionInProgress)]
    [InlineData("ActiveRequestAlreadyExists", "Another request is active", ErrorIds.MachineActionInProgress)]
    [InlineData("BadRequest", "The machine is not onboarded", ErrorIds.MachineNotOnboarded)]
    [InlineData("BadRequest", "The action is not supported on this operating system", ErrorIds.MachineNotSupported)]
    [InlineData("BadRequest", "Something else", ErrorIds.RequestRejected)]
    public async Task Each_has_its_error_id_with_the_words_of_the_service_and_is_sent_once(string code, string message, string errorId)
    {
        await using var server = new LoopbackServer(request => request.Method == "POST"
            ? Answer.Json($$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}","target":"1"}}""", 400)
            : Answer.Json("""{"value":[]}"""));

        var error = await Assert.ThrowsAsync<DefenderServiceException>(() => TestClient.Create(server).MachineActions.StartAsync(Id, MachineActionOrder.Isolate("Full", "Why")));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(message, error.Message);
        Assert.Equal(code, error.Code);
        Assert.Single(server.Requests, request => request.Method == "POST");
    }

    [Fact]
    public async Task Of_those_that_run_the_newest_of_the_kind_on_the_device_is_given()
    {
        await using var server = new LoopbackServer(request => request.Method == "POST"
            ? Answer.Json("""{"error":{"code":"BadRequest","message":"Action is already in progress"}}""", 400)
            : Answer.Json("""
                {"value":[{"id":"old","type":"Isolate","status":"Pending","creationDateTimeUtc":"2026-11-20T10:00:00Z"},
                {"id":"new","type":"Isolate","status":"InProgress","creationDateTimeUtc":"2026-11-21T10:00:00Z"},
                {"id":"ended","type":"Isolate","status":"Succeeded","creationDateTimeUtc":"2026-11-21T11:00:00Z"},
                {"id":"elsewhere","type":"Isolate","machineId":"0a9eef27fd6de273d57ca7d887a2a3818ff81b65","status":"Pending","creationDateTimeUtc":"2026-11-21T12:00:00Z"},
                {"id":"other","type":"RunAntiVirusScan","status":"Pending","creationDateTimeUtc":"2026-11-21T12:00:00Z"}]}
                """));

        var (action, wasRunning) = await TestClient.Create(server).MachineActions.StartAsync(Id, MachineActionOrder.Isolate("Full", "Why"));

        Assert.True(wasRunning);
        Assert.Equal("new", action.ActionId);
        Assert.Single(server.Requests, request => request.Method == "POST");
    }

    [Fact]
    public async Task A_connection_that_is_refused_leaves_nothing_to_look_for()
    {
        var server = new LoopbackServer();
        var client = TestClient.Create(server);
        await server.DisposeAsync();

        var error = await Assert.ThrowsAsync<DefenderException>(() => client.MachineActions.StartAsync(Id, MachineActionOrder.Release("Why")));

        Assert.Equal(ErrorIds.HostUnreachable, error.ErrorId);
    }
}
