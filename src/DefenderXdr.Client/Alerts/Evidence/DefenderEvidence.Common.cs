namespace DefenderXdr;

// What people look things up by. A class that has such a value overrides the property with its own place for it. Elsewhere a
// value, had the service sent one all the same, is among the additional properties, and so it is of an unknown type.
public partial class DefenderEvidence
{
    /// <summary>The device it was found on, or that it is: its 40 hexadecimal digits in Defender for Endpoint. Null on Defender for Endpoint's own API, where the alert names the device.</summary>
    public virtual string? DeviceId { get => KeptText("deviceId") ?? KeptText("mdeDeviceId"); set => Keep("deviceId", value); }

    /// <summary>The device's DNS name.</summary>
    public virtual string? DeviceName { get => KeptText("deviceName") ?? KeptText("deviceDnsName"); set => Keep("deviceName", value); }

    /// <summary>The file, or the process's image.</summary>
    public virtual string? FileName { get => KeptText("fileName"); set => Keep("fileName", value); }

    /// <summary>The folder of the file, or of the process's image.</summary>
    public virtual string? FilePath { get => KeptText("filePath"); set => Keep("filePath", value); }

    /// <summary>The MD5 of the file, or of the process's image: 32 hexadecimal digits. Graph only.</summary>
    public virtual string? Md5 { get => KeptText("md5"); set => Keep("md5", value); }

    /// <summary>The SHA-1 of the file, or of the process's image: 40 hexadecimal digits.</summary>
    public virtual string? Sha1 { get => KeptText("sha1"); set => Keep("sha1", value); }

    /// <summary>The SHA-256 of the file, or of the process's image: 64 hexadecimal digits.</summary>
    public virtual string? Sha256 { get => KeptText("sha256"); set => Keep("sha256", value); }

    /// <summary>The process's id on its device.</summary>
    public virtual long? ProcessId { get => KeptNumber("processId"); set => Keep("processId", value); }

    /// <summary>The process's command line.</summary>
    public virtual string? ProcessCommandLine { get => KeptText("processCommandLine"); set => Keep("processCommandLine", value); }

    /// <summary>The IP address, version 4 or 6.</summary>
    public virtual string? IpAddress { get => KeptText("ipAddress"); set => Keep("ipAddress", value); }

    /// <summary>The URL.</summary>
    public virtual string? Url { get => KeptText("url"); set => Keep("url", value); }

    /// <summary>The domain: an account's, or the one that it is itself.</summary>
    public virtual string? DomainName { get => KeptText("domainName"); set => Keep("domainName", value); }

    /// <summary>The account's name, without domain.</summary>
    public virtual string? AccountName { get => KeptText("accountName"); set => Keep("accountName", value); }

    /// <summary>The account's security identifier, <c>S-1-5-21-…</c>.</summary>
    public virtual string? UserSid { get => KeptText("userSid"); set => Keep("userSid", value); }

    /// <summary>The account's object id in Entra, a GUID.</summary>
    public virtual string? AadUserId { get => KeptText("aadUserId"); set => Keep("aadUserId", value); }

    /// <summary>The account's user principal name.</summary>
    public virtual string? UserPrincipalName { get => KeptText("userPrincipalName") ?? KeptText("upn"); set => Keep("userPrincipalName", value); }

    /// <summary>The mailbox's address.</summary>
    public virtual string? MailboxAddress { get => KeptText("mailboxAddress") ?? KeptText("primaryAddress"); set => Keep("mailboxAddress", value); }

    /// <summary>The message's sender, a mail address.</summary>
    public virtual string? Sender { get => KeptText("sender"); set => Keep("sender", value); }

    /// <summary>The message's recipient, a mail address.</summary>
    public virtual string? Recipient { get => KeptText("recipient") ?? KeptText("recipientEmailAddress"); set => Keep("recipient", value); }

    /// <summary>The message's subject.</summary>
    public virtual string? Subject { get => KeptText("subject"); set => Keep("subject", value); }

    /// <summary>The mail's id in Microsoft 365, a GUID; the same for every recipient. Graph only.</summary>
    public virtual string? NetworkMessageId { get => KeptText("networkMessageId"); set => Keep("networkMessageId", value); }

    /// <summary>The registry hive, <c>HKEY_LOCAL_MACHINE</c>.</summary>
    public virtual string? RegistryHive { get => KeptText("registryHive"); set => Keep("registryHive", value); }

    /// <summary>The registry key, without its hive.</summary>
    public virtual string? RegistryKey { get => KeptText("registryKey"); set => Keep("registryKey", value); }

    /// <summary>The cloud resource's id: Azure's resource id, Amazon's ARN, Google's full resource name. Graph only.</summary>
    public virtual string? ResourceId { get => KeptText("resourceId"); set => Keep("resourceId", value); }
}
