using System.Globalization;

namespace DefenderXdr.Simulation;

/// <summary>A tenant's people and computers.</summary>
internal sealed class Company
{
    private static readonly string[] Names =
    [
        "Megan Bowen", "Alex Wilber", "Adele Vance", "Lidia Holloway", "Diego Siciliani", "Grady Archie", "Henrietta Mueller", "Isaiah Langer",
        "Johanna Lorenz", "Joni Sherman", "Lee Gu", "Lynne Robbins", "Miriam Graham", "Nestor Wilke", "Patti Fernandez", "Pradeep Gupta",
        "Christie Cline", "Debra Berger", "Emily Braun", "Enrico Cattaneo", "Raul Razo", "Irvin Sayers", "Ben Walters", "Brian Johnson",
        "Delia Dennis", "Gerhart Moller", "Cameron White", "Katri Ahokas", "Marcel Ducasse", "Yuki Sato",
    ];

    internal static readonly OperatingSystemBuild[] ClientSystems =
    [
        new("Windows11", "24H2", "x64", 26100), new("Windows11", "23H2", "x64", 22631), new("Windows11", "25H2", "arm64", 26200),
        new("Windows10", "22H2", "x64", 19045), new("macOS", "15.1", "arm64", 24), new("Windows11", "24H2", "x64", 26100),
    ];

    private static readonly OperatingSystemBuild[] ServerSystems =
    [
        new("WindowsServer2022", "21H2", "x64", 20348, true), new("WindowsServer2019", "1809", "x64", 17763, true),
        new("WindowsServer2025", "24H2", "x64", 26100, true), new("Linux", "22.4", "x64", 5, true),
    ];

    internal static readonly DeviceGroup[] ClientGroups = [new("Clients", 12), new("Executives", 17), new("Developers", 21)];
    internal static readonly DeviceGroup ServerGroup = new("Servers", 9);
    internal static readonly string[] Offices = ["fin", "hr", "dev", "sales", "ops", "legal"];
    private static readonly string[] Roles = ["dc", "file", "sql", "web", "exch", "jump"];

    private static readonly Term[] HealthStates =
        [HealthStatus.Active, HealthStatus.Active, HealthStatus.Active, HealthStatus.Active, HealthStatus.Inactive, HealthStatus.ImpairedCommunication];

    private static readonly Term[] Risks = [MachineRisk.None, Severity.Low, Severity.Medium, Severity.High, Severity.Informational];
    private static readonly string[][] TagSets = [[], [], ["Laptop"], ["VIP", "Laptop"], ["Lab"]];

    internal Company(SimulatedTenantOptions options, DateTimeOffset now)
    {
        Organisation = Organisation.Of(options);
        Analysts = ["secop@" + Organisation.Domain, "soc.lead@" + Organisation.Domain, options.UserName, "nightshift@" + Organisation.Domain];
        var dice = new Dice(options.Seed, "company");
        var sid = $"S-1-5-21-{dice.Between(1_000_000_000, 2_000_000_000)}-{dice.Between(1_000_000_000, 2_000_000_000)}-{dice.Between(1_000_000_000, 2_000_000_000)}";
        Users = [.. Names.Select((name, i) => MakeUser(dice, name, $"{sid}-{1104 + i * 7}"))];
        Devices = [.. Enumerable.Range(0, 40).Select(i => MakeDevice(dice, i, server: i >= 28, now))];
        AdminGroup = new(dice.Guid(), "Domain Admins", sid + "-512", $"CN=Domain Admins,CN=Users,DC={Organisation.ComputerDomain.Replace(".", ",DC=")}", dice.Guid());
        Cloud = new(Organisation, options.Seed);
        Workstations = [.. Devices.Where(device => device.IsWindows && !device.IsServer)];
        Servers = [.. Devices.Where(device => device.IsWindows && device.IsServer)];
    }

    internal Organisation Organisation { get; }

    /// <summary>Who works on incidents; the user who can sign in is one of them.</summary>
    internal IReadOnlyList<string> Analysts { get; }

    internal IReadOnlyList<User> Users { get; }

    internal IReadOnlyList<Device> Devices { get; }

    /// <summary>The Windows computers of people; attacks play here or on <see cref="Servers"/>.</summary>
    internal IReadOnlyList<Device> Workstations { get; }

    internal IReadOnlyList<Device> Servers { get; }

    internal GroupFact AdminGroup { get; }

    internal CloudEstate Cloud { get; }

    /// <summary>The person who works at a computer.</summary>
    internal User Owner(Device device) => Users[new Dice(0, device.HostName).Below(Users.Count)];

    private User MakeUser(Dice dice, string name, string sid) =>
        new(name.ToLowerInvariant().Replace(' ', '.'), name, sid, dice.Guid(), Organisation);

    private Device MakeDevice(Dice dice, int number, bool server, DateTimeOffset now) => new()
    {
        Id = dice.Hex(40),
        EntraId = server ? null : dice.Guid(),
        HostName = string.Format(CultureInfo.InvariantCulture, server ? "srv-{0}-{1:D2}" : "ws-{0}-{1:D3}", dice.Pick(server ? Roles : Offices), number + 1),
        Domain = Organisation.ComputerDomain,
        System = dice.Pick(server ? ServerSystems : ClientSystems),
        Health = dice.Pick(HealthStates),
        Risk = dice.Pick(Risks),
        Group = server ? ServerGroup : dice.Pick(ClientGroups),
        FirstSeen = now - TimeSpan.FromDays(40) - dice.Upto(TimeSpan.FromDays(700)),
        Address = $"10.{(server ? 1 : 20)}.{dice.Between(0, 15)}.{dice.Between(2, 250)}",
        ExternalAddress = $"198.51.100.{dice.Between(2, 60)}",
        Tags = dice.Pick(TagSets),
    };
}
