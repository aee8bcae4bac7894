using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A setting of a mailbox. Graph only.</summary>
public sealed class DefenderMailboxConfigurationEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderMailboxConfigurationEvidence() : base("MailboxConfiguration") { }

    /// <summary><c>MailForwardingRule</c>, <c>OwaSettings</c>, <c>EwsSettings</c>, <c>MailDelegation</c> or <c>UserInboxRule</c>.</summary>
    public string? ConfigurationType { get; set; }

    /// <summary>The setting's id.</summary>
    public string? ConfigurationId { get; set; }

    /// <summary>The mailbox's address. Graph calls it <c>mailboxPrimaryAddress</c>.</summary>
    public override string? MailboxAddress { get; set; }

    /// <summary>The mailbox's display name. Graph calls it <c>displayName</c>.</summary>
    public override string? MailboxDisplayName { get; set; }

    /// <summary>The user principal name of the mailbox's owner.</summary>
    public override string? UserPrincipalName { get; set; }

    /// <summary>The mailbox's object id in Entra, a GUID.</summary>
    public string? ExternalDirectoryObjectId { get; set; }

    /// <inheritdoc/>
    public override string? Name => MailboxAddress ?? UserPrincipalName;

    private static readonly OpenEnum ConfigurationTypes = new("MailForwardingRule", "OwaSettings", "EwsSettings", "MailDelegation", "UserInboxRule");

    internal static readonly ObjectReader<DefenderMailboxConfigurationEvidence> Table = EvidenceTable.Of(() => new DefenderMailboxConfigurationEvidence())
        .Word("configurationType", ConfigurationTypes, (e, v) => e.ConfigurationType = v)
        .Text("configurationId", (e, v) => e.ConfigurationId = v)
        .Text("mailboxPrimaryAddress", (e, v) => e.MailboxAddress = v)
        .Text("displayName", (e, v) => e.MailboxDisplayName = v)
        .Text("upn", (e, v) => e.UserPrincipalName = v)
        .Text("externalDirectoryObjectId", (e, v) => e.ExternalDirectoryObjectId = v);
}
