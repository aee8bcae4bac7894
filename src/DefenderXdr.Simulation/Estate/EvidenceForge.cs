namespace DefenderXdr.Simulation;

/// <summary>Draws an alert's evidence. The same alert always gets the same, so none is kept.</summary>
internal static class EvidenceForge
{
    private static readonly (string Name, long AppId)[] Applications =
        [("Microsoft Exchange Online", 20893), ("Microsoft SharePoint Online", 20892), ("Office 365", 11161), ("Microsoft Teams", 28375)];

    internal static IReadOnlyList<Evidence> Make(Alert alert)
    {
        var dice = new Dice(alert.Seed);
        var kinds = alert.Template.Evidence;
        var all = new Evidence[kinds.Length];
        for (var i = 0; i < kinds.Length; i++)
        {
            all[i] = Make(kinds[i], alert, dice) with
            {
                Created = alert.Created + TimeSpan.FromTicks(1_000_000 * (i + 1)),
                Verdict = alert.Template.Prevented ? Verdict.Malicious : kinds[i] is EvidenceKind.Computer or EvidenceKind.Person ? Verdict.Unknown : Verdict.Suspicious,
                Remediation = Outcome(alert, kinds[i]),
            };
        }

        return all;
    }

    private static Evidence Make(EvidenceKind kind, Alert alert, Dice dice)
    {
        var story = alert.Story;
        var device = alert.Template.IsOnDevice ? story.Device : null;
        return kind switch
        {
            EvidenceKind.Computer => new DeviceEvidence(story.Device, story.User),
            EvidenceKind.OtherComputer => new DeviceEvidence(story.Server, null),
            EvidenceKind.Person => new UserEvidence(story.User),
            EvidenceKind.Binary => new FileEvidence(story.Payload, device),
            EvidenceKind.Program => new ProcessEvidence(Process(alert, dice), device, story.User),
            EvidenceKind.Address => new IpEvidence(story.Address, story.Country),
            EvidenceKind.Link => new UrlEvidence(story.Url),
            EvidenceKind.RegistryValue => new RegistryEvidence("HKEY_CURRENT_USER", @"SOFTWARE\Microsoft\Windows\CurrentVersion\Run", "Updater", "REG_SZ", $@"C:\ProgramData\{story.Scenario.Payload}", device),
            EvidenceKind.Mailbox => new MailboxEvidence(story.User),
            EvidenceKind.Message => new MailMessageEvidence(story.Mail(alert.FirstActivity), story.User),
            EvidenceKind.MailCluster => new MailClusterEvidence("Subject;P2SenderDomain;ContentType", $"{story.Mail(alert.FirstActivity).Subject};{story.Lure};1", dice.Between(2, 60), $"( ((NormalizedUrl:{story.Lure})) ) AND ContentType: 1", dice.Guid()),
            _ => Application(dice),
        };
    }

    private static ProcessFact Process(Alert alert, Dice dice)
    {
        if (alert.Story.Reported is ProcessEvent reported)
            return reported.Process;
        var template = alert.Template.Process;
        var story = alert.Story;
        var own = template == ProcessTemplate.Payload;
        var started = alert.FirstActivity + dice.Minutes(0, 0.5);
        return new(
            own ? story.Payload : Story.Known(template.Image, template.Folder),
            dice.Between(1_000, 21_000),
            story.Tell(template.CommandLine),
            started,
            template.Parent,
            template.ParentFolder,
            dice.Between(500, 9_000),
            started - dice.Minutes(0.2, 300));
    }

    private static CloudApplicationEvidence Application(Dice dice)
    {
        var (name, id) = dice.Pick(Applications);
        return new(name, id);
    }

    private static Term Outcome(Alert alert, EvidenceKind kind) =>
        alert.Template.Prevented ? Remediation.Prevented
        : kind is not (EvidenceKind.Binary or EvidenceKind.Program or EvidenceKind.Message) ? Remediation.None
        : alert.Status == AlertStatus.Resolved ? Remediation.Remediated
        : alert.Status == AlertStatus.InProgress ? Remediation.PendingApproval
        : Remediation.Active;
}
