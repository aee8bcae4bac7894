namespace DefenderXdr.Tests.Machines;

/// <summary>What names a device, and what does not.</summary>
public sealed class MachineReferenceTests
{
    private const string Id = "1e5bc9d7e413ddd7902c2932e418702b84d0cc07";
    private const string Other = "0a9eef27fd6de273d57ca7d887a2a3818ff81b65";

    [Fact]
    public void A_text_is_an_id_or_a_name()
    {
        Assert.Equal((Id, null), Parts(MachineReference.Of(Id)));
        Assert.Equal((Id.ToUpperInvariant(), null), Parts(MachineReference.Of(Id.ToUpperInvariant())));
        Assert.Equal((null, "ws-1"), Parts(MachineReference.Of("ws-1")));
        Assert.Equal((null, Id + "0"), Parts(MachineReference.Of(Id + "0")));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", " ")]
    public void An_object_without_id_and_name_is_no_reference(string? id, string? name)
    {
        Assert.Null(MachineReference.Of(new object(), id, name));
        Assert.Null(MachineReference.Of(new DefenderMachine { MachineId = id, ComputerDnsName = "ws-1" }));
        Assert.Null(MachineReference.Of(new DefenderAlert { DeviceId = id, DeviceName = name }));
    }

    [Fact]
    public void An_alert_stands_for_its_one_device()
    {
        Assert.Equal((Id, "ws-1"), Parts(MachineReference.Of(new DefenderAlert { DeviceId = Id, DeviceName = "ws-1" })!));
        Assert.Equal((Id, "ws-1"), Parts(MachineReference.Of(new DefenderAlert
        {
            DeviceId = Id,
            Evidence = [new DefenderDeviceEvidence { DeviceId = Id.ToUpperInvariant(), DeviceName = "ws-1" }, new DefenderDeviceEvidence { DeviceName = "unknown" }, new DefenderUserEvidence()],
        })!).Lower());
    }

    [Fact]
    public async Task An_alert_on_several_devices_is_refused_with_all_of_them_and_no_call()
    {
        await using var server = new DefenderXdr.Tests.Server.LoopbackServer();
        var alert = new DefenderAlert
        {
            AlertId = "da1",
            Title = "Two",
            DeviceId = Id,
            Evidence = [new DefenderDeviceEvidence { DeviceId = Id, DeviceName = "ws-1" }, new DefenderDeviceEvidence { DeviceId = Other, DeviceName = "ws-2" }],
        };

        var error = await Assert.ThrowsAsync<DefenderException>(() => DefenderXdr.Tests.Support.TestClient.Create(server).Machines.ResolveAsync(MachineReference.Of(alert)!));

        Assert.Equal(ErrorIds.MachineAmbiguous, error.ErrorId);
        Assert.Contains(Id, error.Message);
        Assert.Contains(Other, error.Message);
        Assert.Empty(server.Requests);
    }

    private static (string?, string?) Parts(MachineReference reference) => (reference.MachineId, reference.Name);
}

file static class Parts
{
    public static (string?, string?) Lower(this (string? Id, string? Name) parts) => (parts.Id?.ToLowerInvariant(), parts.Name);
}
