using System.Security.Cryptography.X509Certificates;

namespace DefenderXdr.Simulation;

/// <summary>What a simulated tenant is made of.</summary>
public sealed class SimulatedTenantOptions
{
    /// <summary>The same seed gives the same devices, users, incidents and ids.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How many incidents the tenant has, 0 to 100,000.</summary>
    public int IncidentCount { get; set; } = 120;

    /// <summary>How many devices the tenant lists, 0 to 100,000. Incidents happen on the first forty, whether they are listed or not.</summary>
    public int MachineCount { get; set; } = 50;

    /// <summary>The tenant's clock. Incidents lie in the thirty days before the tenant was made.</summary>
    public Func<DateTimeOffset> Clock { get; set; } = () => DateTimeOffset.UtcNow;

    /// <summary>
    /// How many things happen in the tenant within an hour of its time, up to 36,000. None by default: then nothing changes but
    /// by a call or by <see cref="SimulatedTenant.Tick"/>.
    /// </summary>
    public double ChangesPerHour { get; set; }

    /// <summary>
    /// How long an action on a device takes, an automated investigation too, by the tenant's clock: the first third of it the action is
    /// Pending, then InProgress. Zero ends it at once. On a device that is Inactive it stays Pending.
    /// </summary>
    public TimeSpan ActionDuration { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How an action on a device ends, unless it is cancelled; asked once, when the action is taken. Null lets all succeed.</summary>
    public Func<SimulatedMachineAction, SimulatedActionOutcome>? ActionOutcome { get; set; }

    /// <summary>What goes wrong with calls to the APIs. Where several could strike a call, the first of them does.</summary>
    public IReadOnlyList<SimulatedFault> Faults { get; set; } = [];

    /// <summary>Hunting tables besides those that the tenant has by itself.</summary>
    public IReadOnlyList<SimulatedTable> Tables { get; set; } = [];

    /// <summary>How many indicators the tenant has room for. A few are there from the start.</summary>
    public int IndicatorLimit { get; set; } = 15_000;

    /// <summary>How long each answer takes on its way through <see cref="SimulatedTenantHandler"/> or a host.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>The tenant id.</summary>
    public string TenantId { get; set; } = SimulatedTenant.DefaultTenantId;

    /// <summary>The tenant's domain, good in place of its id at sign-in.</summary>
    public string Domain { get; set; } = SimulatedTenant.Domain;

    /// <summary>The tenant's name as Microsoft Entra shows it.</summary>
    public string DisplayName { get; set; } = "Contoso";

    /// <summary>Whether the application is installed in this tenant; if not, every sign-in with it ends in AADSTS700016.</summary>
    public bool AppInstalled { get; set; } = true;

    /// <summary>The id of the registered application.</summary>
    public string ClientId { get; set; } = SimulatedTenant.DefaultClientId;

    /// <summary>The registered application's secret.</summary>
    public string ClientSecret { get; set; } = SimulatedTenant.DefaultClientSecret;

    /// <summary>Whether that secret has expired: sign-in with it ends in AADSTS7000222.</summary>
    public bool SecretExpired { get; set; }

    /// <summary>The certificates registered on the application, RSA; only their public halves are used.</summary>
    public IReadOnlyList<X509Certificate2> Certificates { get; set; } = [];

    /// <summary>Whose tokens the application may sign in with; null is nobody's.</summary>
    public SimulatedFederatedCredential? FederatedCredential { get; set; }

    /// <summary>What a job shows to get its token from <c>/oidc/github</c> or <c>/oidc/azurepipelines</c>.</summary>
    public string OidcRequestToken { get; set; } = SimulatedTenant.DefaultOidcRequestToken;

    /// <summary>The managed identity that workloads have here; null is none, and no endpoint for it.</summary>
    public SimulatedManagedIdentity? ManagedIdentity { get; set; }

    /// <summary>The user who can sign in with a password.</summary>
    public string UserName { get; set; } = SimulatedTenant.DefaultUserName;

    /// <summary>That user's password.</summary>
    public string Password { get; set; } = SimulatedTenant.DefaultPassword;

    /// <summary>What the user does when a browser or a device code asks.</summary>
    public SimulatedUserAnswer UserAnswer { get; set; } = SimulatedUserAnswer.Approve;

    /// <summary>How many polls for a device code are answered as pending before the user's answer is there.</summary>
    public int DevicePolls { get; set; } = 1;

    /// <summary>What every sign-in of the user ends in, by password, device code or browser.</summary>
    public SimulatedUserFault UserFault { get; set; }

    /// <summary>Whether the application may sign users in by password or device code without its own secret or certificate; if not, AADSTS7000218.</summary>
    public bool PublicClientAllowed { get; set; } = true;

    /// <summary>Where a browser may go back to. A loopback address is good with any port.</summary>
    public IReadOnlyList<string> RedirectUris { get; set; } = ["http://localhost"];

    /// <summary>The version of access tokens, 1 or 2, whichever endpoint gives them.</summary>
    public int TokenVersion { get; set; } = 1;

    /// <summary>How long a token is good for.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromSeconds(3599);

    /// <summary>
    /// The permissions that tokens carry, each on the API it belongs to. Null grants the defaults; an empty list grants none.
    /// A delegated token for Defender XDR or Defender for Endpoint carries the names without <c>.All</c>.
    /// </summary>
    public IReadOnlyList<string>? Permissions { get; set; }

    /// <summary>
    /// The options of another tenant where the same application is used: as these, but for its id, domain, name, user and seed,
    /// which follow from what it is called alone. In <see cref="SimulatedTenant.UnconsentedDomain"/> the application is not installed.
    /// </summary>
    /// <param name="idOrDomain">The other tenant's id or domain.</param>
    public SimulatedTenantOptions ForTenant(string idOrDomain)
    {
        var other = Copy();
        if (string.Equals(idOrDomain, TenantId, StringComparison.OrdinalIgnoreCase) || string.Equals(idOrDomain, Domain, StringComparison.OrdinalIgnoreCase))
            return other;
        var name = TenantName.Of(idOrDomain);
        (other.TenantId, other.Domain, other.DisplayName) = (name.Id, name.Domain, name.DisplayName);
        other.UserName = UserName.Split('@')[0] + "@" + name.Domain;
        other.Seed = (int)new Dice(Seed, name.Id).Next();
        other.AppInstalled = name.Id != SimulatedTenant.UnconsentedTenantId;
        return other;
    }

    internal SimulatedTenantOptions Copy() => (SimulatedTenantOptions)MemberwiseClone();
}
