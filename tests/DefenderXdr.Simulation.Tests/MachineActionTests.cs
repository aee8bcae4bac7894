using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class MachineActionTests
{
    private const string Comment = """{"Comment":"test"}""";
    private static readonly string Sha1 = new('A', 40);

    public static TheoryData<string, string, string, string?, int> Kinds { get; } = new()
    {
        { "isolate", """{"Comment":"test","IsolationType":"Selective"}""", "Isolate", "Selective", 201 },
        { "isolate", Comment, "Isolate", "Full", 201 },
        { "unisolate", Comment, "Unisolate", null, 201 },
        { "restrictCodeExecution", Comment, "RestrictCodeExecution", null, 201 },
        { "unrestrictCodeExecution", Comment, "UnrestrictCodeExecution", null, 201 },
        { "runAntiVirusScan", """{"Comment":"test","ScanType":"Quick"}""", "RunAntiVirusScan", "Quick", 201 },
        { "offboard", Comment, "Offboard", null, 200 },
        { "StopAndQuarantineFile", $$"""{"Comment":"test","Sha1":"{{Sha1}}"}""", "StopAndQuarantineFile", null, 201 },
        { "collectInvestigationPackage", Comment, "CollectInvestigationPackage", null, 201 },
        { "runliveresponse", """{"Comment":"test","Commands":[{"type":"GetFile","params":[{"key":"Path","value":"C:\\a.txt"}]}]}""", "LiveResponse", null, 200 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_action_takes_its_time_and_is_there_once(string operation, string body, string type, string? scope, int status)
    {
        var tenant = new Responder();
        var device = tenant.Device;
        var answer = tenant.Post(device, operation, body, status);
        Entities.AssertIs("MachineAction", answer);
        Assert.Empty(Entities.Missing("MachineAction", answer).Except(["lastUpdateTimeUtc", "error"]));
        Assert.Equal((type, scope, "Pending", "test", device), ((string?)answer["type"], (string?)answer["scope"], (string?)answer["status"], (string?)answer["requestorComment"], (string?)answer["machineId"]));
        Assert.Equal(SimulatedTenant.DefaultClientId, (string?)answer["requestor"]);
        var id = (string)answer["id"]!;
        foreach (var expected in new[] { "Pending", "InProgress", "InProgress", "Succeeded", "Succeeded" })
        {
            Assert.Equal(expected, tenant.Status(id));
            Assert.Equal([(id, type, device, expected)], tenant.Tenant.MachineActions.Select(action => (action.Id, action.Type, action.MachineId, action.Status)));
            tenant.Tenant.Advance(TimeSpan.FromMinutes(1));
        }

        // Begun after a third of its time, ended at its end, whenever somebody looks.
        var ended = tenant.Action(id);
        Assert.Equal(TimeSpan.FromMinutes(3), Caller.Time(ended["lastUpdateDateTimeUtc"]) - Caller.Time(ended["creationDateTimeUtc"]));
        Assert.Equal(type == "StopAndQuarantineFile" ? Sha1.ToLowerInvariant() : null, (string?)ended.SelectToken("relatedFileInfo.fileIdentifier"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_that_is_under_way_is_not_taken_again_on_the_same_device(string operation, string body, string type, string? scope, int status)
    {
        var tenant = new Responder();
        var devices = tenant.Ids(2);
        tenant.Post(devices[0], operation, body, status);
        var error = tenant.Post(devices[0], operation, body, 400)["error"]!;
        Assert.Equal((type == "LiveResponse" ? "ActiveRequestAlreadyExists" : "BadRequest", "Action is already in progress"), ((string?)error["code"], (string?)error["message"]));
        Assert.Equal(scope, tenant.Tenant.MachineActions.Single().Scope);
        tenant.Post(devices[1], operation, body, status);
        tenant.Tenant.Advance(TimeSpan.FromMinutes(2));
        tenant.Post(devices[0], operation, body, 400);
        tenant.Tenant.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(type == "Offboard" ? 400 : status, tenant.Caller.Send("POST", $"{Responder.Machines}/{devices[0]}/{operation}", body).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_it_needs_is_asked_for_and_nothing_is_done_without_it(string operation, string body, string type, string? scope, int status)
    {
        Assert.True(type.Length > 0 && (scope is null || status == 201));
        var tenant = new Responder();
        var without = JObject.Parse(body);
        without.Remove("Comment");
        if (operation != "runliveresponse")
        {
            Assert.Equal("MissingRequiredParameter", tenant.Code(tenant.Device, operation, without.ToString()));
            Assert.Equal("InvalidRequestBody", tenant.Code(tenant.Device, operation, body.Replace("\"test\"", "\"  \"", StringComparison.Ordinal)));
        }

        Assert.Equal("InvalidRequestBody", tenant.Code(tenant.Device, operation, body.Replace("Comment", "comment", StringComparison.Ordinal)));
        Assert.Equal("InvalidRequestBody", tenant.Code(tenant.Device, operation, ""));
        Assert.Equal("ResourceNotFound", tenant.Code(new string('0', 40), operation, body, 404));
        Assert.Equal("BadRequest", tenant.Code(tenant.Named("ws-guest-42"), operation, body));
        Assert.Empty(tenant.Tenant.MachineActions);
        Assert.Empty(tenant.Tenant.Changes);
    }

    [Theory]
    [InlineData("isolate", """{"Comment":"x","IsolationType":"Half"}""", "InvalidRequestBody")]
    [InlineData("runAntiVirusScan", """{"Comment":"x"}""", "MissingRequiredParameter")]
    [InlineData("runAntiVirusScan", """{"Comment":"x","ScanType":"Selective"}""", "InvalidRequestBody")]
    [InlineData("StopAndQuarantineFile", """{"Comment":"x"}""", "MissingRequiredParameter")]
    [InlineData("StopAndQuarantineFile", """{"Comment":"x","Sha1":"123"}""", "InvalidHashValue")]
    [InlineData("StopAndQuarantineFile", """{"Comment":"x","Sha1":"zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"}""", "InvalidHashValue")]
    public void A_wrong_body_is_refused(string operation, string body, string code)
    {
        var tenant = new Responder();
        Assert.Equal(code, tenant.Code(tenant.Device, operation, body));
        Assert.Empty(tenant.Tenant.MachineActions);
    }

    [Theory]
    [InlineData("mac-design", "isolate", "OsPlatformNotSupported")]
    [InlineData("mac-design", "restrictCodeExecution", "OsPlatformNotSupported")]
    [InlineData("mac-design", "collectInvestigationPackage", null)]
    [InlineData("srv-log", "isolate", null)]
    [InlineData("srv-log", "isolate Selective", "OsPlatformNotSupported")]
    [InlineData("srv-log", "offboard", "OsPlatformNotSupported")]
    [InlineData("srv-log", "restrictCodeExecution", "OsPlatformNotSupported")]
    [InlineData("ws-lab-48", "isolate", "ClientVersionNotSupported")]
    [InlineData("ws-lab-48", "restrictCodeExecution", "ClientVersionNotSupported")]
    [InlineData("ws-lab-48", "offboard", null)]
    [InlineData("prn-hq", "isolate", "BadRequest")]
    [InlineData("ws-guest", "isolate UnManagedDevice", null)]
    [InlineData("mac-design", "isolate UnManagedDevice", "BadRequest")]
    public void An_action_runs_where_it_is_documented_to(string device, string operation, string? code)
    {
        var tenant = new Responder();
        var words = operation.Split(' ');
        var body = words.Length > 1 ? $$"""{"Comment":"x","IsolationType":"{{words[1]}}"}""" : Comment;
        if (code is null)
            tenant.Take(tenant.Named(device), words[0], body);
        else
            Assert.Equal(code, tenant.Code(tenant.Named(device), words[0], body));
    }

    [Theory]
    [InlineData(SimulatedActionOutcome.Failed, "Failed")]
    [InlineData(SimulatedActionOutcome.TimeOut, "TimeOut")]
    public void An_action_can_fail_and_then_changes_nothing(SimulatedActionOutcome outcome, string status)
    {
        var tenant = new Responder(options => options.ActionOutcome = action => action.Type == "Offboard" ? outcome : SimulatedActionOutcome.Succeeded);
        var (device, other) = (tenant.Ids(2)[0], tenant.Ids(2)[1]);
        var (lost, won) = (tenant.Take(device, "offboard"), tenant.Take(other));
        tenant.Tenant.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal((status, "Succeeded"), (tenant.Status(lost), tenant.Status(won)));
        Assert.Equal("Onboarded", (string?)tenant.Caller.Get($"{Responder.Machines}/{device}")["onboardingStatus"]);
        Assert.Equal(outcome == SimulatedActionOutcome.Failed, (long)tenant.Action(lost)["errorHResult"]! != 0);
    }

    [Fact]
    public void A_device_is_as_the_last_action_left_it()
    {
        var tenant = new Responder(options => options.ActionDuration = TimeSpan.Zero);
        var device = tenant.Device;
        SimulatedMachine Machine() => tenant.Tenant.Machines.Single(one => one.Id == device);
        foreach (var (operation, body, isolation, restricted) in new[]
        {
            ("isolate", Comment, "Full", false), ("isolate", Comment, "Full", false), ("restrictCodeExecution", Comment, "Full", true),
            ("unisolate", Comment, null, true), ("isolate", """{"Comment":"x","IsolationType":"Selective"}""", "Selective", true), ("unrestrictCodeExecution", Comment, "Selective", false),
        })
        {
            Assert.Equal("Succeeded", tenant.Status(tenant.Take(device, operation, body)));
            Assert.Equal((isolation, restricted), (Machine().Isolation, Machine().IsRestricted));
        }

        // The second isolation found it isolated.
        Assert.Equal(
            ["Isolate", "RestrictCodeExecution", "Unisolate", "Isolate", "UnrestrictCodeExecution"],
            tenant.Tenant.Changes.Where(change => change.Kind == SimulatedChangeKind.MachineUpdated).Select(change => change.What));
        Assert.Equal(6, tenant.Tenant.Changes.Count(change => change.Kind == SimulatedChangeKind.MachineActionCreated));
    }

    [Fact]
    public void An_offboarded_device_is_inactive_and_takes_no_more()
    {
        var tenant = new Responder();
        var device = tenant.Device;
        var id = tenant.Take(device, "offboard");
        Assert.Equal("Onboarded", (string?)tenant.Caller.Get($"{Responder.Machines}/{device}")["onboardingStatus"]);
        tenant.Tenant.Advance(TimeSpan.FromMinutes(3));
        var gone = tenant.Caller.Get($"{Responder.Machines}/{device}");
        Assert.Equal(("CanBeOnboarded", "Inactive", "Succeeded"), ((string?)gone["onboardingStatus"], (string?)gone["healthStatus"], tenant.Status(id)));
        Assert.Equal("BadRequest", tenant.Code(device, "isolate", Comment));
        Assert.Single(tenant.Tenant.MachineActions);
    }

    [Fact]
    public void An_action_waits_for_a_device_that_does_not_report()
    {
        var tenant = new Responder(options => options.ActionDuration = TimeSpan.Zero);
        var device = tenant.Named("ws-sales-50");
        var isolation = tenant.Take(device);
        var session = tenant.Take(device, "runliveresponse", """{"Commands":[{"type":"GetFile","params":[{"key":"Path","value":"C:\\a.txt"}]}]}""");
        tenant.Tenant.Advance(TimeSpan.FromDays(2.9));
        Assert.Equal(("Pending", "Pending"), (tenant.Status(isolation), tenant.Status(session)));
        tenant.Tenant.Advance(TimeSpan.FromDays(0.2));
        Assert.Equal(("Pending", "TimeOut"), (tenant.Status(isolation), tenant.Status(session)));
        Assert.Equal("Cancelled", (string?)tenant.Caller.Call($"{Responder.Actions}/{isolation}/cancel", Comment)["status"]);
    }

    [Fact]
    public void An_action_is_cancelled_until_it_has_ended()
    {
        var tenant = new Responder();
        var device = tenant.Device;
        var id = tenant.Take(device);
        tenant.Tenant.Advance(TimeSpan.FromMinutes(1));
        var cancelled = tenant.Caller.Call($"{Responder.Actions}/{id}/cancel", """{"Comment":"wrong device"}""");
        Assert.Equal(("Cancelled", "wrong device", SimulatedTenant.DefaultClientId), ((string?)cancelled["status"], (string?)cancelled["cancellationComment"], (string?)cancelled["cancellationRequestor"]));
        Entities.AssertIs("MachineAction", cancelled);
        tenant.Tenant.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal("Cancelled", tenant.Status(id));
        Assert.DoesNotContain(tenant.Tenant.Changes, change => change.Kind == SimulatedChangeKind.MachineUpdated);
        Assert.Equal("BadRequest", (string?)tenant.Caller.Call($"{Responder.Actions}/{id}/cancel", Comment, 400)["error"]!["code"]);
        tenant.Caller.Call($"{Responder.Actions}/{Guid.Empty}/cancel", Comment, 404);
        Assert.Equal("Cancelled", (string?)tenant.Caller.Call($"{Responder.Actions}/{tenant.Take(device)}/cancel", "")["status"]);
    }

    [Fact]
    public void Cancelling_takes_the_permission_of_the_action_s_kind()
    {
        var tenant = new Responder();
        var id = tenant.Take(tenant.Device);
        string With(string permission)
        {
            tenant.Tenant.Options.Permissions = [permission];
            return (string)tenant.Caller.SignIn(("scope", Caller.Endpoint + "/.default")).Body["access_token"]!;
        }

        var refused = tenant.Caller.Get($"{Responder.Actions}/{id}/cancel", 403, With("Machine.Scan"), method: "POST", body: Comment)["error"]!;
        Assert.Contains("required roles: Machine.Isolate,", (string?)refused["message"], StringComparison.Ordinal);
        Assert.Equal("Pending", tenant.Status(id));
        tenant.Caller.Get($"{Responder.Actions}/{id}/cancel", 403, With("Machine.ReadWrite.All"), method: "POST", body: Comment);
        Assert.Equal("Cancelled", (string?)tenant.Caller.Get($"{Responder.Actions}/{id}/cancel", token: With("Machine.Isolate"), method: "POST", body: Comment)["status"]);
    }

    [Fact]
    public void The_list_is_newest_first_and_filters()
    {
        var tenant = new Responder();
        var devices = tenant.Ids(3);
        var ids = new List<string>();
        foreach (var device in devices)
        {
            ids.Insert(0, tenant.Take(device));
            tenant.Tenant.Advance(TimeSpan.FromMinutes(1));
        }

        ids.Insert(0, tenant.Take(devices[0], "collectInvestigationPackage"));
        var listed = tenant.Caller.Values(Responder.Actions);
        Assert.Equal(ids, listed.Select(Id));
        Assert.All(listed, one => Entities.AssertIs("MachineAction", one));
        Assert.All(listed, one => Assert.NotNull(one["lastUpdateTimeUtc"]));
        Assert.Equal(ids, tenant.Caller.AllBySkip(Responder.Actions, 3).Select(Id));
        Assert.Equal([ids[0], ids[3]], Filtered(tenant, $"machineId eq '{devices[0]}'"));
        Assert.Equal([ids[3]], Filtered(tenant, $"machineId eq '{devices[0]}' and type eq 'Isolate'"));
        Assert.Equal([ids[3]], Filtered(tenant, "status eq 'Succeeded'"));
        Assert.Equal([ids[1]], Filtered(tenant, $"id eq '{ids[1]}'"));
        Assert.Equal([ids[1]], Filtered(tenant, $"id eq {ids[1]}"));
        Assert.Equal(ids, Filtered(tenant, $"requestor eq '{SimulatedTenant.DefaultClientId}'"));
        Assert.Equal(ids.Take(2), Filtered(tenant, $"creationDateTimeUtc ge {listed[1]["creationDateTimeUtc"]}"));
        tenant.Caller.Get(Responder.Actions + "?$filter=title eq 'x'", 400);
        tenant.Caller.Get($"{Responder.Actions}/{Guid.Empty}", 404);
        Assert.Empty(new Responder().Caller.Values(Responder.Actions));
    }

    [Fact]
    public void Many_threads_take_one_action()
    {
        var tenant = new Responder();
        var device = tenant.Device;
        var statuses = new System.Collections.Concurrent.ConcurrentBag<int>();
        Parallel.For(0, 24, _ => statuses.Add(tenant.Caller.Send("POST", $"{Responder.Machines}/{device}/isolate", Comment).StatusCode));
        Assert.Equal((1, 23), (statuses.Count(status => status == 201), statuses.Count(status => status == 400)));
        Assert.Single(tenant.Tenant.MachineActions);
    }

    [Theory]
    [InlineData("429", 429, 0)]
    [InlineData("503 /api/machines/*/isolate", 503, 0)]
    [InlineData("500 change", 500, 0)]
    [InlineData("500 change done", 500, 1)]
    [InlineData("504 /api/machines/*/isolate done", 504, 1)]
    [InlineData("502 /api/machines/*/unisolate", 201, 1)]
    [InlineData("500 /api/machines/*/isolate/further", 201, 1)]
    [InlineData("lost", 201, 1)]
    [InlineData("lost read", 201, 1)]
    [InlineData("drop change", 201, 1)]
    [InlineData("empty /*/isolate", 201, 1)]
    [InlineData("truncated change", 201, 1)]
    public void Faults_strike_before_or_after_the_action(string fault, int status, int taken)
    {
        var tenant = new Responder();
        var device = tenant.Device;
        tenant.Tenant.Inject(SimulatedFault.Parse(fault));
        var answer = tenant.Caller.Send("POST", $"{Responder.Machines}/{device}/isolate", Comment);
        Assert.Equal((status, fault == "lost", taken), (answer.StatusCode, answer.IsLost, tenant.Tenant.MachineActions.Count));
        tenant.Tenant.Inject();
        Assert.Equal(taken == 0 ? 201 : 400, tenant.Caller.Send("POST", $"{Responder.Machines}/{device}/isolate", Comment).StatusCode);
        Assert.Single(tenant.Tenant.MachineActions);
    }

    [Fact]
    public void Time_does_not_go_back() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedTenant(new() { ActionDuration = TimeSpan.FromTicks(-1) }));

    private static List<string> Filtered(Responder tenant, string filter) => [.. tenant.Caller.Values($"{Responder.Actions}?$filter={Uri.EscapeDataString(filter)}").Select(Id)];

    private static string Id(JToken action) => (string)action["id"]!;
}
