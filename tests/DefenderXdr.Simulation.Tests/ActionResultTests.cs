using System.IO.Compression;
using System.Net;
using DefenderXdr.SimulationServer;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class ActionResultTests
{
    private const string Fetch = """{"Comment":"x","Commands":[{"type":"GetFile","params":[{"key":"Path","value":"C:\\logs\\setup.log"}]}]}""";

    [Fact]
    public void A_package_is_not_found_until_it_is_collected_and_then_is_a_zip_behind_a_link()
    {
        var tenant = new Responder();
        var id = tenant.Take(tenant.Device, "collectInvestigationPackage");
        Assert.Equal("ResourceNotFound", (string?)tenant.Caller.Get($"{Responder.Actions}/{id}/getPackageUri", 404)["error"]!["code"]);
        tenant.Tenant.Advance(TimeSpan.FromMinutes(3));
        var quoted = (string)tenant.Caller.Get($"{Responder.Actions}/{id}/getPackageUri")["value"]!;
        Assert.Matches("^\"https://api.securitycenter.microsoft.com/blobs/.*[?&]sig=.*\"$", quoted);
        var file = Download(tenant, quoted.Trim('"'));
        Assert.Equal((200, "application/zip"), (file.StatusCode, file.ContentType));
        using var zip = new ZipArchive(file.OpenBody());
        Assert.Contains(zip.Entries, entry => entry.FullName == "Processes/processes.csv" && entry.Length > 0);
        using var summary = new StreamReader(zip.GetEntry("Forensics Collection Summary.txt")!.Open());
        Assert.Contains(tenant.Device, summary.ReadToEnd(), StringComparison.Ordinal);
        Assert.Equal(file.ContentLength, Download(tenant, Link(tenant, id)).ContentLength);

        // An action of another kind has none.
        tenant.Caller.Get($"{Responder.Actions}/{tenant.Take(tenant.Device)}/getPackageUri", 404);
        tenant.Caller.Get($"{Responder.Actions}/{Guid.Empty}/getPackageUri", 404);
    }

    [Theory]
    [InlineData(SimulatedActionOutcome.Failed)]
    [InlineData(SimulatedActionOutcome.TimeOut)]
    public void A_collection_that_failed_has_no_package(SimulatedActionOutcome outcome)
    {
        var tenant = new Responder(options => (options.ActionDuration, options.ActionOutcome) = (TimeSpan.Zero, _ => outcome));
        tenant.Caller.Get($"{Responder.Actions}/{tenant.Take(tenant.Device, "collectInvestigationPackage")}/getPackageUri", 404);
    }

    [Fact]
    public void A_link_is_good_for_half_an_hour_for_whoever_has_it_and_for_nothing_else()
    {
        var (tenant, link) = Collected();
        tenant.Tenant.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(200, Download(tenant, link).StatusCode);
        Assert.Equal(403, Download(tenant, link.Split('?')[0]).StatusCode);
        Assert.Equal(403, Download(tenant, link.Replace("sig=", "sig=x", StringComparison.Ordinal)).StatusCode);
        Assert.Equal(403, Download(tenant, link.Replace(".zip?", ".zap?", StringComparison.Ordinal)).StatusCode);
        Assert.Equal(403, Download(tenant, System.Text.RegularExpressions.Regex.Replace(link, "se=20..", "se=2099")).StatusCode);
        Assert.Equal(405, tenant.Tenant.Handle(new("PUT", new(link))).StatusCode);
        tenant.Tenant.Advance(TimeSpan.FromMinutes(1));
        var late = Download(tenant, link);
        Assert.Equal((403, "application/xml"), (late.StatusCode, late.ContentType));
        Assert.Contains("AuthenticationFailed", late.Body, StringComparison.Ordinal);
        Assert.Equal(403, Download(new Responder(), link).StatusCode);
    }

    [Fact]
    public void A_token_that_comes_along_is_refused()
    {
        var (tenant, link) = Collected();
        var leaked = tenant.Tenant.Handle(new("GET", new(link), new Dictionary<string, string> { ["Authorization"] = "Bearer " + tenant.Caller.Token(Caller.Endpoint) }));
        Assert.Equal(400, leaked.StatusCode);
        Assert.Contains("InvalidAuthenticationInfo", leaked.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_lead_back_through_the_socket_and_a_fault_can_strike_them()
    {
        var tenant = new SimulatedTenant(Caller.Options(options => options.ActionDuration = TimeSpan.Zero));
        await using var host = await SimulationHost.StartAsync(new SimulatedCloud(new SimulatedTenant(Caller.Options(options => (options.TenantId, options.Domain) = (Guid.NewGuid().ToString(), "first.onmicrosoft.com"))), tenant));
        using var client = new HttpClient();
        var caller = new Caller(tenant);
        var root = host.Http.GetLeftPart(UriPartial.Authority);
        var machine = (string)caller.Values(Responder.Machines + "?$filter=startswith(computerDnsName,'mac-design')")[0]["id"]!;
        var id = (string)caller.Call($"{Responder.Machines}/{machine}/collectInvestigationPackage", """{"Comment":"x"}""", 201)["id"]!;
        var link = ((string)caller.Get($"{root}/api/machineactions/{id}/getPackageUri", token: caller.Token(Caller.Endpoint))["value"]!).Trim('"');
        Assert.StartsWith(root, link, StringComparison.Ordinal);
        using var zip = new ZipArchive(await client.GetStreamAsync(new Uri(link)));
        Assert.NotEmpty(zip.Entries);
        tenant.Inject(SimulatedFault.Parse("503 /blobs"));
        using (var struck = await client.GetAsync(new Uri(link)))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, struck.StatusCode);
        using var again = await client.GetAsync(new Uri(link));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public void A_live_response_leaves_a_result_for_each_command_that_has_one()
    {
        var tenant = Scripted();
        var id = tenant.Take(tenant.Device, "runliveresponse", """
            {"Comment":"x","Commands":[
              {"type":"PutFile","params":[{"key":"FileName","value":"tool.exe"}]},
              {"type":"RunScript","params":[{"key":"ScriptName","value":"collect.ps1"},{"key":"Args","value":"-Days 3"}]},
              {"type":"GetFile","params":[{"key":"Path","value":"C:\\logs\\setup.log"}]}]}
            """);
        Assert.Equal("Pending", tenant.Status(id));
        Assert.Equal(404, Result(tenant, id, 1).Status);
        tenant.Tenant.Advance(TimeSpan.FromMinutes(3));
        var action = tenant.Action(id);
        Assert.Equal("Succeeded", (string?)action["status"]);
        var commands = action["commands"]!.Cast<JObject>().ToList();
        Assert.All(commands, one => Entities.AssertIs("LiveResponseCommand", one));
        Assert.Equal([(0, "PutFile", "Completed"), (1, "RunScript", "Completed"), (2, "GetFile", "Completed")], commands.Select(one => ((int)one["index"]!, (string)one["command"]!["type"]!, (string)one["commandStatus"]!)));
        Assert.Equal("-Days 3", (string?)commands[1].SelectToken("command.params[1].value"));
        Assert.Equal(commands.Select(one => Caller.Time(one["startTime"])).Order(), commands.Select(one => Caller.Time(one["startTime"])));
        Assert.Equal(400, Result(tenant, id, 0).Status);
        Assert.Equal(404, Result(tenant, id, 3).Status);
        tenant.Caller.Get($"{Responder.Actions}/{id}/GetLiveResponseResultDownloadLink(index=x)", 400);
        var script = Caller.Parse(Download(tenant, Result(tenant, id, 1).Link!).Body);
        Entities.AssertIs("LiveResponseScriptResult", script);
        Assert.Equal(("collect.ps1", 0, ""), ((string?)script["script_name"], (int)script["exit_code"]!, (string?)script["script_errors"]));
        Assert.Matches(@"-Days 3\.\r\n\0\0$", (string)script["script_output"]!);
        using var zip = new ZipArchive(Download(tenant, Result(tenant, id, 2).Link!).OpenBody());
        Assert.Equal("setup.log", Assert.Single(zip.Entries).Name);
    }

    [Theory]
    [InlineData("absent.ps1", "C:\\a.log", "Failed,Created", "not found in the library")]
    [InlineData("collect.ps1", "a.log", "Completed,Failed", "is not a full path")]
    [InlineData("collect.ps1", "C:\\missing.log", "Completed,Failed", "Could not find file")]
    public void A_command_that_fails_stops_the_rest(string name, string path, string statuses, string why)
    {
        var tenant = Scripted();
        var body = new JObject { ["Commands"] = new JArray(Command("RunScript", "ScriptName", name), Command("GetFile", "Path", path)) };
        var id = tenant.Take(tenant.Device, "runliveresponse", body.ToString());
        tenant.Tenant.Advance(TimeSpan.FromMinutes(3));
        var action = tenant.Action(id);
        Assert.Equal(("Failed", statuses), ((string?)action["status"], string.Join(',', action["commands"]!.Select(one => (string)one["commandStatus"]!))));
        Assert.Contains(why, (string?)action["commands"]!.Single(one => (string?)one["commandStatus"] == "Failed")["errors"]![0], StringComparison.Ordinal);
        Assert.Equal(statuses.StartsWith("Completed", StringComparison.Ordinal) ? 200 : 404, Result(tenant, id, 0).Status);
        Assert.Equal(404, Result(tenant, id, 1).Status);
    }

    [Theory]
    [InlineData("""{"Comment":"x"}""", "MissingRequiredParameter")]
    [InlineData("""{"Commands":[]}""", "InvalidRequestBody")]
    [InlineData("""{"Commands":"x"}""", "InvalidRequestBody")]
    [InlineData("""{"Commands":[{"type":"Reboot","params":[]}]}""", "InvalidRequestBody")]
    [InlineData("""{"Commands":[{"params":[]}]}""", "InvalidRequestBody")]
    [InlineData("""{"Commands":["RunScript"]}""", "InvalidRequestBody")]
    [InlineData("""{"Commands":[{"type":"GetFile","params":[]}]}""", "InvalidRequestBody")]
    [InlineData("""{"Commands":[{"type":"GetFile","params":[{"key":"path","value":"C:\\a"}]}]}""", "InvalidRequestBody")]
    [InlineData("""{"Commands":[{"type":"GetFile","params":[{"key":"Path","value":7}]}]}""", "InvalidRequestBody")]
    [InlineData("""{"Commands":[{"type":"GetFile","params":[{"key":"Path","value":"C:\\a"}]},{"type":"PutFile","params":[{"key":"FileName","value":"a"}]}]}""", "InvalidRequestBody")]
    public void Commands_that_are_not_as_documented_are_refused(string body, string code)
    {
        var tenant = new Responder();
        Assert.Equal(code, tenant.Code(tenant.Device, "runliveresponse", body));
        Assert.Empty(tenant.Tenant.MachineActions);
    }

    [Fact]
    public void Twenty_five_sessions_run_at_a_time()
    {
        var tenant = new Responder(options => options.MachineCount = 200);
        var devices = tenant.Ids(26);
        foreach (var device in devices.Take(25))
            tenant.Take(device, "runliveresponse", Fetch);
        Assert.Equal("TooManyRequests", tenant.Code(devices[25], "runliveresponse", Fetch, 429));
        tenant.Tenant.Advance(TimeSpan.FromMinutes(3));
        tenant.Take(devices[25], "runliveresponse", Fetch);
    }

    private static (Responder Tenant, string Link) Collected()
    {
        var tenant = new Responder(options => options.ActionDuration = TimeSpan.Zero);
        return (tenant, Link(tenant, tenant.Take(tenant.Device, "collectInvestigationPackage")));
    }

    private static Responder Scripted()
    {
        var tenant = new Responder();
        foreach (var name in new[] { "collect.ps1", "tool.exe" })
            tenant.Tenant.Library.Add(new(name, [1, 2, 3], Caller.Options().Clock(), "somebody"), replace: false);
        return tenant;
    }

    private static string Link(Responder tenant, string id) => ((string)tenant.Caller.Get($"{Responder.Actions}/{id}/getPackageUri")["value"]!).Trim('"');

    private static (int Status, string? Link) Result(Responder tenant, string id, int index)
    {
        var answer = tenant.Caller.Send("GET", $"{Responder.Actions}/{id}/GetLiveResponseResultDownloadLink(index={index})");
        return (answer.StatusCode, (string?)Caller.Parse(answer.Body)["value"]);
    }

    private static JObject Command(string type, string key, string value) => new()
    {
        ["type"] = type,
        ["params"] = new JArray(new JObject { ["key"] = key, ["value"] = value }),
    };

    private static SimulatedResponse Download(Responder tenant, string link) => tenant.Tenant.Handle(new("GET", new(link)));
}
