using DefenderXdr.Simulation;

namespace DefenderXdr.PowerShell.Tests.Commands;

public sealed class DefenderIndicatorTests : IDisposable
{
    private static readonly IndicatorImportOptions Equal = new(Sync: true, Prune: true);

    private readonly string folder = Directory.CreateTempSubdirectory("indicators").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Over_a_real_socket_a_file_becomes_the_tenant_and_back()
    {
        await using var hosted = await HostedTenant.StartAsync(new() { IncidentCount = 2 });
        var rows = string.Join('\n', Enumerable.Range(0, 1200).Select(n => $"10.0.{n / 250}.{n % 250},Block,t,d"));
        var path = FileOf("many.csv", "Value,Action,Title,Description\n" + rows);

        var first = await SummaryAsync(hosted.Session, path, Equal);
        var again = await SummaryAsync(hosted.Session, path, Equal);

        Assert.Equal((1200, 0, 0, 8, 0, 0), (first.Added, first.Updated, first.Unchanged, first.Removed, first.Failed, first.NotInFile));
        Assert.Equal((0, 0, 1200, 0, 0, 0), (again.Added, again.Updated, again.Unchanged, again.Removed, again.Failed, again.NotInFile));
        Assert.Equal(1200, (await ListAsync(hosted.Session)).Count);
    }

    [Fact]
    public async Task What_is_declined_is_left_and_told()
    {
        var session = await Run.ConnectedAsync(incidents: 2);
        var path = FileOf("one.csv", "Value,Action,Title,Description\n1.1.1.1,Block,t,d\npastebin.example,Warn,t,d");
        var output = new RecordingOutput { Agrees = false };

        await ImportAsync(session, path, Equal, output);

        var summary = (DefenderIndicatorImport)Assert.Single(output.Objects);
        Assert.Equal((0, 0, 0, 9, 7), (summary.Added, summary.Updated, summary.Removed, summary.Skipped, summary.NotInFile));
        Assert.Equal(9, output.Asked.Count);
        Assert.Equal(("IpAddress 1.1.1.1 of Simulated", "add: Block, without an end, 't'"), output.Asked[0]);
        Assert.Equal(("DomainName pastebin.example of Simulated", "change Action from 'Audit' to 'Warn', Title from 'Paste site' to 't', Description from 'Who uses it.' to 'd'"), output.Asked[1]);
        Assert.All(output.Asked.Skip(2), asked => Assert.Equal("remove", asked.Action));
        Assert.Equal(8, (await ListAsync(session)).Count);
    }

    [Fact]
    public async Task While_rows_fail_nothing_is_removed_and_each_is_an_error_with_its_row()
    {
        var session = await Run.ConnectedAsync(incidents: 2);
        var path = FileOf("bad.csv", "Value,Action,Title,Description\n1.1.1.1,Block,t,d\nno value at all,Block,t,d\n2.2.2.2,Explode,t,d");

        var output = new RecordingOutput();
        await ImportAsync(session, path, Equal, output);

        Assert.Equal([ErrorIds.IndicatorValueInvalid, ErrorIds.IndicatorActionNotSupported], output.Errors.Select(error => error.Error.ErrorId));
        Assert.Equal([3, 4], output.Errors.Select(error => Assert.IsType<DefenderIndicatorRow>(error.Target).Line));
        Assert.Contains(output.Warnings, warning => warning.StartsWith("Nothing was removed", StringComparison.Ordinal));
        Assert.Equal(9, (await ListAsync(session)).Count);
    }

    [Fact]
    public async Task More_than_a_tenant_has_room_for_is_refused_before_anything_is_sent()
    {
        var session = await Run.ConnectedAsync(incidents: 2);
        var path = FileOf("huge.csv", "Value,Action,Title,Description\n" + string.Join('\n', Enumerable.Range(0, 20_000).Select(n => $"{n:x40},Block,t,d")));

        var error = await Assert.ThrowsAsync<DefenderException>(() => Run.Async(new ImportDefenderIndicatorCommand { Path = [path] }, session));

        Assert.Equal(ErrorIds.IndicatorLimitExceeded, error.ErrorId);
        Assert.Contains("20008", error.Message);
        Assert.Equal(8, (await ListAsync(session)).Count);
    }

    [Fact]
    public async Task What_the_service_refuses_for_lack_of_room_is_an_error_of_that_row()
    {
        await using var hosted = await HostedTenant.StartAsync(new() { IncidentCount = 2, IndicatorLimit = 9 });
        var path = FileOf("two.csv", "Value,Action,Title,Description\n1.1.1.1,Block,t,d\n2.2.2.2,Block,t,d");

        var output = new RecordingOutput();
        await ImportAsync(hosted.Session, path, new(PassThru: true), output);

        var (error, target) = Assert.Single(output.Errors);
        Assert.Equal((ErrorIds.IndicatorRejected, 3), (error.ErrorId, ((DefenderIndicatorRow)target!).Line));
        Assert.Contains("Line 3 of 'two.csv'", error.Message);
        Assert.Equal("1.1.1.1", ((DefenderIndicator)Assert.Single(output.Objects)).Value);
    }

    [Theory]
    [InlineData("lost change")]
    [InlineData("drop change")]
    [InlineData("429=1 change")]
    [InlineData("500 change done")]
    public async Task An_import_gets_through_a_fault(string fault)
    {
        await using var hosted = await HostedTenant.StartAsync(new() { IncidentCount = 2 });
        hosted.Tenant.Inject(SimulatedFault.Parse(fault));
        var path = FileOf("f.csv", "Value,Action,Title,Description\n" + string.Join('\n', Enumerable.Range(0, 1001).Select(n => $"{n:x40},Block,t,d")));

        var summary = await SummaryAsync(hosted.Session, path, new());

        Assert.Equal((1001, 0), (summary.Added, summary.Failed));
        Assert.Single(hosted.Tenant.FaultHistory);
        Assert.Equal(1009, (await ListAsync(hosted.Session)).Count);
    }

    [Theory]
    [InlineData("lost change")]
    [InlineData("drop change")]
    [InlineData("500 change")]
    [InlineData("500 change done")]
    public async Task A_removal_gets_through_a_fault(string fault)
    {
        await using var hosted = await HostedTenant.StartAsync(new() { IncidentCount = 2 });
        var known = await ListAsync(hosted.Session);
        hosted.Tenant.Inject(SimulatedFault.Parse(fault));

        var output = await Run.Async(new RemoveDefenderIndicatorCommand { Id = [.. known.Take(5).Select(indicator => indicator.IndicatorId!)] }, hosted.Session);

        Assert.Empty(output.Errors);
        Assert.Single(hosted.Tenant.FaultHistory);
        Assert.Equal(known.Skip(5).Select(indicator => indicator.IndicatorId), (await ListAsync(hosted.Session)).Select(indicator => indicator.IndicatorId));
    }

    [Fact]
    public async Task An_indicator_is_made_changed_and_left_alone()
    {
        var session = await Run.ConnectedAsync(incidents: 2);
        var known = await ListAsync(session);
        await Run.Async(new SetDefenderIndicatorCommand { Value = ["2001:db8::1"], Action = "Audit", Title = "t", Description = "d", Severity = "low" }, session);
        var first = Assert.Single(await ListAsync(session), indicator => known.All(one => one.IndicatorId != indicator.IndicatorId));
        var changed = await Run.Async(new SetDefenderIndicatorCommand { Value = ["2001:DB8:0:0:0:0:0:1"], Severity = "High" }, session);
        var left = await Run.Async(new SetDefenderIndicatorCommand { Value = ["2001:db8::1"], Severity = "High" }, session);

        var second = Assert.Single(await ListAsync(session), indicator => indicator.IndicatorId == first.IndicatorId);
        Assert.Equal(("2001:db8:0:0:0:0:0:1", "Low", true), (first.Value, first.Severity, first.GenerateAlert));
        Assert.Equal(("High", "t", true), (second.Severity, second.Title, second.GenerateAlert));
        Assert.Equal("change Severity from 'Low' to 'High'", Assert.Single(changed.Asked).Action);
        Assert.Empty(left.Asked);
    }

    [Fact]
    public async Task Removal_tells_what_is_not_there_and_what_is_there_twice()
    {
        var session = await Run.ConnectedAsync(incidents: 2);
        var hash = new string('b', 40);
        await Run.Async(new SetDefenderIndicatorCommand { Value = [hash], Action = "Allowed", Title = "t", Description = "d" }, session);
        await Run.Async(new SetDefenderIndicatorCommand { Value = [hash], Type = "CertificateThumbprint", Action = "Allowed", Title = "t", Description = "d" }, session);

        var output = await Run.Async(new RemoveDefenderIndicatorCommand { Value = ["*", "pastebin.EXAMPLE", hash] }, session);
        var typed = await Run.Async(new RemoveDefenderIndicatorCommand { Value = [hash], Type = "certificate" }, session);
        var ids = await Run.Async(new RemoveDefenderIndicatorCommand { Id = ["991", "*", "991"] }, session);

        Assert.Equal([(ErrorIds.IndicatorNotFound, "*"), (ErrorIds.InvalidParameter, (object)hash)], output.Errors.Select(error => (error.Error.ErrorId, error.Target)));
        Assert.Single(output.Asked);
        Assert.Empty(typed.Errors);
        Assert.Equal(ErrorIds.IndicatorNotFound, Assert.Single(ids.Errors).Error.ErrorId);
        var left = await ListAsync(session);
        Assert.Equal("FileSha1", Assert.Single(left, indicator => indicator.Value == hash).Type);
        Assert.Equal(7, left.Count);
    }

    [Fact]
    public async Task An_export_is_whole_and_the_import_of_it_finds_no_difference()
    {
        var session = await Run.ConnectedAsync(incidents: 2);
        foreach (var name in new[] { "e.csv", "e.json", "e.jsonl" })
        {
            var path = Path.Combine(folder, name);
            using var export = new ExportDefenderIndicatorCommand { Path = path };
            await Run.Async(export, session);

            var summary = await SummaryAsync(session, path, Equal);

            Assert.Equal((8, 0), (summary.Unchanged, summary.NotInFile));
        }
    }

    private static async Task<DefenderIndicatorImport> SummaryAsync(DefenderSession session, string path, IndicatorImportOptions options)
    {
        var output = new RecordingOutput();
        await ImportAsync(session, path, options, output);
        Assert.Empty(output.Errors);
        return (DefenderIndicatorImport)Assert.Single(output.Objects);
    }

    private static Task ImportAsync(DefenderSession session, string path, IndicatorImportOptions options, RecordingOutput output) =>
        Run.AsyncInto(output, new ImportDefenderIndicatorCommand { Path = [path], Options = options }, session);

    private static async Task<List<DefenderIndicator>> ListAsync(DefenderSession session) =>
        [.. (await Run.Async(new GetDefenderIndicatorCommand(), session)).Objects.Cast<DefenderIndicator>()];

    private string FileOf(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
