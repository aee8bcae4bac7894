using System.Globalization;

namespace DefenderXdr.Simulation;

/// <summary>The people, computers and tools of one incident; all of its alerts speak of the same ones.</summary>
internal sealed class Story(Company company, Scenario scenario, ulong seed)
{
    private static readonly string[] Countries = ["RU", "NL", "CN", "BR", "RO", "VN", "DE"];
    private static readonly string[] Lures = ["contoso-login.com", "sharefile-secure.net", "0ffice365-verify.com", "docs-signature.org", "cdn-telemetry.net"];

    internal Scenario Scenario => scenario;

    /// <summary>The event that somebody made an alert of; its cast is then this story's, and its texts are told as they are.</summary>
    internal DeviceEvent? Reported { get; init; }

    internal User User => Reported?.User ?? company.Users[Dice(1).Below(company.Users.Count)];

    internal Device Device => Reported?.Device is { } reported ? reported : scenario.OnServer ? Server : company.Workstations[Dice(2).Below(company.Workstations.Count)];

    internal Device Server => company.Servers[Dice(3).Below(company.Servers.Count)];

    internal string Address => (Reported as NetworkEvent)?.RemoteAddress ?? Dice(4).PublicAddress();

    internal string Country => Dice(5).Pick(Countries);

    internal string Lure => (Reported as NetworkEvent)?.RemoteUrl ?? Dice(6).Pick(Lures);

    internal string Url => Reported is NetworkEvent ? $"https://{Lure}/" : $"https://{Lure}/{Dice(6).Hex(8)}/{(scenario.Subjects.Length > 1 ? "signin" : "stage2.ps1")}";

    internal FileFact Payload => (Reported as FileEvent)?.File ?? File(scenario.Payload, $@"C:\Users\{User.Account}\AppData\Local\Temp", null, 7);

    /// <summary>A file of Windows or of a known product: the same hashes everywhere in the tenant.</summary>
    internal static FileFact Known(string name, string folder)
    {
        var dice = new Dice(0, name);
        return new(name, folder, dice.Hex(40), dice.Hex(64), dice.Between(40_000, 3_000_000), "Microsoft Corporation");
    }

    internal FileFact File(string name, string folder, string? publisher, ulong part)
    {
        var dice = Dice(part);
        return new(name, folder, dice.Hex(40), dice.Hex(64), dice.Between(18_000, 6_000_000), publisher);
    }

    internal MailFact Mail(DateTimeOffset received)
    {
        var dice = Dice(8);
        var sender = "notification@" + Lure;
        return new(sender, "Contoso Service Desk", Address, dice.Pick(scenario.Subjects), dice.Guid(), $"<{dice.Hex(24)}@{Lure}>", received);
    }

    /// <summary>Fills a text's placeholders.</summary>
    internal string Tell(string text) => Reported is not null || text.IndexOf('{') < 0
        ? text
        : text.Replace("{user}", User.Account).Replace("{name}", User.DisplayName).Replace("{upn}", User.Upn).Replace("{device}", Device.HostName)
            .Replace("{server}", Server.HostName).Replace("{file}", scenario.Payload).Replace("{family}", scenario.Family)
            .Replace("{address}", Address).Replace("{host}", Lure)
            .Replace("{count}", Dice(9).Between(40, 900).ToString(CultureInfo.InvariantCulture));

    private Dice Dice(ulong part) => new(seed ^ (part * 0xD1B54A32D192ED03UL));
}
