using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A user as Defender for Endpoint saw it on devices.</summary>
public sealed class DefenderUser
{
    internal static readonly ObjectReader<DefenderUser> Reader = new ObjectReader<DefenderUser>(() => new DefenderUser(), u => u.AdditionalProperties)
        .Text("id", (u, v) => u.UserId = v)
        .Text("accountName", (u, v) => u.AccountName = v)
        .Text("accountDomain", (u, v) => u.AccountDomain = v)
        .Text("accountSid", (u, v) => u.AccountSid = v)
        .Time("firstSeen", (u, v) => u.FirstSeen = v)
        .Time("lastSeen", (u, v) => u.LastSeen = v)
        .Text("mostPrevalentMachineId", (u, v) => u.MostPrevalentMachineId = v)
        .Text("leastPrevalentMachineId", (u, v) => u.LeastPrevalentMachineId = v)
        .Text("logonTypes", (u, v) => u.LogonTypes = v)
        .Number("logOnMachinesCount", (u, v) => u.LogonMachinesCount = v)
        .Flag("isDomainAdmin", (u, v) => u.IsDomainAdmin = v)
        .Flag("isOnlyNetworkUser", (u, v) => u.IsOnlyNetworkUser = v);

    /// <summary>The id: <c>domain\name</c>.</summary>
    public string? UserId { get; set; }

    /// <summary>The account's name, without domain.</summary>
    public string? AccountName { get; set; }

    /// <summary>The account's domain.</summary>
    public string? AccountDomain { get; set; }

    /// <summary>The account's security identifier, or null.</summary>
    public string? AccountSid { get; set; }

    /// <summary>The first logon that was seen, UTC.</summary>
    public DateTimeOffset? FirstSeen { get; set; }

    /// <summary>The last logon that was seen, UTC.</summary>
    public DateTimeOffset? LastSeen { get; set; }

    /// <summary>The device that it logs on to the most, or null.</summary>
    public string? MostPrevalentMachineId { get; set; }

    /// <summary>The device that it logs on to the least, or null.</summary>
    public string? LeastPrevalentMachineId { get; set; }

    /// <summary>The kinds of logon, in one text: <c>Interactive</c>, <c>Network</c> …</summary>
    public string? LogonTypes { get; set; }

    /// <summary>How many devices it logged on to.</summary>
    public long? LogonMachinesCount { get; set; }

    /// <summary>Whether it is an administrator of its domain.</summary>
    public bool? IsDomainAdmin { get; set; }

    /// <summary>Whether it only ever came over the network.</summary>
    public bool? IsOnlyNetworkUser { get; set; }

    /// <summary>Whatever else the service sent, under the service's own names.</summary>
    public IDictionary<string, object?> AdditionalProperties { get; } = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The id.</summary>
    public override string ToString() => UserId ?? $@"{AccountDomain}\{AccountName}";
}
