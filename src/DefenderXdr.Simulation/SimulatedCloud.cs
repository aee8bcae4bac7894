namespace DefenderXdr.Simulation;

/// <summary>
/// Several simulated tenants behind one address. Sign-in goes to the tenant that the path names by its id or its domain, an API
/// call to the tenant that its bearer token comes from, a download to the tenant that its link names; the first tenant answers
/// everything else. Safe for many threads.
/// </summary>
public sealed class SimulatedCloud : ISimulation
{
    private readonly SimulatedTenant[] tenants;

    /// <summary>Puts tenants behind one address.</summary>
    /// <param name="tenants">The tenants, at least one, each with an id and a domain of its own.</param>
    public SimulatedCloud(params IEnumerable<SimulatedTenant> tenants)
    {
        this.tenants = [.. tenants ?? throw new ArgumentNullException(nameof(tenants))];
        if (this.tenants.Length == 0)
            throw new ArgumentException("A cloud has at least one tenant.", nameof(tenants));
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var tenant in this.tenants)
            if (!taken.Add(tenant.TenantId) | !taken.Add(tenant.Options.Domain))
                throw new ArgumentException($"Two tenants share the id '{tenant.TenantId}' or the domain '{tenant.Options.Domain}'.", nameof(tenants));
    }

    /// <summary>The tenants, in the order given.</summary>
    public IReadOnlyList<SimulatedTenant> Tenants => tenants;

    /// <inheritdoc/>
    public SimulatedResponse Handle(SimulatedRequest request) => For(request).Handle(request);

    /// <inheritdoc/>
    public Task<SimulatedResponse> HandleAsync(SimulatedRequest request, CancellationToken cancellationToken = default) =>
        For(request).HandleAsync(request, cancellationToken);

    private SimulatedTenant For(SimulatedRequest request)
    {
        _ = request ?? throw new ArgumentNullException(nameof(request));
        var path = request.Segments();
        var named = path[0] == BlobStore.Root && path.Length > 1 ? path[1] : path[0];
        return Array.Find(tenants, tenant => tenant.IsNamed(named))
            ?? (TokenReader.TenantOf(request.Header("Authorization")) is { } issuer ? Array.Find(tenants, tenant => tenant.IsNamed(issuer)) : null)
            ?? tenants[0];
    }
}
