using System.Text;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.LiveResponse;

public sealed class LiveResponseResultTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    private static DefenderMachineAction Package => new() { ActionId = "the-action", Type = "CollectInvestigationPackage", Status = "Succeeded", ComputerDnsName = "ws-1.contoso.com", CreationTime = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero) };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_package_comes_from_the_link_in_its_double_quotes()
    {
        await using var blobs = new LoopbackServer(Answer.Of(200, "application/zip", [1, 2, 3]));
        await using var server = new LoopbackServer(Answer.Json($$"""{"@odata.context":"x","value":"\"{{blobs.Root}}p?sig=s%2B1\""}"""));

        var package = await Client(server).LiveResponse.SavePackageAsync(Package, Path.Combine(folder, "p.zip"));

        Assert.Equal((3L, "the-action", "ws-1.contoso.com"), (package.Size, package.ActionId, package.ComputerDnsName));
        Assert.Equal("/api/machineactions/the-action/getPackageUri", Assert.Single(server.Requests).Target);
        Assert.Equal("/p?sig=s%2B1", Assert.Single(blobs.Requests).Target);
        Assert.Null(blobs.Requests[0].Header("Authorization"));
    }

    [Fact]
    public async Task A_package_that_the_service_does_not_have_is_not_ready()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"error":{"code":"ResourceNotFound","message":"m"}}""", 404));

        var error = await Assert.ThrowsAnyAsync<DefenderException>(() => Client(server).LiveResponse.SavePackageAsync(Package, Path.Combine(folder, "p.zip")));

        Assert.Equal(ErrorIds.PackageNotReady, error.ErrorId);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData("CollectInvestigationPackage", "Pending", ErrorIds.PackageNotReady)]
    [InlineData("CollectInvestigationPackage", "Failed", ErrorIds.MachineActionFailed)]
    [InlineData("Isolate", "Succeeded", ErrorIds.InvalidParameter)]
    public async Task What_has_no_package_is_told_without_a_call(string type, string status, string errorId)
    {
        await using var server = new LoopbackServer();
        var action = Package;
        (action.Type, action.Status) = (type, status);

        var error = await Assert.ThrowsAnyAsync<DefenderException>(() => Client(server).LiveResponse.SavePackageAsync(action, Path.Combine(folder, "p.zip")));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_session_gives_what_completed_and_names_files_by_device_and_time_alone()
    {
        await using var blobs = new LoopbackServer(request => request.Path == "/script"
            ? Answer.Of(200, null, Encoding.UTF8.GetBytes("""{"script_name":"look.ps1","exit_code":3,"script_output":"done\u0000\u0000","script_errors":"oh","new":1}"""))
            : Answer.Of(200, null, [7], ("Content-Disposition", "attachment; filename=\"a.log.zip\"")));
        await using var server = new LoopbackServer(request => request.Target.Contains("index=1)", StringComparison.Ordinal) ? Answer.Json($$"""{"value":"{{blobs.Root}}script"}""")
            : request.Target.Contains("index=5)", StringComparison.Ordinal) ? Answer.Json("""{"error":{"code":"ResourceNotFound","message":"gone"}}""", 404)
            : Answer.Json($$"""{"value":"{{blobs.Root}}file"}"""));
        var action = new DefenderMachineAction
        {
            ActionId = "s", ComputerDnsName = "../../ws 1", Status = "Failed", CreationTime = Package.CreationTime,
            Commands =
            [
                Command(0, "PutFile", "Completed"), Command(1, "RunScript", "Completed"), Command(2, "GetFile", "Completed", @"C:\x\..\a.log"),
                Command(3, "GetFile", "Completed", "/var/a.log"), Command(4, "GetFile", "Failed", "/b"), Command(5, "GetFile", "Completed", "/c"),
            ],
        };
        var failures = new List<DefenderException>();

        var result = await Client(server).LiveResponse.GetResultAsync(action, () => folder, failures.Add);

        Assert.Equal(("look.ps1", 3L, "done", "oh"), (result.ScriptName, result.ExitCode, result.Output, result.Errors));
        Assert.Equal(1L, Assert.Single(result.Scripts).AdditionalProperties["new"]);
        Assert.Equal(["_.._ws_1_20260102T030405Z_a.log.zip", "_.._ws_1_20260102T030405Z_2_a.log.zip"], result.Files.Select(file => Path.GetRelativePath(folder, file.Path)));
        Assert.Equal(2, Directory.GetFiles(folder).Length);
        Assert.Equal(ErrorIds.LiveResponseResultMissing, Assert.Single(failures).ErrorId);
        Assert.Equal("/api/machineactions/s/GetLiveResponseResultDownloadLink(index=1)", server.Requests[0].Target);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("{\"script_name\":")]
    public async Task A_result_that_is_no_JSON_is_an_error(string text)
    {
        await using var blobs = new LoopbackServer(Answer.Of(200, null, Encoding.UTF8.GetBytes(text)));
        await using var server = new LoopbackServer(Answer.Json($$"""{"value":"{{blobs.Root}}x"}"""));

        var error = await Assert.ThrowsAnyAsync<DefenderException>(() => Client(server).LiveResponse.GetScriptResultAsync(new() { ActionId = "s" }, 0));

        Assert.Equal(ErrorIds.ResponseNotJson, error.ErrorId);
    }

    [Fact]
    public void The_order_of_commands_is_the_services()
    {
        LiveResponseStep put = new() { PutFile = "t.exe" }, run = new() { RunScript = "a.ps1", Arguments = "-x \"1\"" }, get = new() { GetFile = @"C:\a" };

        var plan = new LiveResponsePlan([put, run, run, get]);
        Assert.Equal(["t.exe", "a.ps1"], plan.LibraryFiles);
        Assert.Equal("run live response: put t.exe, run a.ps1 -x \"1\", run a.ps1 -x \"1\", get C:\\a", plan.ToOrder("why").Does);
        foreach (LiveResponseStep[] wrong in (LiveResponseStep[][])[[], [run, put], [get, run], [new()], [new() { GetFile = "a", PutFile = "b" }], [new() { GetFile = " " }], [new() { RunScript = "a/b" }], [new() { PutFile = "a", Arguments = "b" }]])
            Assert.Equal(ErrorIds.InvalidParameter, Assert.Throws<DefenderException>(() => new LiveResponsePlan(wrong)).ErrorId);
    }

    private static DefenderLiveResponseCommand Command(int index, string type, string status, string? path = null)
    {
        var command = new DefenderLiveResponseCommand { Index = index, Type = type, Status = status };
        if (path is not null) command.Parameters["Path"] = path;
        return command;
    }

    private static DefenderClient Client(LoopbackServer server) => TestClient.Create(server, new ScriptedTokens("Machine.Read.All"));
}
