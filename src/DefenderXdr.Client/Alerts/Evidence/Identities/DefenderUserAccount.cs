using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>An account.</summary>
public sealed class DefenderUserAccount : DefenderOpenObject
{
    /// <summary>Its name, without domain.</summary>
    public string? AccountName { get; set; }

    /// <summary>Its domain.</summary>
    public string? DomainName { get; set; }

    /// <summary>Its security identifier, <c>S-1-5-21-…</c>.</summary>
    public string? UserSid { get; set; }

    /// <summary>Its object id in Entra, a GUID.</summary>
    public string? AadUserId { get; set; }

    /// <summary>Its user principal name.</summary>
    public string? UserPrincipalName { get; set; }

    /// <summary>Its display name. Graph only.</summary>
    public string? DisplayName { get; set; }

    /// <summary>Its object id in Active Directory, a GUID. Graph only.</summary>
    public string? ActiveDirectoryObjectGuid { get; set; }

    /// <summary>Its tenant, a GUID. Graph only.</summary>
    public string? TenantId { get; set; }

    /// <summary>What it reached. Graph only.</summary>
    public IReadOnlyList<DefenderResourceAccessEvent> ResourceAccessEvents { get; set; } = [];

    /// <summary>Its user principal name, else its domain and name.</summary>
    public override string ToString() => UserPrincipalName ?? (DomainName is null ? AccountName ?? UserSid ?? "?" : $@"{DomainName}\{AccountName}");

    internal static readonly ObjectReader<DefenderUserAccount> Table = EvidenceTable.PartOf(() => new DefenderUserAccount())
        .Text("accountName", (p, v) => p.AccountName = v)
        .Text("domainName", (p, v) => p.DomainName = v)
        .Text("userSid", (p, v) => p.UserSid = v)
        .Text("azureAdUserId|aadUserId", (p, v) => p.AadUserId = v)
        .Text("userPrincipalName", (p, v) => p.UserPrincipalName = v)
        .Text("displayName", (p, v) => p.DisplayName = v)
        .Text("activeDirectoryObjectGuid", (p, v) => p.ActiveDirectoryObjectGuid = v)
        .Text("tenantId", (p, v) => p.TenantId = v)
        .List("resourceAccessEvents", () => DefenderResourceAccessEvent.Table, (p, v) => p.ResourceAccessEvents = v);
}
