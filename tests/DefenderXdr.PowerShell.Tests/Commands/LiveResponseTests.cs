using DefenderXdr.Simulation;

namespace DefenderXdr.PowerShell.Tests.Commands;

public sealed class LiveResponseTests
{
    [Fact]
    public async Task A_tenant_never_has_more_sessions_of_ours_than_it_may()
    {
        await using var hosted = await HostedTenant.StartAsync(new() { IncidentCount = 0, MachineCount = 80, ActionDuration = TimeSpan.FromMilliseconds(20) });
        var devices = (await Run.Async(new GetDefenderMachineCommand { OnboardingStatus = ["Onboarded"], HealthStatus = ["Active"], First = 27 }, hosted.Session)).Objects.Cast<DefenderMachine>().ToArray();
        Assert.Equal(27, devices.Length);

        var output = await Run.Async(new InvokeDefenderLiveResponseCommand
        {
            SetName = "ById", MachineId = [.. devices.Select(device => MachineReference.Of(device)!)], GetFile = ["/missing"], Comment = "why",
        }, hosted.Session);

        // The 26th begins behind a look that told that others have ended.
        var requests = hosted.Host.Requests.Where(line => line.Contains("/machine", StringComparison.OrdinalIgnoreCase)).ToList();
        var started = requests.Select((line, place) => (line, place)).Where(one => one.line.EndsWith("runliveresponse", StringComparison.Ordinal)).Select(one => one.place).ToArray();
        Assert.Equal(27, started.Length);
        Assert.Contains(requests.Skip(started[24]).Take(started[25] - started[24]), line => line.StartsWith("GET /api/machineactions/", StringComparison.Ordinal));
        Assert.DoesNotContain(requests.Take(started[24]), line => line.StartsWith("GET /api/machineactions/", StringComparison.Ordinal));
        Assert.Equal(27, output.Objects.Cast<DefenderLiveResponseResult>().Select(result => result.MachineId).Distinct().Count());
    }

    [Fact]
    public async Task A_lost_answer_starts_no_second_collection()
    {
        await using var hosted = await HostedTenant.StartAsync(new() { IncidentCount = 0, ActionDuration = TimeSpan.Zero, Faults = [SimulatedFault.Parse("lost /api/machines/*/collectInvestigationPackage")] });
        var device = (DefenderMachine)Assert.Single((await Run.Async(new GetDefenderMachineCommand { OnboardingStatus = ["Onboarded"], HealthStatus = ["Active"], First = 1 }, hosted.Session)).Objects);
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var output = await Run.Async(new SaveDefenderInvestigationPackageCommand { SetName = "ById", MachineId = [MachineReference.Of(device)!], Comment = "why", Path = Path.Combine(folder, "p.zip") }, hosted.Session);

            Assert.Empty(output.Errors);
            Assert.Equal(device.MachineId, Assert.IsType<DefenderInvestigationPackage>(Assert.Single(output.Objects)).MachineId);
            Assert.Single(hosted.Host.Requests, line => line.StartsWith("POST /api/machines/", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_token_that_may_collect_and_not_download_is_told_before_anything_is_done()
    {
        var session = new GrantedTokens((DefenderApi.Endpoint, ["Machine.CollectForensics"])).Session();

        var error = await Assert.ThrowsAsync<DefenderException>(() => Run.Async(new SaveDefenderInvestigationPackageCommand { SetName = "ById", MachineId = [MachineReference.Of(new string('a', 40))], Comment = "why" }, session));

        Assert.Equal(ErrorIds.PermissionMissing, error.ErrorId);
        Assert.Contains("getPackageUri", error.Message);
    }

    [Fact]
    public async Task A_token_without_the_library_is_told_before_anything_is_sent()
    {
        var session = new GrantedTokens((DefenderApi.Endpoint, ["Machine.Read.All"])).Session();

        var error = await Assert.ThrowsAsync<DefenderException>(() => Run.Async(new GetDefenderLibraryFileCommand(), session));

        Assert.Equal(ErrorIds.PermissionMissing, error.ErrorId);
        Assert.Contains("Library.Manage", error.Message);
    }
}
