namespace DefenderXdr;

/// <summary>The links with which an administrator of a tenant consents to an app's permissions. They follow the cloud.</summary>
public static class AdminConsent
{
    /// <summary>The v2 form, <c>/v2.0/adminconsent</c>: consent to everything that the app registration lists, in one tenant.</summary>
    /// <param name="hosts">Whose authority and Graph audience are used.</param>
    /// <param name="clientId">The app.</param>
    /// <param name="tenantId">The tenant, by id or domain; null lets the administrator who signs in decide.</param>
    public static Uri Uri(DefenderHosts hosts, string clientId, string? tenantId = null) => new(hosts.Authority,
        $"{System.Uri.EscapeDataString(tenantId ?? "organizations")}/v2.0/adminconsent?client_id={System.Uri.EscapeDataString(clientId)}&scope={System.Uri.EscapeDataString(hosts.Graph.Audience + "/.default")}");
}
