namespace DefenderXdr.Simulation;

/// <summary>What a simulated tenant is made of.</summary>
public sealed class SimulatedTenantOptions
{
    /// <summary>The same seed gives the same devices, users, incidents and ids.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How many incidents the tenant has, 0 to 100,000.</summary>
    public int IncidentCount { get; set; } = 120;

    /// <summary>The tenant's clock. Incidents lie in the thirty days before the tenant was made.</summary>
    public Func<DateTimeOffset> Clock { get; set; } = () => DateTimeOffset.UtcNow;

    /// <summary>The tenant id.</summary>
    public string TenantId { get; set; } = SimulatedTenant.DefaultTenantId;

    /// <summary>The id of the registered application.</summary>
    public string ClientId { get; set; } = SimulatedTenant.DefaultClientId;

    /// <summary>The registered application's secret.</summary>
    public string ClientSecret { get; set; } = SimulatedTenant.DefaultClientSecret;

    /// <summary>The user who can sign in with a password.</summary>
    public string UserName { get; set; } = SimulatedTenant.DefaultUserName;

    /// <summary>That user's password.</summary>
    public string Password { get; set; } = SimulatedTenant.DefaultPassword;

    /// <summary>How long a token is good for.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromSeconds(3599);

    /// <summary>
    /// The permissions that tokens carry, each on the API it belongs to. Null grants the defaults; an empty list grants none.
    /// A delegated token for Defender XDR or Defender for Endpoint carries the names without <c>.All</c>.
    /// </summary>
    public IReadOnlyList<string>? Permissions { get; set; }

    internal SimulatedTenantOptions Copy() => (SimulatedTenantOptions)MemberwiseClone();
}
