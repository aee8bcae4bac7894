namespace DefenderXdr.Simulation;

/// <summary>
/// A Contoso tenant that lives in the process: Microsoft Entra sign-in of applications and of a user, managed identity, Defender
/// XDR, Defender for Endpoint and Microsoft Graph security behind one function from request to response. Safe for many threads.
/// </summary>
/// <remarks>
/// Which API is meant is read from the path alone, so that one loopback port serves all of them. Advanced hunting runs a
/// small part of KQL over tables drawn from the estate: a table name, then <c>where</c>, <c>project</c>, <c>take</c>,
/// <c>limit</c>, <c>order by</c>, <c>sort by</c>, <c>top</c>, <c>count</c> and <c>distinct</c>; what it does not run it
/// refuses with the place in the query, and never answers with rows that ignore a part of it.
/// </remarks>
public sealed class SimulatedTenant : ISimulation
{
    /// <summary>The tenant id unless the options name another.</summary>
    public const string DefaultTenantId = "c0a1e5c0-7e4a-4c1d-9d4b-6f1f0c0de001";

    /// <summary>The application id unless the options name another.</summary>
    public const string DefaultClientId = "5a7d0f3c-2b1e-4f60-8c9d-3e4f5a6b7c8d";

    /// <summary>The application's secret unless the options name another.</summary>
    public const string DefaultClientSecret = "simulated-secret~not.real_0000000000";

    /// <summary>The user who signs in unless the options name another.</summary>
    public const string DefaultUserName = "analyst@contoso.onmicrosoft.com";

    /// <summary>That user's password unless the options name another.</summary>
    public const string DefaultPassword = "Simulated-Pa55word";

    /// <summary>What a pipeline's job shows to get its token unless the options name another.</summary>
    public const string DefaultOidcRequestToken = "simulated-oidc-request-token";

    /// <summary>The tenant's domain unless the options name another; good in place of its id at sign-in.</summary>
    public const string Domain = "contoso.onmicrosoft.com";

    /// <summary>A second tenant, in which the application was never installed.</summary>
    public const string UnconsentedTenantId = "0c0a5e17-1d2e-4b3c-8a9f-2f3e4d5c6b7a";

    /// <summary>The domain of that second tenant.</summary>
    public const string UnconsentedDomain = "northwind.onmicrosoft.com";

    /// <summary>An application that nobody has consented to: every sign-in with it ends in AADSTS65001.</summary>
    public const string ConsentRequiredClientId = "c0a5e47c-0000-4000-8000-00000000c0de";

    private const int MostIncidents = 100_000;
    private const int MostMachines = 100_000;
    private const int MostChangesPerHour = 36_000;
    private readonly Authority authority;
    private readonly OidcEndpoints oidc;
    private readonly ManagedIdentityEndpoints identities;
    private readonly TenantClock clock;
    private readonly Estate estate;
    private readonly Life life;
    private readonly ActionBook actions;
    private readonly FaultInjector apis;

    /// <summary>Makes a tenant.</summary>
    /// <param name="options">What it is made of; null takes the defaults.</param>
    public SimulatedTenant(SimulatedTenantOptions? options = null)
    {
        Options = options?.Copy() ?? new();
        if (Options.IncidentCount is < 0 or > MostIncidents)
            throw new ArgumentOutOfRangeException(nameof(options), $"{nameof(SimulatedTenantOptions.IncidentCount)} must be 0 to {MostIncidents}.");
        if (Options.MachineCount is < 0 or > MostMachines)
            throw new ArgumentOutOfRangeException(nameof(options), $"{nameof(SimulatedTenantOptions.MachineCount)} must be 0 to {MostMachines}.");
        if (Options.Latency < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(options), $"{nameof(SimulatedTenantOptions.Latency)} must not be negative.");
        if (Options.ActionDuration < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(options), $"{nameof(SimulatedTenantOptions.ActionDuration)} must not be negative.");
        if (Options.TokenVersion is not (1 or 2))
            throw new ArgumentOutOfRangeException(nameof(options), $"{nameof(SimulatedTenantOptions.TokenVersion)} must be 1 or 2.");
        if (Options.ChangesPerHour is not (>= 0 and <= MostChangesPerHour))
            throw new ArgumentOutOfRangeException(nameof(options), $"{nameof(SimulatedTenantOptions.ChangesPerHour)} must be 0 to {MostChangesPerHour}.");
        var key = new Lazy<SigningKey>();
        clock = new(Options.Clock);
        estate = new(Options, clock);
        life = new(estate, Options.ChangesPerHour);
        var history = new EventHistory(estate);
        var blobs = new BlobStore(estate);
        actions = new(estate, Options, Library);
        var indicators = new IndicatorStore(Options.IndicatorLimit, () => estate.Now);
        indicators.Seed(IndicatorSeeds.Of(estate, Options));
        var issuer = new TokenIssuer(Options, key);
        authority = new(Options, key, issuer);
        oidc = new(Options);
        identities = new(Options, issuer);
        var host = new ApiHost(() => estate.Now, new(Options, key),
        [
            .. new XdrIncidents(estate).Operations,
            .. new XdrIncidentChanges(estate).Operations,
            .. new GraphIncidents(estate).Operations,
            .. new GraphIncidentChanges(estate).Operations,
            .. new EndpointAlerts(estate).Operations,
            .. new EndpointAlertChanges(estate).Operations,
            .. new EndpointAlertCreation(estate, history).Operations,
            .. new EndpointAlertEntities(estate).Operations,
            .. new EndpointMachines(estate).Operations,
            .. new EndpointMachineChanges(estate).Operations,
            .. new EndpointResponse(actions).Operations,
            .. new EndpointMachineActions(actions).Operations,
            .. new EndpointLiveResponse(actions).Operations,
            .. new EndpointActionResults(estate, actions, blobs).Operations,
            .. new EndpointInvestigations(new(estate, Options.ActionDuration)).Operations,
            .. new EndpointMachineRelations(estate, history).Operations,
            .. new EndpointVulnerabilities(estate).Operations,
            .. blobs.Operations,
            .. new GraphAlerts(estate).Operations,
            .. new GraphAlertChanges(estate).Operations,
            .. new EndpointLibraryFiles(Library).Operations,
            .. new EndpointIndicators(indicators).Operations,
            .. new HuntingApis(estate, history, Options.Tables).Operations,
        ]);
        apis = new(host, () => estate.Now, Options.Seed, () => Tick());
        apis.Arm(Options.Faults);
    }

    /// <summary>The tenant's id.</summary>
    public string TenantId => Options.TenantId;

    /// <summary>The last client assertion that came in, accepted or not; null before the first.</summary>
    public SimulatedAssertion? LastAssertion => authority.Tokens.Clients.LastAssertion;

    /// <summary>Every change since the tenant was made, of incidents, alerts, devices and actions on them, in order, whoever made it.</summary>
    public IReadOnlyList<SimulatedChange> Changes => estate.Changes;

    /// <summary>The devices that the tenant lists, as they are now.</summary>
    public IReadOnlyList<SimulatedMachine> Machines
    {
        get
        {
            actions.CatchUp();
            return [.. estate.Fleet.All.Select(machine => machine.Public)];
        }
    }

    /// <summary>Every action on a device that the tenant has taken, in order, as it is now: what really became of each call.</summary>
    public IReadOnlyList<SimulatedMachineAction> MachineActions => [.. actions.NewestFirst.Reverse().Select(action => action.Public)];

    /// <summary>Every fault that struck so far, in order: the fault as <see cref="SimulatedFault.Parse"/> reads it, a colon, then method, path and query of the call.</summary>
    public IReadOnlyList<string> FaultHistory => apis.History;

    internal SimulatedTenantOptions Options { get; }

    internal LibraryFiles Library { get; } = new();

    /// <inheritdoc/>
    public SimulatedResponse Handle(SimulatedRequest request)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        return authority.Handle(request) ?? oidc.Handle(request) ?? identities.Handle(request) ?? Call(request);
    }

    /// <inheritdoc/>
    public async Task<SimulatedResponse> HandleAsync(SimulatedRequest request, CancellationToken cancellationToken = default)
    {
        if (Options.Latency > TimeSpan.Zero)
            await Task.Delay(Options.Latency, cancellationToken).ConfigureAwait(false);

        // A large page takes a while to write.
        return await Task.Run(() => Handle(request), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Lets things happen now, whatever <see cref="SimulatedTenantOptions.ChangesPerHour"/> says: an incident comes up, or an
    /// alert in one; an analyst takes, resolves, reopens, tags or comments on an incident or works on an alert; two incidents are
    /// merged. The same seed makes the same things happen.
    /// </summary>
    /// <param name="count">How many things.</param>
    /// <returns>The changes that they made; one thing may change several incidents and alerts.</returns>
    public IReadOnlyList<SimulatedChange> Tick(int count = 1) => life.Happen(count);

    /// <summary>
    /// Moves the tenant's time ahead. What is due in it by <see cref="SimulatedTenantOptions.ChangesPerHour"/> happens, each thing
    /// at its time. Tokens do not age by it: they keep to <see cref="SimulatedTenantOptions.Clock"/>.
    /// </summary>
    /// <param name="time">How far.</param>
    /// <returns>The changes that became due.</returns>
    public IReadOnlyList<SimulatedChange> Advance(TimeSpan time)
    {
        if (time < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(time), "Time only goes ahead.");
        clock.Advance(time);
        return life.CatchUp();
    }

    /// <summary>From now on these faults strike and no others; none heals the tenant. Tokens that have expired stay so.</summary>
    /// <param name="faults">The faults. Where several could strike a call, the first of them does.</param>
    public void Inject(params IEnumerable<SimulatedFault> faults) => apis.Arm(faults ?? throw new ArgumentNullException(nameof(faults)));

    /// <summary>Revokes the refresh tokens given out so far: they then end in AADSTS50173. A new sign-in gives a good one.</summary>
    public void RevokeRefreshTokens() => authority.Tokens.RefreshTokens.Revoke();

    private SimulatedResponse Call(SimulatedRequest request)
    {
        life.CatchUp();
        actions.CatchUp();
        return apis.Handle(request);
    }

    internal bool IsNamed(string idOrDomain) =>
        string.Equals(idOrDomain, Options.TenantId, StringComparison.OrdinalIgnoreCase) || string.Equals(idOrDomain, Options.Domain, StringComparison.OrdinalIgnoreCase);
}
