namespace DefenderXdr;

/// <summary>
/// A thing that an alert is about: a device, user, file, process, address, mail … What people pivot on stands under the
/// same name whatever the thing and whichever API it came from; what a thing does not have is null.
/// </summary>
public sealed class DefenderEvidence
{
    private Dictionary<string, object?>? additionalProperties;

    /// <summary>What it is: <c>Device</c>, <c>User</c>, <c>File</c>, <c>Process</c>, <c>Ip</c>, <c>Url</c>, <c>Mailbox</c>, <c>MailMessage</c>, <c>RegistryKey</c>, and so on.</summary>
    public string? EntityType { get; set; }

    /// <summary>The type as Graph names it, or null.</summary>
    public string? ODataType { get; set; }

    /// <summary>When it was added to the alert, UTC.</summary>
    public DateTimeOffset? CreatedTime { get; set; }

    /// <summary><c>Suspicious</c>, <c>Malicious</c>, <c>NoThreatsFound</c> or <c>Unknown</c>. Graph only.</summary>
    public string? Verdict { get; set; }

    /// <summary>What was done about it, such as <c>Remediated</c>. Graph only.</summary>
    public string? RemediationStatus { get; set; }

    /// <summary>More about <see cref="RemediationStatus"/>. Graph only.</summary>
    public string? RemediationStatusDetails { get; set; }

    /// <summary><c>Detected</c>, <c>Blocked</c> or <c>Prevented</c>.</summary>
    public string? DetectionStatus { get; set; }

    /// <summary>The part it played, such as <c>Compromised</c>. Graph only.</summary>
    public IReadOnlyList<string> Roles { get; set; } = [];

    /// <summary>The part it played, in the detector's words. Graph only.</summary>
    public IReadOnlyList<string> DetailedRoles { get; set; } = [];

    /// <summary>Its tags. Graph only.</summary>
    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>The device's 40 hexadecimal digits.</summary>
    public string? DeviceId { get; set; }

    /// <summary>The device's DNS name.</summary>
    public string? DeviceName { get; set; }

    /// <summary>The device's id in Entra.</summary>
    public string? AadDeviceId { get; set; }

    /// <summary>The device's group.</summary>
    public string? DeviceGroup { get; set; }

    /// <summary>The device group's number.</summary>
    public long? DeviceGroupId { get; set; }

    /// <summary>The device's operating system.</summary>
    public string? OSPlatform { get; set; }

    /// <summary>The operating system's version.</summary>
    public string? OSVersion { get; set; }

    /// <summary>The operating system's build.</summary>
    public long? OSBuild { get; set; }

    /// <summary>How the device's sensor is, such as <c>Active</c>.</summary>
    public string? HealthStatus { get; set; }

    /// <summary>The device's risk, such as <c>High</c>.</summary>
    public string? RiskScore { get; set; }

    /// <summary>When the device was first seen, UTC.</summary>
    public DateTimeOffset? FirstSeen { get; set; }

    /// <summary>The file, or the process's image.</summary>
    public string? FileName { get; set; }

    /// <summary>Its folder.</summary>
    public string? FilePath { get; set; }

    /// <summary>Its SHA-1.</summary>
    public string? Sha1 { get; set; }

    /// <summary>Its SHA-256.</summary>
    public string? Sha256 { get; set; }

    /// <summary>The process's id.</summary>
    public long? ProcessId { get; set; }

    /// <summary>The process's command line.</summary>
    public string? ProcessCommandLine { get; set; }

    /// <summary>When the process started, UTC.</summary>
    public DateTimeOffset? ProcessCreationTime { get; set; }

    /// <summary>The parent process's id.</summary>
    public long? ParentProcessId { get; set; }

    /// <summary>When the parent process started, UTC.</summary>
    public DateTimeOffset? ParentProcessCreationTime { get; set; }

    /// <summary>The parent process's image.</summary>
    public string? ParentProcessFileName { get; set; }

    /// <summary>The parent process's folder.</summary>
    public string? ParentProcessFilePath { get; set; }

    /// <summary>The IP address.</summary>
    public string? IpAddress { get; set; }

    /// <summary>The URL.</summary>
    public string? Url { get; set; }

    /// <summary>The account's name, without domain.</summary>
    public string? AccountName { get; set; }

    /// <summary>The account's domain.</summary>
    public string? DomainName { get; set; }

    /// <summary>The account's security identifier.</summary>
    public string? UserSid { get; set; }

    /// <summary>The account's object id in Entra.</summary>
    public string? AadUserId { get; set; }

    /// <summary>The account's user principal name.</summary>
    public string? UserPrincipalName { get; set; }

    /// <summary>The mailbox's address.</summary>
    public string? MailboxAddress { get; set; }

    /// <summary>The mailbox's display name.</summary>
    public string? MailboxDisplayName { get; set; }

    /// <summary>The mail's sender.</summary>
    public string? Sender { get; set; }

    /// <summary>The mail's recipient.</summary>
    public string? Recipient { get; set; }

    /// <summary>The mail's subject.</summary>
    public string? Subject { get; set; }

    /// <summary>What became of the mail.</summary>
    public string? DeliveryAction { get; set; }

    /// <summary>What a cluster of mails has in common, with semicolons between.</summary>
    public string? ClusterBy { get; set; }

    /// <summary>The security group's id.</summary>
    public string? SecurityGroupId { get; set; }

    /// <summary>The security group's name.</summary>
    public string? SecurityGroupName { get; set; }

    /// <summary>The registry hive.</summary>
    public string? RegistryHive { get; set; }

    /// <summary>The registry key.</summary>
    public string? RegistryKey { get; set; }

    /// <summary>The registry value's type.</summary>
    public string? RegistryValueType { get; set; }

    /// <summary>The registry value.</summary>
    public string? RegistryValue { get; set; }

    /// <summary>Whatever else the service sent, under the service's own names.</summary>
    public IDictionary<string, object?> AdditionalProperties => additionalProperties ??= new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What it is, and which one.</summary>
    public override string ToString() => $"{EntityType}: {Name ?? "?"}";

    // What only Graph has, and no property of ours: an app, a container, a cloud resource.
    private string? DisplayName => additionalProperties is not null && additionalProperties.TryGetValue("displayName", out var name) ? name as string : null;

    /// <summary>What it is called: the one value that tells it from others of its type.</summary>
    public string? Name => EntityType switch
    {
        "Device" => DeviceName ?? DeviceId,
        "User" => UserPrincipalName ?? AccountName,
        "Process" => ProcessCommandLine ?? FileName,
        "Mailbox" => MailboxAddress,
        _ => FileName ?? IpAddress ?? Url ?? MailboxAddress ?? Subject ?? RegistryKey ?? SecurityGroupName ?? AccountName ?? DeviceName ?? DisplayName,
    };
}
