namespace DefenderXdr.Simulation;

/// <summary>Evidence as the older APIs have it: one flat type for every kind, null where a member does not apply.</summary>
internal sealed record FlatEntity(string Type)
{
    internal string? Sha1 { get; init; }

    internal string? Sha256 { get; init; }

    internal string? FileName { get; init; }

    internal string? FilePath { get; init; }

    internal long? ProcessId { get; init; }

    internal string? CommandLine { get; init; }

    internal DateTimeOffset? ProcessCreated { get; init; }

    internal long? ParentId { get; init; }

    internal DateTimeOffset? ParentCreated { get; init; }

    internal string? ParentName { get; init; }

    internal string? ParentPath { get; init; }

    internal string? Address { get; init; }

    internal string? Url { get; init; }

    internal string? Account { get; init; }

    internal string? Domain { get; init; }

    internal string? Sid { get; init; }

    internal string? EntraUserId { get; init; }

    internal string? Upn { get; init; }

    internal string? MailboxName { get; init; }

    internal string? MailboxAddress { get; init; }

    internal string? ClusterBy { get; init; }

    internal string? Sender { get; init; }

    internal string? Recipient { get; init; }

    internal string? Subject { get; init; }

    internal string? DeliveryAction { get; init; }

    internal string? GroupId { get; init; }

    internal string? GroupName { get; init; }

    internal string? RegistryHive { get; init; }

    internal string? RegistryKey { get; init; }

    internal string? RegistryValueType { get; init; }

    internal string? RegistryValue { get; init; }

    internal string? DeviceId { get; init; }

    internal string? DetectionStatus { get; init; }

    /// <summary>Null for devices, which have their own list, and for what the older APIs cannot say.</summary>
    internal static FlatEntity? From(Evidence evidence) => evidence switch
    {
        UserEvidence user => new FlatEntity("User").Of(user.User),
        FileEvidence file => new FlatEntity("File").Of(file.File) with { DeviceId = file.Device?.Id, DetectionStatus = Detection(evidence) },
        ProcessEvidence process => new FlatEntity("Process").Of(process.Process.Image).Of(process.User).Of(process.Process) with
        {
            DeviceId = process.Device?.Id,
            DetectionStatus = Detection(evidence),
        },
        IpEvidence ip => new("Ip") { Address = ip.Address },
        UrlEvidence url => new("Url") { Url = url.Url },
        RegistryEvidence registry => new("Registry")
        {
            RegistryHive = registry.Hive,
            RegistryKey = registry.Key,
            RegistryValueType = registry.ValueType,
            RegistryValue = registry.Value,
            DeviceId = registry.Device?.Id,
        },
        MailboxEvidence box => new("MailBox") { MailboxName = box.Owner.DisplayName, MailboxAddress = box.Owner.Upn, Upn = box.Owner.Upn },
        MailMessageEvidence mail => new("MailMessage")
        {
            Sender = mail.Mail.Sender,
            Recipient = mail.Recipient.Upn,
            Subject = mail.Mail.Subject,
            DeliveryAction = Delivery(evidence),
            Upn = mail.Recipient.Upn,
        },
        MailClusterEvidence cluster => new("MailCluster") { ClusterBy = cluster.ClusterBy },
        SecurityGroupEvidence group => new("SecurityGroup") { GroupId = group.Group.Id, GroupName = group.Group.Name },
        _ => null,
    };

    internal static string Delivery(Evidence evidence) => evidence.Remediation == Remediation.Prevented ? "Blocked" : "Delivered";

    private static string Detection(Evidence evidence) => evidence.Remediation == Remediation.Prevented ? "Prevented" : "Detected";

    private FlatEntity Of(User user) => this with
    {
        Account = user.Account,
        Domain = user.Domain,
        Sid = user.Sid,
        EntraUserId = user.EntraId,
        Upn = user.Upn,
    };

    private FlatEntity Of(FileFact file) => this with { Sha1 = file.Sha1, Sha256 = file.Sha256, FileName = file.Name, FilePath = file.Folder };

    private FlatEntity Of(ProcessFact process) => this with
    {
        ProcessId = process.Id,
        CommandLine = process.CommandLine,
        ProcessCreated = process.Started,
        ParentId = process.ParentId,
        ParentCreated = process.ParentStarted,
        ParentName = process.ParentName,
        ParentPath = process.ParentFolder,
    };
}
