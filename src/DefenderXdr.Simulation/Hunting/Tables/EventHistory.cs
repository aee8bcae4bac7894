using System.Globalization;

namespace DefenderXdr.Simulation;

/// <summary>What happened in the last thirty days: what the alerts tell of, among what happens every day.</summary>
internal sealed class EventHistory(Estate estate)
{
    private static readonly TimeSpan Span = TimeSpan.FromDays(29.9);

    private static readonly string[] Sites = ["outlook.office365.com", "login.microsoftonline.com", "github.com", "{company}.sharepoint.com", "edge.microsoft.com", "www.bing.com"];
    private static readonly string[] Applications = ["Microsoft Exchange Online", "Microsoft SharePoint Online", "Microsoft Teams", "Active Directory"];
    private static readonly string[] Documents = ["budget-2026.xlsx", "minutes.docx", "roadmap.pptx", "export.csv", "photo.jpg", "setup.log"];
    private static readonly string[] Subjects = ["Minutes of today's meeting", "Lunch?", "Roadmap draft", "Re: Purchase order 4411", "Travel approval", "Welcome to the team"];
    private readonly Company company = estate.Company;

    internal IEnumerable<ProcessEvent> Processes() => Told<ProcessEvidence>()
        .Where(told => told.Evidence.Device is not null)
        .Select(told => new ProcessEvent(told.Evidence.Process.Started, told.Evidence.Device!, told.Evidence.User, told.Evidence.Process, Report(told.Alert, 1)))
        .Concat(Everyday("processes", 3000, dice =>
        {
            var device = dice.Pick(company.Workstations);
            var time = Time(dice);
            return new ProcessEvent(time, device, company.Owner(device), EverydayProcesses.Start(dice, time), Report(dice));
        }));

    internal IEnumerable<NetworkEvent> Connections() => Told<IpEvidence>()
        .Where(told => told.Alert.Template.IsOnDevice)
        .Select(told => new NetworkEvent(told.Alert.LastActivity, told.Alert.Story.Device, told.Alert.Story.User, "ConnectionSuccess",
            told.Evidence.Address, 443, told.Alert.Story.Lure, 50_000 + (int)(told.Alert.Seed % 9_000), EverydayProcesses.Start(new Dice(told.Alert.Seed), told.Alert.LastActivity), Report(told.Alert, 2)))
        .Concat(Everyday("connections", 600, dice =>
        {
            var device = dice.Pick(company.Workstations);
            var time = Time(dice);
            return new NetworkEvent(time, device, company.Owner(device), dice.Chance(0.9) ? "ConnectionSuccess" : "ConnectionFailed",
                $"13.107.{dice.Between(4, 150)}.{dice.Between(1, 250)}", dice.Chance(0.85) ? 443 : 80, dice.Pick(Sites).Replace("{company}", company.Organisation.Label), dice.Between(49_152, 65_000), EverydayProcesses.Start(dice, time), Report(dice));
        }));

    internal IEnumerable<LogonEvent> Logons() => Everyday("logons", 500, dice =>
    {
        var remote = dice.Chance(0.3);
        var from = dice.Pick(company.Workstations);
        var device = remote ? dice.Pick(company.Servers) : from;
        var succeeded = dice.Chance(0.92);
        return new LogonEvent(Time(dice), device, company.Owner(from), succeeded, remote ? dice.Chance(0.5) ? "RemoteInteractive" : "Network" : "Interactive",
            succeeded ? dice.Chance(0.2) : null, remote ? from : null, dice.Between(100_000, 90_000_000), Report(dice));
    });

    internal IEnumerable<FileEvent> Files() => Told<FileEvidence>()
        .Where(told => told.Evidence.Device is not null)
        .Select(told => new FileEvent(told.Alert.FirstActivity, told.Evidence.Device!, told.Alert.Story.User, "FileCreated", told.Evidence.File,
            told.Alert.Story.Url, EverydayProcesses.Start(new Dice(told.Alert.Seed), told.Alert.FirstActivity), Report(told.Alert, 3)))
        .Concat(Everyday("files", 450, dice =>
        {
            var device = dice.Pick(company.Workstations);
            var owner = company.Owner(device);
            var time = Time(dice);
            var file = new FileFact(dice.Pick(Documents), $@"C:\Users\{owner.Account}\Documents", dice.Hex(40), dice.Hex(64), dice.Between(900, 4_000_000), null);
            return new FileEvent(time, device, owner, dice.Chance(0.6) ? "FileCreated" : dice.Chance(0.7) ? "FileModified" : "FileDeleted", file, "", EverydayProcesses.Start(dice, time), Report(dice));
        }));

    internal IEnumerable<DeviceEvent> DeviceReports() => Everyday("reports", company.Devices.Count * 10, dice =>
    {
        var device = dice.Pick(company.Devices);
        return new DeviceEvent(Time(dice), device, company.Owner(device), Report(dice));
    });

    internal IEnumerable<AlertEntity> Entities() => estate.Alerts.SelectMany(alert => alert.Evidence.Select(evidence => new AlertEntity(alert, evidence)));

    internal IEnumerable<EmailEvent> Mails() => Told<MailMessageEvidence>()
        .Select(told => new EmailEvent(told.Evidence.Mail.Received, told.Evidence.Mail, told.Evidence.Recipient, "Inbound", FlatEntity.Delivery(told.Evidence), "Phish", 0, 1))
        .Concat(Everyday("mails", 400, dice =>
        {
            var sender = dice.Pick(company.Users);
            var time = Time(dice);
            var mail = new MailFact(sender.Upn, sender.DisplayName, "10.1.0.25", dice.Pick(Subjects), dice.Guid(), $"<{dice.Hex(24)}@{company.Organisation.Domain}>", time);
            return new EmailEvent(time, mail, dice.Pick(company.Users), "Intra-org", "Delivered", "", dice.Below(3), dice.Below(4));
        }));

    internal IEnumerable<IdentityLogonEvent> SignIns() => Told<IpEvidence>()
        .Where(told => !told.Alert.Template.IsOnDevice && told.Alert.Product != Product.Cloud)
        .Select(told => new IdentityLogonEvent(told.Alert.LastActivity, told.Alert.Story.User, null, true, "Microsoft Exchange Online", "OAuth2",
            told.Evidence.Address, told.Evidence.Country, Report(told.Alert, 4).ToString(CultureInfo.InvariantCulture)))
        .Concat(Everyday("sign-ins", 400, dice =>
        {
            var device = dice.Pick(company.Workstations);
            var application = dice.Pick(Applications);
            return new IdentityLogonEvent(Time(dice), company.Owner(device), device, dice.Chance(0.94), application,
                application == "Active Directory" ? "Kerberos" : "OAuth2", device.ExternalAddress, "US", dice.Guid());
        }));

    /// <summary>The event that a row of a device's table tells of.</summary>
    internal DeviceEvent? Find(string deviceId, long reportId, DateTimeOffset time) =>
        new IEnumerable<DeviceEvent>[] { Processes(), Connections(), Logons(), Files(), DeviceReports() }.SelectMany(table => table)
            .FirstOrDefault(one => one.ReportId == reportId && one.Time == time && string.Equals(one.Device.Id, deviceId, StringComparison.OrdinalIgnoreCase));

    // An alert that was made of an event has nothing to tell: the event is there already.
    private IEnumerable<(Alert Alert, T Evidence)> Told<T>()
        where T : Evidence =>
        estate.Alerts.Where(alert => alert.Story.Reported is null).SelectMany(alert => alert.Evidence.OfType<T>().Select(evidence => (alert, evidence)));

    private IEnumerable<T> Everyday<T>(string what, int count, Func<Dice, T> make)
    {
        var dice = new Dice(estate.Seed, what);
        for (var i = 0; i < count; i++)
            yield return make(dice);
    }

    private DateTimeOffset Time(Dice dice) => estate.Born - dice.Upto(Span);

    private static long Report(Dice dice) => dice.Between(1_000, 90_000_000);

    private static long Report(Alert alert, int part) => (long)((alert.Seed + (ulong)part) % 90_000_000);
}
