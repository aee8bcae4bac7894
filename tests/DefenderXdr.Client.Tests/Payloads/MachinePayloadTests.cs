using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Payloads;

/// <summary>The documented devices and actions on them, over a socket, with every documented value in place and nothing lost.</summary>
public sealed class MachinePayloadTests
{
    [Fact]
    public async Task The_list_of_devices_has_its_documented_device()
    {
        var payload = new Payload("Defender/get-machines");
        await using var server = new LoopbackServer(payload.Answer());

        var machine = Assert.Single(await TestClient.Create(server).Machines.ListAsync().ToListAsync());

        Lossless.AssertHolds(Assert.Single(payload.Values), machine);
        Assert.Equal("/api/machines", Assert.Single(server.Requests).Path);
        Assert.Equal("1e5bc9d7e413ddd7902c2932e418702b84d0cc07", machine.MachineId);
        Assert.Equal("mymachine1.contoso.com", machine.ComputerDnsName);
        Assert.Equal(new DateTimeOffset(2018, 8, 2, 14, 55, 3, TimeSpan.Zero).AddTicks(7791856), machine.FirstSeen);
        Assert.Equal(machine.FirstSeen, machine.LastSeen);
        Assert.Equal("Windows10", machine.OsPlatform);
        Assert.Equal("1709", machine.Version);
        Assert.Equal("x64", machine.OsProcessor);
        Assert.Equal(18209, machine.OsBuild);
        Assert.Equal("172.17.230.209", machine.LastIpAddress);
        Assert.Equal("167.220.196.71", machine.LastExternalIpAddress);
        Assert.Equal("Active", machine.HealthStatus);
        Assert.Equal("140", machine.RbacGroupId);
        Assert.Equal("The-A-Team", machine.RbacGroupName);
        Assert.Equal("Low", machine.RiskScore);
        Assert.Equal("Medium", machine.ExposureLevel);
        Assert.True(machine.IsAadJoined);
        Assert.Equal("80fe8ff8-2624-418e-9591-41f0491218f9", machine.AadDeviceId);
        Assert.Equal(["test tag 1", "test tag 2"], machine.MachineTags);
        Assert.Empty(machine.AdditionalProperties);
    }

    [Fact]
    public async Task A_single_device_keeps_every_value()
    {
        var payload = new Payload("Defender/get-machine-by-id");
        await using var server = new LoopbackServer(payload.Answer());

        var machine = await TestClient.Create(server).Machines.GetAsync("1e5bc9d7e413ddd7902c2932e418702b84d0cc07");

        Lossless.AssertHolds(payload.Json, machine);
        Assert.Equal("/api/machines/1e5bc9d7e413ddd7902c2932e418702b84d0cc07", Assert.Single(server.Requests).Target);
        Assert.Equal(["@odata.context"], machine.AdditionalProperties.Keys);
    }

    [Theory]
    [InlineData("Defender/get-machineactions-collection.example1")]
    [InlineData("Defender/get-machineactions-collection.example2")]
    public async Task The_lists_of_actions_keep_every_value(string name)
    {
        var payload = new Payload(name);
        await using var server = new LoopbackServer(payload.Answer());

        var actions = await TestClient.Create(server).MachineActions.ListAsync().ToListAsync();

        Assert.NotEmpty(actions);
        Assert.Equal(payload.Values.Count, actions.Count);
        for (var i = 0; i < actions.Count; i++) Lossless.AssertHolds(payload.Values[i], actions[i]);
        Assert.All(actions, action => Assert.Empty(action.AdditionalProperties));
        Assert.All(actions, action => Assert.NotNull(action.LastUpdateTime));
    }

    [Fact]
    public async Task An_isolation_is_sent_as_documented_and_its_answer_keeps_every_value()
    {
        var payload = new Payload("Defender/isolate-machine");
        await using var server = new LoopbackServer(payload.Answer());
        var comment = (string)new Payload("Defender/isolate-machine.request").Json["Comment"]!;

        var (action, wasRunning) = await TestClient.Create(server).MachineActions.StartAsync("1e5bc9d7e413ddd7902c2932e418702b84d0cc07", MachineActionOrder.Isolate("Full", comment));

        var request = Assert.Single(server.Requests);
        Assert.Equal("POST /api/machines/1e5bc9d7e413ddd7902c2932e418702b84d0cc07/isolate", $"{request.Method} {request.Target}");
        Assert.True(JToken.DeepEquals(new Payload("Defender/isolate-machine.request").Json, JObject.Parse(request.Body)));
        Assert.False(wasRunning);
        Lossless.AssertHolds(payload.Json, action);
        Assert.Equal("b89eb834-4578-496c-8be0-03f004061435", action.ActionId);
        Assert.Equal("Isolate", action.Type);
        Assert.Equal("InProgress", action.Status);
        Assert.Equal("Analyst@contoso.com ", action.Requestor);
        Assert.Equal("Isolate machine due to alert 1234", action.RequestorComment);
        Assert.Equal(["@odata.context"], action.AdditionalProperties.Keys);
    }

    [Fact]
    public async Task A_live_response_keeps_its_commands()
    {
        const string Json = """
            {"id":"5e3e","type":"LiveResponse","commands":[{"index":0,"startTime":null,"endTime":"2021-02-04T15:43:00Z","commandStatus":"Failed",
            "errors":["no such file"],"command":{"type":"GetFile","params":[{"key":"Path","value":"C:\\a.log"}]},"later":1}]}
            """;
        await using var server = new LoopbackServer(_ => Answer.Json(Json));

        var action = await TestClient.Create(server).MachineActions.GetAsync("5e3e");

        Lossless.AssertKeeps(Payload.Parse(Json.Replace("\"key\":\"Path\",", "")), action);
        var command = Assert.Single(action.Commands);
        Assert.Equal("GetFile", command.Type);
        Assert.Equal(@"C:\a.log", command.Parameters["path"]);
        Assert.Equal("Failed", command.Status);
        Assert.Equal(["no such file"], command.Errors);
        Assert.Equal(1L, command.AdditionalProperties["later"]);
    }

    [Fact]
    public async Task An_offboarding_of_2017_has_the_word_of_today_and_keeps_its_own()
    {
        await using var server = new LoopbackServer(_ => Answer.Json("""{"id":"1","type":"OffboardMachine","error":"None","status":"Tomorrow"}"""));

        var action = await TestClient.Create(server).MachineActions.GetAsync("1");

        Assert.Equal("Offboard", action.Type);
        Assert.Equal("OffboardMachine", action.AdditionalProperties["type"]);
        Assert.Equal("None", action.Error);
        Assert.Equal("Tomorrow", action.Status);
    }
}
