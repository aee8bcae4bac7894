using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>Where the tables of evidence and of its parts begin. Each class has its own rows beside its properties.</summary>
internal static class EvidenceTable
{
    // What the older APIs have in place of Graph's nested objects.
    public const string FileMembers = "fileName|filePath|sha1|sha256";
    public const string ParentFileMembers = "parentProcessFileName|parentProcessFilePath";
    public const string AccountMembers = "accountName|domainName|userSid|aadUserId|userPrincipalName";

    private static readonly OpenEnum Verdicts = new("Unknown", "Suspicious", "Malicious", "NoThreatsFound");

    private static readonly OpenEnum RemediationStatuses = new OpenEnum(
            "None", "Remediated", "Prevented", "Blocked", "NotFound", "Active", "PendingApproval", "Declined", "Unremediated", "Running", "PartiallyRemediated")
        .Alias("Unremediated", "NotRemediated");

    private static readonly OpenEnum DetectionStatuses = new("Detected", "Blocked", "Prevented");

    private static readonly OpenEnum Roles = new(
        "Unknown", "Contextual", "Scanned", "Source", "Destination", "Created", "Added", "Compromised", "Edited", "Attacked", "Attacker", "CommandAndControl",
        "Loaded", "Suspicious", "PolicyViolator");

    /// <summary>
    /// What all evidence has, on Graph's base type and in the older APIs' one flat type, where every member is on every entity. Each
    /// class puts a flat member where Graph has it: a file's hash into its file details, and so on.
    /// </summary>
    public static readonly ObjectReader<DefenderEvidence> Common = new ObjectReader<DefenderEvidence>(() => new DefenderEvidence(), e => e.AdditionalProperties)
        .TextIf("entityType", TakeEntityType)
        .Text("@odata.type", TakeODataType)
        .Time("createdDateTime|evidenceCreationTime", (e, v) => e.CreatedTime = v)
        .Word("verdict", Verdicts, (e, v) => e.Verdict = v)
        .Word("remediationStatus", RemediationStatuses, (e, v) => e.RemediationStatus = v)
        .Text("remediationStatusDetails", (e, v) => e.RemediationStatusDetails = v)
        .Word("detectionStatus", DetectionStatuses, (e, v) => e.DetectionStatus = v)
        .WordList("roles", Roles, (e, v) => e.Roles = v)
        .TextList("detailedRoles", (e, v) => e.DetailedRoles = v)
        .TextList("tags", (e, v) => e.Tags = v)
        .Text("deviceId", (e, v) => e.DeviceId = v)
        .Text("fileName", (e, v) => e.FileName = v)
        .Text("filePath", (e, v) => e.FilePath = v)
        .Text("sha1", (e, v) => e.Sha1 = v)
        .Text("sha256", (e, v) => e.Sha256 = v)
        .Number("processId", (e, v) => e.ProcessId = v)
        .Text("processCommandLine", (e, v) => e.ProcessCommandLine = v)
        .Text("ipAddress", (e, v) => e.IpAddress = v)
        .Text("url", (e, v) => e.Url = v)
        .Text("accountName", (e, v) => e.AccountName = v)
        .Text("domainName", (e, v) => e.DomainName = v)
        .Text("userSid", (e, v) => e.UserSid = v)
        .Text("aadUserId", (e, v) => e.AadUserId = v)
        .Text("userPrincipalName", (e, v) => e.UserPrincipalName = v)
        .Text("mailboxAddress", (e, v) => e.MailboxAddress = v)
        .Text("sender", (e, v) => e.Sender = v)
        .Text("recipient", (e, v) => e.Recipient = v)
        .Text("subject", (e, v) => e.Subject = v)
        .Text("registryHive", (e, v) => e.RegistryHive = v)
        .Text("registryKey", (e, v) => e.RegistryKey = v)
        .Text("registryValueType", (e, v) => e.RegistryValueType = v)
        .Text("registryValue", (e, v) => e.RegistryValue = v)
        .Known("processCreationTime", "parentProcessCreationTime")
        .Number("parentProcessId", (e, v) => e.ParentProcessId = v)
        .Text("parentProcessFileName", (e, v) => e.ParentProcessFileName = v)
        .Text("parentProcessFilePath", (e, v) => e.ParentProcessFilePath = v)
        .Text("mailboxDisplayName", (e, v) => e.MailboxDisplayName = v)
        .Text("deliveryAction", (e, v) => e.DeliveryAction = v)
        .Text("clusterBy", (e, v) => e.ClusterBy = v)
        .Text("securityGroupId", (e, v) => e.SecurityGroupId = v)
        .Text("securityGroupName", (e, v) => e.SecurityGroupName = v);

    /// <summary>The table of a class of evidence, with the rows that all have.</summary>
    public static ObjectReader<T> Of<T>(Func<T> create) where T : DefenderEvidence => PartOf(create).Inherit(Common);

    /// <summary>The table of an object inside evidence.</summary>
    public static ObjectReader<T> PartOf<T>(Func<T> create) where T : DefenderOpenObject => new(create, part => part.AdditionalProperties);

    // A class of its own has its type already; what the service called it is kept where more than letter case differs.
    private static bool TakeEntityType(DefenderEvidence evidence, string type)
    {
        evidence.EntityType ??= type;
        return string.Equals(evidence.EntityType, type, StringComparison.OrdinalIgnoreCase);
    }

    private static void TakeODataType(DefenderEvidence evidence, string? type)
    {
        evidence.ODataType = EvidenceTypes.Shared(type);
        evidence.EntityType ??= EvidenceTypes.EntityTypeOf(type);
    }
}
