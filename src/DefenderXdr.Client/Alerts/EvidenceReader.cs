using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>The members of evidence as Graph, Defender XDR and Defender for Endpoint name them, flat or nested.</summary>
internal static class EvidenceReader
{
    private static readonly OpenEnum EntityTypes = new OpenEnum(
            "Device", "User", "Ip", "Url", "File", "Process", "Mailbox", "MailMessage", "MailCluster", "RegistryKey", "RegistryValue", "SecurityGroup")
        .Alias("RegistryKey", "Registry");

    private static readonly OpenEnum Verdicts = new("Unknown", "Suspicious", "Malicious", "NoThreatsFound");

    private static readonly OpenEnum RemediationStatuses = new(
        "None", "Remediated", "Prevented", "Blocked", "NotFound", "Active", "PendingApproval", "Declined", "Unremediated", "Running", "PartiallyRemediated");

    private static readonly OpenEnum DetectionStatuses = new("Detected", "Blocked", "Prevented");

    private static readonly OpenEnum HealthStatuses = new(
        "Active", "Inactive", "ImpairedCommunication", "NoSensorData", "NoSensorDataImpairedCommunication", "Unknown");

    private static readonly OpenEnum RiskScores = new("None", "Informational", "Low", "Medium", "High");

    // Graph's names where the words differ from ours; every other type keeps its own name.
    private static readonly Dictionary<string, string> GraphTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["analyzedMessage"] = "MailMessage",
    };

    /// <summary>Evidence whose own members say what it is.</summary>
    public static readonly ObjectReader<DefenderEvidence> Instance = Members(new(() => new DefenderEvidence(), e => e.AdditionalProperties));

    /// <summary>A member of Defender XDR's separate list of devices.</summary>
    public static readonly ObjectReader<DefenderEvidence> Device =
        Members(new(() => new DefenderEvidence { EntityType = "Device" }, e => e.AdditionalProperties));

    private static ObjectReader<DefenderEvidence> Members(ObjectReader<DefenderEvidence> reader) => reader
        .Word("entityType", EntityTypes, (e, v) => e.EntityType = v)
        .Text("@odata.type", SetType)
        .Time("createdDateTime|evidenceCreationTime", (e, v) => e.CreatedTime = v)
        .Word("verdict", Verdicts, (e, v) => e.Verdict = v)
        .Word("remediationStatus", RemediationStatuses, (e, v) => e.RemediationStatus = v)
        .Text("remediationStatusDetails", (e, v) => e.RemediationStatusDetails = v)
        .Word("detectionStatus", DetectionStatuses, (e, v) => e.DetectionStatus = v)
        .TextList("roles", (e, v) => e.Roles = v)
        .TextList("detailedRoles", (e, v) => e.DetailedRoles = v)
        .TextList("tags", (e, v) => e.Tags = v)
        .Text("mdeDeviceId|mdatpDeviceId|deviceId", (e, v) => e.DeviceId = v)
        .Text("deviceDnsName", (e, v) => e.DeviceName = v)
        .Text("azureAdDeviceId|aadDeviceId", (e, v) => e.AadDeviceId = v)
        .Text("rbacGroupName", (e, v) => e.DeviceGroup = v)
        .Number("rbacGroupId", (e, v) => e.DeviceGroupId = v)
        .Text("osPlatform", (e, v) => e.OSPlatform = v)
        .Text("version", (e, v) => e.OSVersion = v)
        .Number("osBuild", (e, v) => e.OSBuild = v)
        .Word("healthStatus", HealthStatuses, (e, v) => e.HealthStatus = v)
        .Word("riskScore", RiskScores, (e, v) => e.RiskScore = v)
        .Time("firstSeen|firstSeenDateTime", (e, v) => e.FirstSeen = v)
        .Text("fileName", (e, v) => e.FileName = v)
        .Text("filePath", (e, v) => e.FilePath = v)
        .Text("sha1", (e, v) => e.Sha1 = v)
        .Text("sha256", (e, v) => e.Sha256 = v)
        .Flatten("fileDetails", Image)
        .Flatten("imageFile", Image)
        .Number("processId", (e, v) => e.ProcessId = v)
        .Text("processCommandLine", (e, v) => e.ProcessCommandLine = v)
        .Time("processCreationTime|processCreationDateTime", (e, v) => e.ProcessCreationTime = v)
        .Number("parentProcessId", (e, v) => e.ParentProcessId = v)
        .Time("parentProcessCreationTime|parentProcessCreationDateTime", (e, v) => e.ParentProcessCreationTime = v)
        .Text("parentProcessFileName", (e, v) => e.ParentProcessFileName = v)
        .Text("parentProcessFilePath", (e, v) => e.ParentProcessFilePath = v)
        .Flatten("parentProcessImageFile", parent => parent
            .Text("fileName", (e, v) => e.ParentProcessFileName = v, property: "parentProcessFileName")
            .Text("filePath", (e, v) => e.ParentProcessFilePath = v, property: "parentProcessFilePath"))
        .Text("ipAddress", (e, v) => e.IpAddress = v)
        .Text("url", (e, v) => e.Url = v)
        .Text("accountName", (e, v) => e.AccountName = v)
        .Text("domainName", (e, v) => e.DomainName = v)
        .Text("userSid", (e, v) => e.UserSid = v)
        .Text("aadUserId", (e, v) => e.AadUserId = v)
        .Text("userPrincipalName|upn", (e, v) => e.UserPrincipalName = v)
        .Flatten("userAccount", account => account
            .Text("accountName", (e, v) => e.AccountName = v)
            .Text("domainName", (e, v) => e.DomainName = v)
            .Text("userSid", (e, v) => e.UserSid = v)
            .Text("azureAdUserId", (e, v) => e.AadUserId = v, property: "aadUserId")
            .Text("userPrincipalName", (e, v) => e.UserPrincipalName = v))
        .Text("mailboxAddress|primaryAddress", (e, v) => e.MailboxAddress = v)
        .Text("mailboxDisplayName", (e, v) => e.MailboxDisplayName = v)
        .Text("sender", (e, v) => e.Sender = v)
        .Flatten("p2Sender", sender => sender.Text("emailAddress", (e, v) => e.Sender = v, property: "sender"))
        .Text("recipient|recipientEmailAddress", (e, v) => e.Recipient = v)
        .Text("subject", (e, v) => e.Subject = v)
        .Text("deliveryAction", (e, v) => e.DeliveryAction = v)
        .Text("clusterBy", (e, v) => e.ClusterBy = v)
        .Text("securityGroupId", (e, v) => e.SecurityGroupId = v)
        .Text("securityGroupName", (e, v) => e.SecurityGroupName = v)
        .Text("registryHive", (e, v) => e.RegistryHive = v)
        .Text("registryKey", (e, v) => e.RegistryKey = v)
        .Text("registryValueType", (e, v) => e.RegistryValueType = v)
        .Text("registryValue", (e, v) => e.RegistryValue = v)
        .Finally(TakeDisplayName);

    private static void Image(ObjectReader<DefenderEvidence> image) => image
        .Text("fileName", (e, v) => e.FileName = v)
        .Text("filePath", (e, v) => e.FilePath = v)
        .Text("sha1", (e, v) => e.Sha1 = v)
        .Text("sha256", (e, v) => e.Sha256 = v);

    // "#microsoft.graph.security.deviceEvidence", in any letter case, with or without the "#".
    private static void SetType(DefenderEvidence evidence, string? type)
    {
        evidence.ODataType = type;
        if (type is null) return;

        var name = type.Substring(type.LastIndexOf('.') + 1);
        if (name.EndsWith("Evidence", StringComparison.OrdinalIgnoreCase) && name.Length > 8) name = name.Substring(0, name.Length - 8);
        if (GraphTypes.TryGetValue(name, out var other)) name = other;
        if (name.Length > 0) evidence.EntityType ??= EntityTypes.Normalize(char.ToUpperInvariant(name[0]) + name.Substring(1), out _);
    }

    // "displayName" is a mailbox's name on one type and a group's on another.
    private static void TakeDisplayName(DefenderEvidence evidence)
    {
        if (evidence.EntityType is not ("Mailbox" or "SecurityGroup")) return;
        if (!evidence.AdditionalProperties.TryGetValue("displayName", out var value) || value is not string name) return;

        if (evidence is { EntityType: "Mailbox", MailboxDisplayName: null }) evidence.MailboxDisplayName = name;
        else if (evidence is { EntityType: "SecurityGroup", SecurityGroupName: null }) evidence.SecurityGroupName = name;
        else return;
        evidence.AdditionalProperties.Remove("displayName");
    }
}
