namespace DefenderXdr.Simulation;

/// <summary>What an alert points at. The older APIs flatten it, Graph has a type for each kind.</summary>
internal abstract record Evidence
{
    internal DateTimeOffset Created { get; init; }

    internal string Verdict { get; init; } = Simulation.Verdict.Suspicious;

    internal Term Remediation { get; init; } = Simulation.Remediation.None;
}

internal sealed record DeviceEvidence(Device Device, User? LoggedOn) : Evidence;

internal sealed record UserEvidence(User User) : Evidence;

internal sealed record FileEvidence(FileFact File, Device? Device) : Evidence;

internal sealed record ProcessEvidence(ProcessFact Process, Device? Device, User User) : Evidence;

internal sealed record IpEvidence(string Address, string? Country) : Evidence;

internal sealed record UrlEvidence(string Url) : Evidence;

internal sealed record RegistryEvidence(string Hive, string Key, string Name, string ValueType, string Value, Device? Device) : Evidence;

internal sealed record MailboxEvidence(User Owner) : Evidence;

internal sealed record MailMessageEvidence(MailFact Mail, User Recipient) : Evidence;

internal sealed record MailClusterEvidence(string ClusterBy, string ClusterByValue, int EmailCount, string Query, string NetworkMessageId) : Evidence;

internal sealed record CloudApplicationEvidence(string Name, long AppId) : Evidence;

internal sealed record SecurityGroupEvidence(GroupFact Group) : Evidence;

internal sealed record GroupFact(string Id, string Name, string Sid, string DistinguishedName, string DirectoryId);

internal sealed record FileFact(string Name, string Folder, string Sha1, string Sha256, long Size, string? Publisher);

internal sealed record ProcessFact(
    FileFact Image, long Id, string CommandLine, DateTimeOffset Started, string ParentName, string ParentFolder, long ParentId, DateTimeOffset ParentStarted);

internal sealed record MailFact(string Sender, string SenderName, string SenderAddress, string Subject, string NetworkMessageId, string InternetMessageId, DateTimeOffset Received);
