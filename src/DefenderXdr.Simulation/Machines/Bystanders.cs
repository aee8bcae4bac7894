using System.Globalization;

namespace DefenderXdr.Simulation;

/// <summary>The devices of a tenant that nothing happens on: what was found on the network, what is old, and as many more as there are to be.</summary>
internal static class Bystanders
{
    private static readonly OperatingSystemBuild Windows11 = new("Windows11", "24H2", "x64", 26100);
    private static readonly OperatingSystemBuild Unidentified = new("Other", "", "", 0);
    private static readonly DeviceGroup NoGroup = new("UnassignedGroup", 0);

    internal static IEnumerable<Machine> Make(Company company, int seed, DateTimeOffset born)
    {
        var dice = new Dice(seed, "bystanders");
        var twin = company.Workstations.FirstOrDefault(device => device.Health == HealthStatus.Active) ?? company.Devices[0];
        Device Fresh(string name, OperatingSystemBuild system, Term health, DeviceGroup? group = null) => new()
        {
            Id = dice.Hex(40),
            EntraId = null,
            HostName = name,
            Domain = company.Organisation.ComputerDomain,
            System = system,
            Health = health,
            Risk = MachineRisk.None,
            Group = group ?? NoGroup,
            FirstSeen = born - TimeSpan.FromDays(5) - dice.Upto(TimeSpan.FromDays(300)),
            Address = $"10.30.{dice.Between(0, 15)}.{dice.Between(2, 250)}",
            ExternalAddress = $"198.51.100.{dice.Between(2, 60)}",
            Tags = [],
        };
        Machine Found(string name, OperatingSystemBuild system, Term onboarding) => new(Fresh(name, system, HealthStatus.Unknown)) { Onboarding = onboarding };

        // The same computer from before it was set up anew: its name is there twice.
        yield return new(twin with { Id = dice.Hex(40), Health = HealthStatus.Inactive, FirstSeen = twin.FirstSeen - TimeSpan.FromDays(200) }) { LastReport = born - TimeSpan.FromDays(19) };
        yield return Found("ws-guest-42", Windows11, OnboardingStatus.CanBeOnboarded);
        yield return Found("srv-build-43", new("Linux", "22.4", "x64", 5, true), OnboardingStatus.CanBeOnboarded);
        yield return Found("prn-hq-44", Unidentified, OnboardingStatus.Unsupported);
        yield return Found("cam-hq-45", Unidentified, OnboardingStatus.InsufficientInfo);
        yield return new(Fresh("mac-design-46", new("macOS", "15.1", "arm64", 24), HealthStatus.Active, Company.ClientGroups[2]));
        yield return new(Fresh("srv-log-47", new("Linux", "22.4", "x64", 5, true), HealthStatus.Active, Company.ServerGroup));
        yield return new(Fresh("ws-lab-48", new("Windows10", "1607", "x64", 14393), HealthStatus.Active, Company.ClientGroups[2]) with { Tags = ["Lab"] });
        yield return new(Fresh("ws-hr-49", Windows11, HealthStatus.NoSensorData, Company.ClientGroups[0]));
        yield return new(Fresh("ws-sales-50", Windows11, HealthStatus.Inactive, Company.ClientGroups[0])) { LastReport = born - TimeSpan.FromDays(12) };
        for (var number = 51; ; number++)
            yield return new(Fresh(string.Format(CultureInfo.InvariantCulture, "ws-{0}-{1:D3}", dice.Pick(Company.Offices), number), dice.Pick(Company.ClientSystems), HealthStatus.Active, dice.Pick(Company.ClientGroups)));
    }
}
