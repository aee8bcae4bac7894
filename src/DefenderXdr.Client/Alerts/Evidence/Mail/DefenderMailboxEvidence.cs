using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A mailbox.</summary>
public sealed class DefenderMailboxEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderMailboxEvidence() : base("Mailbox") { }

    /// <summary>The mailbox's address. Graph calls it <c>primaryAddress</c>.</summary>
    public override string? MailboxAddress { get; set; }

    /// <summary>The mailbox's display name.</summary>
    public override string? MailboxDisplayName { get; set; }

    /// <summary>The user principal name of the mailbox's owner.</summary>
    public override string? UserPrincipalName { get => field ?? UserAccount?.UserPrincipalName; set; }

    /// <summary>The account's name, without domain. Null from Defender XDR.</summary>
    public override string? AccountName { get => UserAccount?.AccountName; set => (UserAccount ??= new()).AccountName = value; }

    /// <summary>The account's domain. Null from Defender XDR.</summary>
    public override string? DomainName { get => UserAccount?.DomainName; set => (UserAccount ??= new()).DomainName = value; }

    /// <summary>The account's security identifier, <c>S-1-5-21-…</c>. Null from Defender XDR.</summary>
    public override string? UserSid { get => UserAccount?.UserSid; set => (UserAccount ??= new()).UserSid = value; }

    /// <summary>The account's object id in Entra, a GUID. Null from Defender XDR.</summary>
    public override string? AadUserId { get => UserAccount?.AadUserId; set => (UserAccount ??= new()).AadUserId = value; }

    /// <summary>The owner's account. Graph only.</summary>
    public DefenderUserAccount? UserAccount { get; set; }

    /// <inheritdoc/>
    public override string? Name => MailboxAddress ?? UserPrincipalName;

    internal static readonly ObjectReader<DefenderMailboxEvidence> Table = EvidenceTable.Of(() => new DefenderMailboxEvidence())
        .Text("primaryAddress|mailboxAddress", (e, v) => e.MailboxAddress = v)
        .Text("displayName|mailboxDisplayName", (e, v) => e.MailboxDisplayName = v)
        .Text("upn|userPrincipalName", (e, v) => e.UserPrincipalName = v)
        .One("userAccount", () => DefenderUserAccount.Table, (e, v) => e.UserAccount = v, insteadOf: EvidenceTable.AccountMembers);
}
