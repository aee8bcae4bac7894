using DefenderXdr.Json;

namespace DefenderXdr;

/// <summary>A service principal. Graph only.</summary>
public sealed class DefenderServicePrincipalEvidence : DefenderEvidence
{
    /// <summary>Evidence without any values.</summary>
    public DefenderServicePrincipalEvidence() : base("ServicePrincipal") { }

    /// <summary>Its display name.</summary>
    public string? ServicePrincipalName { get; set; }

    /// <summary>Its object id, a GUID.</summary>
    public string? ServicePrincipalObjectId { get; set; }

    /// <summary><c>Unknown</c>, <c>Application</c>, <c>ManagedIdentity</c> or <c>Legacy</c>.</summary>
    public string? ServicePrincipalType { get; set; }

    /// <summary>The application's id, a GUID.</summary>
    public string? AppId { get; set; }

    /// <summary>The tenant where the application is registered, a GUID.</summary>
    public string? AppOwnerTenantId { get; set; }

    /// <summary>The service principal's tenant, a GUID.</summary>
    public string? TenantId { get; set; }

    /// <inheritdoc/>
    public override string? Name => ServicePrincipalName ?? AppId;

    private static readonly OpenEnum ServicePrincipalTypes = new("Unknown", "Application", "ManagedIdentity", "Legacy");

    internal static readonly ObjectReader<DefenderServicePrincipalEvidence> Table = EvidenceTable.Of(() => new DefenderServicePrincipalEvidence())
        .Text("servicePrincipalName", (e, v) => e.ServicePrincipalName = v)
        .Text("servicePrincipalObjectId", (e, v) => e.ServicePrincipalObjectId = v)
        .Word("servicePrincipalType", ServicePrincipalTypes, (e, v) => e.ServicePrincipalType = v)
        .Text("appId", (e, v) => e.AppId = v)
        .Text("appOwnerTenantId", (e, v) => e.AppOwnerTenantId = v)
        .Text("tenantId", (e, v) => e.TenantId = v);
}
