namespace DefenderXdr.Simulation;

/// <summary>
/// A managed identity, served as a virtual machine has it (<c>/metadata/identity/oauth2/token</c>) and as App Service has it
/// (<c>/msi/token</c>). A caller names it by any of its ids or by none.
/// </summary>
public sealed record SimulatedManagedIdentity
{
    /// <summary>The application id.</summary>
    public string ClientId { get; init; } = "6b1f3c9e-0a47-4d52-9c3e-5d1f7a8b2c40";

    /// <summary>The service principal's id.</summary>
    public string ObjectId { get; init; } = "e27d4a10-5b8c-4f36-a1d9-0c6e8f2b7d51";

    /// <summary>The Azure resource id.</summary>
    public string ResourceId { get; init; } =
        "/subscriptions/d3b07384-d9a0-4e6b-8f2c-1a5e7c9b4f60/resourceGroups/soc/providers/Microsoft.ManagedIdentity/userAssignedIdentities/defender-runbook";

    /// <summary>What App Service wants to see in <c>X-IDENTITY-HEADER</c>.</summary>
    public string Header { get; init; } = "simulated-identity-header";
}
