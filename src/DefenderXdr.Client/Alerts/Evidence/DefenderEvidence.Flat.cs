namespace DefenderXdr;

// What else the older APIs have on their one flat type of entity, and on devices: null on every type but those that it belongs to.
// As with what people look things up by, a class that has such a value overrides the property.
public partial class DefenderEvidence
{
    /// <summary>The device's id in Entra, a GUID. On devices.</summary>
    public virtual string? AadDeviceId { get => KeptText("aadDeviceId") ?? KeptText("azureAdDeviceId"); set => Keep("aadDeviceId", value); }

    /// <summary>The device's group. On devices.</summary>
    public virtual string? DeviceGroup { get => KeptText("rbacGroupName"); set => Keep("rbacGroupName", value); }

    /// <summary>The device group's number. On devices.</summary>
    public virtual long? DeviceGroupId { get => KeptNumber("rbacGroupId"); set => Keep("rbacGroupId", value); }

    /// <summary>The device's operating system, such as <c>Windows11</c>. On devices.</summary>
    public virtual string? OSPlatform { get => KeptText("osPlatform"); set => Keep("osPlatform", value); }

    /// <summary>The operating system's version, such as <c>25H2</c>. On devices.</summary>
    public virtual string? OSVersion { get => KeptText("osVersion"); set => Keep("osVersion", value); }

    /// <summary>The operating system's build. On devices.</summary>
    public virtual long? OSBuild { get => KeptNumber("osBuild"); set => Keep("osBuild", value); }

    /// <summary>How the device's sensor is, such as <c>Active</c>. On devices.</summary>
    public virtual string? HealthStatus { get => KeptText("healthStatus"); set => Keep("healthStatus", value); }

    /// <summary>The device's risk, such as <c>High</c>. On devices.</summary>
    public virtual string? RiskScore { get => KeptText("riskScore"); set => Keep("riskScore", value); }

    /// <summary>When the device was first seen, UTC. On devices.</summary>
    public virtual DateTimeOffset? FirstSeen { get => KeptTime("firstSeen") ?? KeptTime("firstSeenDateTime"); set => Keep("firstSeen", value); }

    /// <summary>When the process started, UTC. On processes.</summary>
    public virtual DateTimeOffset? ProcessCreationTime { get => KeptTime("processCreationTime"); set => Keep("processCreationTime", value); }

    /// <summary>The parent process's id. On processes.</summary>
    public virtual long? ParentProcessId { get => KeptNumber("parentProcessId"); set => Keep("parentProcessId", value); }

    /// <summary>When the parent process started, UTC. On processes.</summary>
    public virtual DateTimeOffset? ParentProcessCreationTime { get => KeptTime("parentProcessCreationTime"); set => Keep("parentProcessCreationTime", value); }

    /// <summary>The parent process's image. On processes.</summary>
    public virtual string? ParentProcessFileName { get => KeptText("parentProcessFileName"); set => Keep("parentProcessFileName", value); }

    /// <summary>The folder of the parent process's image. On processes.</summary>
    public virtual string? ParentProcessFilePath { get => KeptText("parentProcessFilePath"); set => Keep("parentProcessFilePath", value); }

    /// <summary>The mailbox's display name. On mailboxes and their settings.</summary>
    public virtual string? MailboxDisplayName { get => KeptText("mailboxDisplayName"); set => Keep("mailboxDisplayName", value); }

    /// <summary>What became of the message, such as <c>Delivered</c>. On mails and messages in Teams.</summary>
    public virtual string? DeliveryAction { get => KeptText("deliveryAction"); set => Keep("deliveryAction", value); }

    /// <summary>What the mails of a cluster have in common, with semicolons between. On mail clusters.</summary>
    public virtual string? ClusterBy { get => KeptText("clusterBy"); set => Keep("clusterBy", value); }

    /// <summary>The security group's id. On security groups.</summary>
    public virtual string? SecurityGroupId { get => KeptText("securityGroupId"); set => Keep("securityGroupId", value); }

    /// <summary>The security group's name. On security groups.</summary>
    public virtual string? SecurityGroupName { get => KeptText("securityGroupName"); set => Keep("securityGroupName", value); }

    /// <summary>The registry value's type. On registry values.</summary>
    public virtual string? RegistryValueType { get => KeptText("registryValueType"); set => Keep("registryValueType", value); }

    /// <summary>The registry value itself. On registry values.</summary>
    public virtual string? RegistryValue { get => KeptText("registryValue"); set => Keep("registryValue", value); }
}
