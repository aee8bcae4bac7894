using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A session of an account in the cloud. Graph only.</summary>
public sealed class DefenderCloudLogonSessionEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderCloudLogonSessionEvidence() : base("CloudLogonSession") { }

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

    /// <summary>The session's id.</summary>
    public string? SessionId { get; set; }

    /// <summary>The friendly name of the device.</summary>
    public override string? DeviceName { get; set; }

    /// <summary>The device's operating system.</summary>
    public string? OperatingSystem { get; set; }

    /// <summary>The browser.</summary>
    public string? Browser { get; set; }

    /// <summary>The user agent.</summary>
    public string? UserAgent { get; set; }

    /// <summary>The authentication protocol.</summary>
    public string? Protocol { get; set; }

    /// <summary>When the session began, UTC.</summary>
    public DateTimeOffset? StartTime { get; set; }

    /// <summary>When the account logged on before, UTC.</summary>
    public DateTimeOffset? PreviousLogonTime { get; set; }

    /// <inheritdoc/>
    public override string? Name => UserPrincipalName ?? AccountName ?? SessionId;

    internal static readonly ObjectReader<DefenderCloudLogonSessionEvidence> Table = EvidenceTable.Of(() => new DefenderCloudLogonSessionEvidence())
        .One("account", () => DefenderUserEvidence.Table, (e, v) => e.Account = v)
        .Text("sessionId", (e, v) => e.SessionId = v)
        .Text("deviceName", (e, v) => e.DeviceName = v)
        .Text("operatingSystem", (e, v) => e.OperatingSystem = v)
        .Text("browser", (e, v) => e.Browser = v)
        .Text("userAgent", (e, v) => e.UserAgent = v)
        .Text("protocol", (e, v) => e.Protocol = v)
        .Time("startUtcDateTime", (e, v) => e.StartTime = v)
        .Time("previousLogonDateTime", (e, v) => e.PreviousLogonTime = v);
}
