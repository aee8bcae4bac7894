namespace DefenderXdr.PowerShell.Tests.Response;

/// <summary>What a token may not do is told before the first call, and what it need not do is not asked of it.</summary>
public sealed class ResponsePermissionTests
{
    private const string Comment = "Permissions";

    [Fact]
    public async Task Without_the_permission_nothing_at_all_is_called()
    {
        await using var tenant = await RespondingTenant.StartAsync(new() { Permissions = ["Machine.Read.All", "Machine.Scan"] });

        var error = await Assert.ThrowsAsync<DefenderException>(() => Run.Async(new EnableDefenderMachineIsolationCommand { MachineId = [MachineReference.Of("ws-fin-003")], Comment = Comment }, tenant.Session));

        Assert.Equal(ErrorIds.PermissionMissing, error.ErrorId);
        Assert.Contains("Machine.Isolate", error.Message);
        Assert.Empty(tenant.Requests);
    }

    [Fact]
    public async Task A_device_that_is_given_by_its_id_needs_no_right_to_read_devices()
    {
        await using var tenant = await RespondingTenant.StartAsync(new() { Permissions = ["Machine.Isolate"] });
        var id = tenant.Tenant.Machines.First(machine => machine.OnboardingStatus == "Onboarded" && machine.ComputerDnsName.StartsWith("ws-fin-003", StringComparison.Ordinal)).Id;

        var output = await Run.Async(new EnableDefenderMachineIsolationCommand { MachineId = [MachineReference.Of(id)], Comment = Comment }, tenant.Session);

        Assert.Equal(id, Assert.IsType<DefenderMachineAction>(Assert.Single(output.Objects)).MachineId);
        Assert.Equal($"POST /api/machines/{id}/isolate", Assert.Single(tenant.Requests));
        Assert.Contains(id, Assert.Single(output.Asked).Target);
    }

    [Fact]
    public async Task A_device_that_is_given_by_its_name_does()
    {
        await using var tenant = await RespondingTenant.StartAsync(new() { Permissions = ["Machine.Isolate"] });

        var error = await Assert.ThrowsAsync<DefenderException>(() => Run.Async(new EnableDefenderMachineIsolationCommand { Name = ["ws-fin-003"], Comment = Comment }, tenant.Session));

        Assert.Equal(ErrorIds.PermissionMissing, error.ErrorId);
        Assert.Contains("Machine.Read.All", error.Message);
        Assert.Empty(tenant.Requests);
    }
}
