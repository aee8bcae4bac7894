using System.Globalization;

namespace DefenderXdr;

/// <summary>What tells one thing from another, whichever alert speaks of it.</summary>
internal static class EvidenceIdentity
{
    /// <summary>The same text for the same thing, but for letter case; null when nothing tells.</summary>
    public static string? Of(DefenderEvidence evidence) => evidence switch
    {
        // What changes on a device or a user between two alerts makes no other one of it.
        DefenderDeviceEvidence device => Key(device, device.DeviceId ?? device.AadDeviceId ?? device.DeviceName),
        DefenderUserEvidence user => Key(user, user.UserPrincipalName ?? user.AadUserId ?? user.UserSid ?? (user.AccountName is null ? null : $@"{user.DomainName}\{user.AccountName}")),
        DefenderMailboxEvidence mailbox => Key(mailbox, mailbox.MailboxAddress ?? mailbox.UserPrincipalName),
        _ => Key(evidence, Values(evidence)),
    };

    private static string? Key(DefenderEvidence evidence, string? value) => string.IsNullOrEmpty(value) ? null : $"{evidence.EntityType}\n{value}";

    private static string? Values(DefenderEvidence e)
    {
        string?[] values =
        [
            e.Name, e.DeviceId, e.FilePath, e.Sha256 ?? e.Sha1, Text(e.ProcessId), Text(e.ProcessCreationTime), e.IpAddress, e.Url, e.DomainName, e.AccountName,
            e.UserSid, e.AadUserId, e.UserPrincipalName, e.MailboxAddress, e.Sender, e.Recipient, e.Subject, e.NetworkMessageId, e.RegistryHive, e.RegistryKey,
            e.RegistryValue, e.ResourceId, e.ClusterBy, e.SecurityGroupId, (e as DefenderNetworkConnectionEvidence)?.SourceAddress?.IpAddress,
        ];
        return values.All(string.IsNullOrEmpty) ? null : string.Join("\n", values);
    }

    private static string? Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture);
}
