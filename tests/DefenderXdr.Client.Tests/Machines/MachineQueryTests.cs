using System.Net;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Machines;

/// <summary>How devices are asked for, over the wire.</summary>
public sealed class MachineQueryTests
{
    private const string Id = "1e5bc9d7e413ddd7902c2932e418702b84d0cc07";

    private static readonly DateTimeOffset Time = new(2026, 11, 20, 12, 30, 5, TimeSpan.Zero);

    [Fact]
    public async Task The_service_filters_what_it_can()
    {
        var request = await SentAsync(new()
        {
            Name = ["WS-1", "srv-*"],
            HealthStatus = ["active"],
            OnboardingStatus = ["Onboarded"],
            RiskScore = ["High", "medium"],
            ExposureLevel = ["High"],
            DeviceValue = ["High"],
            OsPlatform = ["Windows11"],
            Version = ["23H2"],
            LastSeenAfter = Time,
            Filter = "a eq 1",
            First = 7,
        });

        Assert.Equal("/api/machines", request.Path);
        Assert.Equal(
            "lastSeen ge 2026-11-20T12:30:05Z and healthStatus eq 'Active' and onboardingStatus eq 'Onboarded' and (riskScore eq 'High' or riskScore eq 'Medium')"
            + " and exposureLevel eq 'High' and deviceValue eq 'High' and osPlatform eq 'Windows11' and version eq '23H2'"
            + " and (startswith(computerDnsName,'ws-1') or startswith(computerDnsName,'srv-')) and (a eq 1)",
            request.Query("$filter")!.Replace(".0000000Z", "Z"));
        Assert.Equal("10000", request.Query("$top"));
    }

    [Theory]
    [InlineData("*-01")]
    [InlineData("[ab]*")]
    public async Task A_name_that_may_begin_with_anything_is_compared_here(string name) => Assert.Null((await SentAsync(new() { Name = [name, "ws"] })).Query("$filter"));

    [Fact]
    public async Task Text_arrives_as_one_literal() => Assert.Equal("startswith(computerDnsName,'o''brien&x')", (await SentAsync(new() { Name = ["O'Brien&x"] })).Query("$filter"));

    [Theory]
    [InlineData("10.20.4.52", "/api/machines/findbyip(ip='10.20.4.52',timestamp=2026-11-20T12:30:05")]
    [InlineData("fe80::1", "/api/machines/findbyip(ip='fe80%3A%3A1',timestamp=2026-11-20T12:30:05")]
    public async Task An_address_has_an_operation_of_its_own(string address, string start) =>
        Assert.StartsWith(start, (await SentAsync(new() { IpAddress = IPAddress.Parse(address), At = Time })).Target);

    [Theory]
    [InlineData("hot", "hot", null)]
    [InlineData("hot*", "hot", "true")]
    [InlineData("a&b", "a&b", null)]
    public async Task One_tag_has_an_operation_of_its_own(string tag, string sent, string? isPrefix)
    {
        var request = await SentAsync(new() { Tag = [tag], HealthStatus = ["Active"] });

        Assert.Equal("/api/machines/findbytag", request.Path);
        Assert.Equal(sent, request.Query("tag"));
        Assert.Equal(isPrefix, request.Query("useStartsWithFilter"));
        Assert.Null(request.Query("$filter"));
    }

    [Fact]
    public async Task Several_tags_are_looked_for_in_the_list() => Assert.Equal("/api/machines", (await SentAsync(new() { Tag = ["a", "b"] })).Path);

    [Fact]
    public async Task A_list_with_nothing_in_it_may_be_a_404_and_is_empty()
    {
        await using var server = new LoopbackServer(_ => Answer.Json("""{"error":{"code":"ResourceNotFound","message":"No recent machines","target":"1"}}""", 404));

        Assert.Empty(await TestClient.Create(server).Machines.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task A_404_that_is_not_the_service_s_is_an_error()
    {
        await using var server = new LoopbackServer(_ => Answer.Json("<html>Not here</html>", 404));

        Assert.Equal(ErrorIds.NotFound, (await TestClient.Create(server).Machines.ListAsync().ErrorOf()).ErrorId);
    }

    [Theory]
    [InlineData("ws-1", "ws-1.contoso.com", "ws-10.contoso.com")]
    [InlineData("WS-1.contoso.com", "ws-1.contoso.com", "ws-1.contoso.com.au")]
    public async Task A_name_is_compared_whole(string name, string right, string wrong)
    {
        await using var server = new LoopbackServer(_ => Answer.Json($$"""{"value":[{"id":"1","computerDnsName":"{{right}}"},{"id":"2","computerDnsName":"{{wrong}}"}]}"""));

        Assert.Equal("1", (await TestClient.Create(server).Machines.FindAsync(name)).MachineId);
    }

    [Fact]
    public async Task A_name_of_several_devices_is_an_error_that_lists_them()
    {
        await using var server = new LoopbackServer(_ => Answer.Json("""{"value":[{"id":"1","computerDnsName":"ws-1.contoso.com","healthStatus":"Active"},{"id":"2","computerDnsName":"ws-1.fabrikam.com"}]}"""));

        var error = await Assert.ThrowsAsync<DefenderException>(() => TestClient.Create(server).Machines.FindAsync("ws-1"));

        Assert.Equal(ErrorIds.MachineAmbiguous, error.ErrorId);
        Assert.Contains("ws-1.contoso.com (1, Active); ws-1.fabrikam.com (2)", error.Message);
    }

    [Fact]
    public async Task What_names_no_single_device_is_refused_before_any_call()
    {
        await using var server = new LoopbackServer();
        var client = TestClient.Create(server);

        foreach (var act in new Func<Task>[]
        {
            () => client.Machines.FindAsync("ws-*"),
            () => client.Machines.FindAsync(" "),
            () => client.Machines.GetAsync(""),
            () => client.MachineActions.StartAsync("", MachineActionOrder.Release("x")),
            () => client.Investigations.StartAsync(" ", "x"),
            () => client.Machines.TagAsync([Id, ""], "x"),
            () => client.Machines.TagAsync([Id], " "),
            () => client.Machines.UpdateAsync(Id, "Huge", null),
        }) Assert.Equal(ErrorIds.InvalidParameter, (await Assert.ThrowsAsync<DefenderException>(act)).ErrorId);
        Assert.Equal(ErrorIds.EmptyUpdate, (await Assert.ThrowsAsync<DefenderException>(() => client.Machines.UpdateAsync(Id, null, null))).ErrorId);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_device_with_another_id_than_the_one_asked_for_is_not_taken()
    {
        await using var server = new LoopbackServer(_ => Answer.Json($$"""{"id":"{{new string('a', 40)}}","computerDnsName":"other"}"""));

        var error = await Assert.ThrowsAsync<DefenderException>(() => TestClient.Create(server).Machines.ResolveAsync(MachineReference.Of(Id)));

        Assert.Equal(ErrorIds.MachineNotFound, error.ErrorId);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(500, 1)]
    [InlineData(501, 2)]
    [InlineData(1200, 3)]
    public async Task Tags_go_to_as_many_devices_as_a_call_takes(int devices, int calls)
    {
        await using var server = new LoopbackServer(_ => Answer.Json("{}"));
        var ids = Enumerable.Range(0, devices).Select(i => $"{i:x40}").ToArray();

        await TestClient.Create(server).Machines.TagAsync([.. ids, .. ids], "hot");

        Assert.Equal(calls, server.Requests.Count);
        Assert.Equal(devices, server.Requests.Sum(request => request.Path.EndsWith("/tags", StringComparison.Ordinal) ? 1
            : Newtonsoft.Json.Linq.JObject.Parse(request.Body)["MachineIds"]!.Count()));
    }

    [Theory]
    [InlineData("replaces", 1)]
    [InlineData("appends", 2)]
    public async Task The_tags_that_are_set_are_the_tags_whichever_of_its_two_ways_the_service_goes(string way, int calls)
    {
        List<string> tags = ["old"];
        await using var server = new LoopbackServer(request =>
        {
            var body = Newtonsoft.Json.Linq.JObject.Parse(request.Body);
            if (request.Method == "PATCH")
            {
                if (way == "replaces") tags.Clear();
                tags.AddRange(body["machineTags"]!.Select(tag => (string)tag!));
            }
            else if ((string?)body["Action"] == "Remove") tags.Remove((string)body["Value"]!);
            return Answer.Json($$"""{"id":"{{Id}}","machineTags":["{{string.Join("\",\"", tags)}}"]}""");
        });

        var machine = await TestClient.Create(server).Machines.UpdateAsync(Id, "high", ["new", "NEW ", "two"]);

        Assert.Equal(["new", "two"], tags);
        Assert.Equal(["new", "two"], machine.MachineTags);
        Assert.Equal(calls, server.Requests.Count);
        Assert.Equal("High", (string?)Newtonsoft.Json.Linq.JObject.Parse(server.Requests[0].Body)["deviceValue"]);
    }

    private static async Task<ReceivedRequest> SentAsync(MachineQuery query)
    {
        await using var server = new LoopbackServer(_ => Answer.Json("""{"value":[]}"""));
        Assert.Empty(await TestClient.Create(server).Machines.ListAsync(query).ToListAsync());
        return Assert.Single(server.Requests);
    }
}
