namespace DefenderXdr.Simulation;

/// <summary>What a tenant is called. Contoso and Northwind are known; any other domain or id always gives the same tenant.</summary>
internal sealed record TenantName(string Id, string Domain, string DisplayName)
{
    private static readonly TenantName[] Known =
    [
        new(SimulatedTenant.DefaultTenantId, SimulatedTenant.Domain, "Contoso"),
        new(SimulatedTenant.UnconsentedTenantId, SimulatedTenant.UnconsentedDomain, "Northwind"),
    ];

    internal static TenantName Of(string idOrDomain)
    {
        var name = (idOrDomain ?? throw new ArgumentNullException(nameof(idOrDomain))).Trim().ToLowerInvariant();
        if (Array.Find(Known, known => known.Id == name || known.Domain == name) is { } found)
            return found;
        if (Guid.TryParse(name, out var id))
            return new(id.ToString(), $"tenant-{id.ToString("N").Substring(0, 8)}.onmicrosoft.com", $"Tenant {id.ToString("N").Substring(0, 8)}");
        var label = name.Split('.')[0];
        if (label.Length == 0 || label.Length == name.Length || Uri.CheckHostName(name) != UriHostNameType.Dns)
            throw new ArgumentException($"'{idOrDomain}' is neither a tenant id nor a domain.", nameof(idOrDomain));
        return new(new Dice(0, name).Guid(), name, char.ToUpperInvariant(label[0]) + label.Substring(1));
    }
}
