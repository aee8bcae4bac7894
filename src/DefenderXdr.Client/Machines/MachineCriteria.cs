namespace DefenderXdr;

/// <summary>What devices are filtered by, and where in a device it is.</summary>
internal static class MachineCriteria
{
    public static Criteria<DefenderMachine> Of(MachineQuery query) => new Criteria<DefenderMachine>()
        .Between(nameof(DefenderMachine.LastSeen), query.LastSeenAfter, query.LastSeenBefore, machine => machine.LastSeen)
        .AnyOf(nameof(query.Name), query.Name, Names)
        .AnyOf(nameof(query.HealthStatus), query.HealthStatus, machine => machine.HealthStatus, MachineWords.HealthStatus)
        .AnyOf(nameof(query.OnboardingStatus), query.OnboardingStatus, machine => machine.OnboardingStatus, MachineWords.OnboardingStatus)
        .AnyOf(nameof(query.RiskScore), query.RiskScore, machine => machine.RiskScore, MachineWords.RiskScore)
        .AnyOf(nameof(query.ExposureLevel), query.ExposureLevel, machine => machine.ExposureLevel, MachineWords.ExposureLevel)
        .AnyOf(nameof(query.DeviceValue), query.DeviceValue, machine => machine.DeviceValue, MachineWords.DeviceValue)
        .AnyOf(nameof(query.OsPlatform), query.OsPlatform, machine => machine.OsPlatform)
        .AnyOf(nameof(query.Version), query.Version, machine => machine.Version)
        .AnyOf(nameof(query.Group), query.Group, machine => [machine.RbacGroupName, machine.RbacGroupId])
        .AnyOf(nameof(query.Tag), query.Tag, machine => machine.MachineTags)
        .AnyOf(nameof(query.AadDeviceId), query.AadDeviceId, machine => machine.AadDeviceId);

    /// <summary>All that a device is called: its DNS name, and the host name that this begins with.</summary>
    public static IEnumerable<string?> Names(DefenderMachine machine)
    {
        yield return machine.ComputerDnsName;
        if (machine.ComputerDnsName?.IndexOf('.') is > 0 and var dot) yield return machine.ComputerDnsName.Substring(0, dot);
    }
}
