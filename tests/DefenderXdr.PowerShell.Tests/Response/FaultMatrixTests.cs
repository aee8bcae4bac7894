using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using DefenderXdr.Simulation;

namespace DefenderXdr.PowerShell.Tests.Response;

/// <summary>Each action on a device under each fault, over a real socket: at most one action in the tenant, and the right object or error here.</summary>
public sealed class FaultMatrixTests
{
    private const string Comment = "Fault matrix";

    [SuppressMessage("Performance", "CA1802", Justification = "A table reads better than its parts.")]
    private static readonly Dictionary<string, Func<MachineReference, ResponseCommand>> Actions = new()
    {
        ["Isolate"] = machine => new EnableDefenderMachineIsolationCommand { MachineId = [machine] },
        ["Unisolate"] = machine => new DisableDefenderMachineIsolationCommand { MachineId = [machine] },
        ["RestrictCodeExecution"] = machine => new EnableDefenderAppRestrictionCommand { MachineId = [machine] },
        ["UnrestrictCodeExecution"] = machine => new DisableDefenderAppRestrictionCommand { MachineId = [machine] },
        ["RunAntiVirusScan"] = machine => new StartDefenderAntivirusScanCommand { MachineId = [machine] },
        ["Offboard"] = machine => new UnregisterDefenderMachineCommand { MachineId = [machine] },
        ["StopAndQuarantineFile"] = machine => new StopDefenderFileCommand { MachineId = [machine], Sha1 = "220e7d15b011d7fac48f2bd61114db1022197f7f" },
        ["CollectInvestigationPackage"] = machine => new SaveDefenderInvestigationPackageCommand { MachineId = [machine] },
        ["LiveResponse"] = machine => new InvokeDefenderLiveResponseCommand { MachineId = [machine], GetFile = [@"C:\Windows\win.ini"] },
        ["Investigation"] = machine => new StartDefenderInvestigationCommand { MachineId = [machine] },
    };

    // The fault, how many actions the tenant has then, and the error here; none where the action is given.
    private static readonly (string Fault, int Made, string? Error)[] Faults =
    [
        ("none", 1, null),
        ("lost", 1, null),
        ("drop change", 1, null),
        ("empty change", 1, null),
        ("truncated change", 1, null),
        ("429=0:2 change", 1, null),
        ("429=0:9 change", 0, ErrorIds.TooManyRequests),
        ("401 change", 1, null),
        ("500 change", 0, ErrorIds.MachineActionUnconfirmed),
        ("500 change done", 1, null),
        ("502 change", 0, ErrorIds.MachineActionUnconfirmed),
        ("502 change done", 1, null),
        ("503 change", 0, ErrorIds.MachineActionUnconfirmed),
        ("503 change done", 1, null),
        ("503=0:2 change", 1, null),
        ("503=0:9 change", 0, ErrorIds.ServiceUnavailable),
        ("504 change done", 1, null),
        ("silence", 1, null),
    ];

    public static TheoryData<string, string, int, string?> Matrix
    {
        get
        {
            var data = new TheoryData<string, string, int, string?>();
            foreach (var action in Actions.Keys)
                foreach (var (fault, made, error) in Faults) data.Add(action, fault, made, error);
            return data;
        }
    }

    public static TheoryData<string> Kinds => [.. Actions.Keys];

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_fault_never_makes_a_second_action(string action, string fault, int made, string? errorId)
    {
        await using var tenant = await RespondingTenant.StartAsync(requestTimeout: fault == "silence" ? TimeSpan.FromSeconds(2) : null);
        var device = await tenant.DeviceAsync();
        if (fault == "silence") tenant.Silence(1);
        else if (fault != "none") tenant.Tenant.Inject(SimulatedFault.Parse(fault));

        var (output, given) = await RunAsync(tenant, Command(action, device.MachineId!));

        var ids = await MadeAsync(tenant, action, device);
        Assert.Equal(made, ids.Count);
        if (errorId is null)
        {
            Assert.Empty(output.Errors);
            Assert.Equal(ids, given);
        }
        else
        {
            Assert.Empty(given);
            var (error, target) = Assert.Single(output.Errors);
            Assert.Equal(errorId, error.ErrorId);
            Assert.NotEmpty(error.RecommendedAction);
            Assert.Equal(device.MachineId, target);
        }
        Assert.Empty(output.Warnings);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task One_that_runs_is_given_with_a_warning_and_no_second_one_made(string action)
    {
        await using var tenant = await RespondingTenant.StartAsync(new() { ActionDuration = TimeSpan.FromHours(1) });
        var device = await tenant.DeviceAsync();
        var first = Assert.Single((await RunAsync(tenant, Command(action, device.MachineId!))).Given);

        var (output, given) = await RunAsync(tenant, Command(action, device.MachineId!));

        Assert.Equal([first], await MadeAsync(tenant, action, device));
        Assert.Equal([first], given);
        Assert.Empty(output.Errors);
        Assert.Contains(first, Assert.Single(output.Warnings));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task One_that_is_stopped_while_it_is_sent_is_made_once_at_the_most(string action)
    {
        await using var tenant = await RespondingTenant.StartAsync();
        var device = await tenant.DeviceAsync();
        tenant.Silence(9);
        using var stop = new CancellationTokenSource();
        var command = Command(action, device.MachineId!);
        var output = new RecordingOutput();
        command.Session = tenant.Session;

        var running = command.RunAsync(output, stop.Token);
        await tenant.Silenced.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Single(await MadeAsync(tenant, action, device));
        Assert.Single(tenant.Changes);
        Assert.Empty(output.Objects);
        Assert.Contains(device.MachineId!, Assert.Single(command.Farewell));
    }

    [Fact]
    public async Task One_that_is_waited_for_goes_on_when_the_user_stops()
    {
        await using var tenant = await RespondingTenant.StartAsync(new() { ActionDuration = TimeSpan.FromHours(1) });
        var device = await tenant.DeviceAsync();
        var id = Assert.Single((await RunAsync(tenant, Command("Isolate", device.MachineId!))).Given);
        using var stop = new CancellationTokenSource();
        var command = new WaitDefenderMachineActionCommand { ActionId = [id], Session = tenant.Session };
        var output = new RecordingOutput();
        await command.RunAsync(output, stop.Token);

        var waiting = command.FinishAsync(output, stop.Token);
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Contains(id, Assert.Single(command.Farewell));
        Assert.Equal("InProgress", Assert.Single(tenant.Tenant.MachineActions).Status.Replace("Pending", "InProgress"));
        Assert.Single(tenant.Changes);
    }

    [Theory]
    [InlineData("lost:2")]
    [InlineData("500:2 change done")]
    public async Task Each_of_several_devices_gets_one(string fault)
    {
        await using var tenant = await RespondingTenant.StartAsync();
        var devices = await tenant.Client.Machines.ListAsync(new() { OsPlatform = ["Windows11"], OnboardingStatus = ["Onboarded"], HealthStatus = ["Active"], First = 3 }).ToListAsync();
        tenant.Tenant.Inject(SimulatedFault.Parse(fault));

        var (output, given) = await RunAsync(tenant, new EnableDefenderMachineIsolationCommand
        {
            MachineId = [.. devices.Concat(devices).Select(device => MachineReference.Of(device.MachineId!))],
            Comment = Comment,
        });

        Assert.Equal(devices.Select(device => device.MachineId), tenant.Tenant.MachineActions.Select(action => action.MachineId));
        Assert.Equal(tenant.Tenant.MachineActions.Select(action => action.Id), given);
        Assert.Empty(output.Errors);
    }

    [Fact]
    public async Task An_older_action_with_the_same_words_is_not_taken_for_one_whose_answer_was_lost()
    {
        var now = DateTimeOffset.UtcNow;
        var ago = TimeSpan.FromMinutes(10);
        await using var tenant = await RespondingTenant.StartAsync(new() { Clock = () => now + (DateTimeOffset.UtcNow - now) - ago, ActionDuration = TimeSpan.Zero });
        var device = await tenant.DeviceAsync();
        await RunAsync(tenant, Command("RunAntiVirusScan", device.MachineId!));
        ago = TimeSpan.Zero;
        tenant.Tenant.Inject(SimulatedFault.Parse("500 change"));

        var (output, _) = await RunAsync(tenant, Command("RunAntiVirusScan", device.MachineId!));

        Assert.Equal(ErrorIds.MachineActionUnconfirmed, Assert.Single(output.Errors).Error.ErrorId);
        Assert.Single(tenant.Tenant.MachineActions);
    }

    private static ResponseCommand Command(string action, string machineId)
    {
        var command = Actions[action](MachineReference.Of(machineId));
        command.Comment = Comment;
        return command;
    }

    // The ids of what a command gives, or would wait for: to collect a package is to wait for it.
    private static async Task<(RecordingOutput Output, IReadOnlyList<string> Given)> RunAsync(RespondingTenant tenant, ResponseCommand command)
    {
        var output = new RecordingOutput();
        command.Session = tenant.Session;
        await command.RunAsync(output, default).WaitAsync(TimeSpan.FromMinutes(1));
        return (output, [.. output.Objects.Select(IdOf), .. command.Farewell.Select(line => Regex.Match(line, @"\(id ([\w-]+)\)").Groups[1].Value)]);
    }

    // What the tenant has done since the test began: it comes with investigations of its own.
    private static async Task<IReadOnlyList<string>> MadeAsync(RespondingTenant tenant, string action, DefenderMachine device) => action == "Investigation"
        ? await tenant.Client.Investigations.ListAsync(new() { MachineId = [device.MachineId!], StartedAfter = tenant.Started }).Select(investigation => investigation.InvestigationId!).ToListAsync()
        : [.. tenant.Tenant.MachineActions.Where(made => made.MachineId == device.MachineId && made.Type == action).Select(made => made.Id)];

    private static string IdOf(object value) => value is DefenderMachineAction action ? action.ActionId! : ((DefenderInvestigation)value).InvestigationId!;
}
