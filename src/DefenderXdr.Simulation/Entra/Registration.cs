namespace DefenderXdr.Simulation;

/// <summary>Whether a tenant and an application are known here.</summary>
internal sealed class Registration(SimulatedTenantOptions options)
{
    internal void CheckTenant(string tenant, bool namedOnly)
    {
        if (Same(tenant, "common") || Same(tenant, "organizations"))
        {
            if (namedOnly)
                throw EntraFault.NoTenantNamed();
        }
        else if (!Same(tenant, options.TenantId) && !Same(tenant, options.Domain) && !IsUnconsented(tenant))
        {
            throw EntraFault.UnknownTenant(tenant);
        }
    }

    internal void CheckApplication(string tenant, string clientId, bool v2)
    {
        if (Same(clientId, SimulatedTenant.ConsentRequiredClientId))
            throw EntraFault.ConsentRequired(clientId);
        if (!Same(clientId, options.ClientId) || !options.AppInstalled || IsUnconsented(tenant))
            throw EntraFault.UnknownApplication(clientId, DirectoryName(tenant, v2));
    }

    // v1 names the directory by its id, v2 by its name.
    internal string DirectoryName(string tenant, bool v2) => v2 && !IsUnconsented(tenant) ? options.DisplayName : tenant;

    internal static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool IsUnconsented(string tenant) => Same(tenant, SimulatedTenant.UnconsentedTenantId) || Same(tenant, SimulatedTenant.UnconsentedDomain);
}
