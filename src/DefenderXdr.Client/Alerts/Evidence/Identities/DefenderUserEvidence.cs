using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A user.</summary>
public sealed class DefenderUserEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderUserEvidence() : base("User") { }

    /// <summary>The account's name, without domain.</summary>
    public override string? AccountName { get => UserAccount?.AccountName; set => (UserAccount ??= new()).AccountName = value; }

    /// <summary>The account's domain.</summary>
    public override string? DomainName { get => UserAccount?.DomainName; set => (UserAccount ??= new()).DomainName = value; }

    /// <summary>The account's security identifier, <c>S-1-5-21-…</c>.</summary>
    public override string? UserSid { get => UserAccount?.UserSid; set => (UserAccount ??= new()).UserSid = value; }

    /// <summary>The account's object id in Entra, a GUID.</summary>
    public override string? AadUserId { get => UserAccount?.AadUserId; set => (UserAccount ??= new()).AadUserId = value; }

    /// <summary>The account's user principal name.</summary>
    public override string? UserPrincipalName { get => UserAccount?.UserPrincipalName; set => (UserAccount ??= new()).UserPrincipalName = value; }

    /// <summary>The account.</summary>
    public DefenderUserAccount? UserAccount { get; set; }

    /// <summary>The stream that it was seen in. Graph only.</summary>
    public DefenderStream? Stream { get; set; }

    /// <inheritdoc/>
    public override string? Name => UserPrincipalName ?? AccountName;

    internal static readonly ObjectReader<DefenderUserEvidence> Table = EvidenceTable.Of(() => new DefenderUserEvidence())
        .One("userAccount", () => DefenderUserAccount.Table, (e, v) => e.UserAccount = v, insteadOf: EvidenceTable.AccountMembers)
        .One("stream", () => DefenderStream.Table, (e, v) => e.Stream = v);
}
