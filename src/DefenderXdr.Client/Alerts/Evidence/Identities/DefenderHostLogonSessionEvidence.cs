using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A session of an account on a device. Graph only.</summary>
public sealed class DefenderHostLogonSessionEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderHostLogonSessionEvidence() : base("HostLogonSession") { }

    /// <summary>The account's name, without domain.</summary>
    public override string? AccountName => Account?.AccountName ?? base.AccountName;

    /// <summary>The account's domain.</summary>
    public override string? DomainName => Account?.DomainName ?? base.DomainName;

    /// <summary>The account's security identifier, <c>S-1-5-21-…</c>.</summary>
    public override string? UserSid => Account?.UserSid ?? base.UserSid;

    /// <summary>The account's object id in Entra, a GUID.</summary>
    public override string? AadUserId => Account?.AadUserId ?? base.AadUserId;

    /// <summary>The account's user principal name.</summary>
    public override string? UserPrincipalName => Account?.UserPrincipalName ?? base.UserPrincipalName;

    /// <summary>Who logged on.</summary>
    public DefenderUserEvidence? Account { get; set; }

    /// <summary>The device.</summary>
    public DefenderDeviceEvidence? Host { get; set; }

    /// <summary>The device: its 40 hexadecimal digits.</summary>
    public override string? DeviceId => Host?.DeviceId ?? base.DeviceId;

    /// <summary>The device's DNS name.</summary>
    public override string? DeviceName => Host?.DeviceName ?? base.DeviceName;

    /// <summary>The session's id.</summary>
    public string? SessionId { get; set; }

    /// <summary>When the session began, UTC.</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>When the session ended, UTC.</summary>
    public DateTimeOffset? EndTime { get; set; }

    /// <inheritdoc/>
    public override string? Name => UserPrincipalName ?? AccountName ?? SessionId;

    internal static readonly ObjectReader<DefenderHostLogonSessionEvidence> Table = EvidenceTable.Of(() => new DefenderHostLogonSessionEvidence())
        .One("account", () => DefenderUserEvidence.Table, (e, v) => e.Account = v)
        .One("host", () => DefenderDeviceEvidence.Table, (e, v) => e.Host = v)
        .Text("sessionId", (e, v) => e.SessionId = v)
        .Time("startUtcDateTime", (e, v) => e.StartTime = v)
        .Time("endUtcDateTime", (e, v) => e.EndTime = v);
}
