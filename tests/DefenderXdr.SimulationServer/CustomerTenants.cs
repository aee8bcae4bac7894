using DefenderXdr.Simulation;

namespace DefenderXdr.SimulationServer;

/// <summary>The further tenants that use the same application.</summary>
internal static class CustomerTenants
{
    private static readonly string[] Names = ["fabrikam", "adatum", "litware", "proseware", "tailspintoys", "wingtiptoys", "fourthcoffee", "relecloud"];

    internal static IReadOnlyList<SimulatedTenantOptions> Of(SimulatedTenantOptions first, int count) =>
        [.. Enumerable.Range(0, count).Select(i => first.ForTenant((i < Names.Length ? Names[i] : $"customer{i + 2}") + ".onmicrosoft.com"))];
}
