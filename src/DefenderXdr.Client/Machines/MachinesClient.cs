using DefenderXdr.Http;
using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>Devices of a tenant, through Defender for Endpoint.</summary>
public sealed partial class MachinesClient
{
    private readonly BackEndSelector selector;
    private readonly HttpPipeline pipeline;
    private readonly Pager pager;
    private readonly Family<DefenderMachine, MachineQuery, string> family;

    internal MachinesClient(BackEndSelector selector, HttpPipeline pipeline, Pager pager, PlanReader plans)
    {
        this.selector = selector;
        this.pipeline = pipeline;
        this.pager = pager;
        family = new("devices", MachineReader.Instance, selector, plans, new EndpointMachines());
    }

    /// <summary>Lists devices; each leaves as soon as it has been read.</summary>
    /// <param name="query">Which ones; null for all that the service lists: those that reported within the tenant's retention.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Defender for Endpoint <c>GET /api/machines</c>, <c>…/findbyip(…)</c> for an address, <c>…/findbytag</c> for one tag. The service's 404 for no
    /// devices is an empty list.</remarks>
    /// <exception cref="DefenderException">The list failed; objects before it are complete.</exception>
    public IAsyncEnumerable<DefenderMachine> ListAsync(MachineQuery? query = null, IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        family.ListAsync(query, DefenderApi.Endpoint, events, cancellationToken);

    /// <summary>Gets one device.</summary>
    /// <param name="machineId">Its id: 40 hexadecimal digits.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Defender for Endpoint <c>GET /api/machines/{id}</c>.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.MachineNotFound"/>: there is none, or the caller may not see it.</exception>
    public Task<DefenderMachine> GetAsync(string machineId, IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        string.IsNullOrWhiteSpace(machineId) ? throw DefenderErrors.Create(ErrorIds.InvalidParameter, "A device's id is missing.")
        : family.GetAsync(machineId, new(), DefenderApi.Endpoint, events ?? SilentEvents.Instance, cancellationToken);

    /// <summary>Gets the one device that has a name.</summary>
    /// <param name="name">The fully qualified name, or the host name that it begins with. No wildcards.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Defender for Endpoint <c>GET /api/machines?$filter=startswith(computerDnsName,'…')</c>; what it gives is compared here.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.MachineNotFound"/>; <see cref="ErrorIds.MachineAmbiguous"/> with all of them;
    /// <see cref="ErrorIds.InvalidParameter"/> for wildcards.</exception>
    public async Task<DefenderMachine> FindAsync(string name, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(name)) throw DefenderErrors.Create(ErrorIds.InvalidParameter, "A device's name is missing.");
        if (Wildcard.IsIn(name))
            throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"'{name}' has wildcards, and names no single device.", $"List them first, and pass on those that are meant: Get-DefenderMachine -Name '{name}'.");

        var found = new List<DefenderMachine>();
        await foreach (var machine in ListAsync(new MachineQuery { Name = [name] }, events, cancellationToken).ConfigureAwait(false)) found.Add(machine);
        return found.Count switch
        {
            1 => found[0],
            0 => throw DefenderErrors.Create(ErrorIds.MachineNotFound, $"No device is called '{name}'."),
            _ => throw Ambiguous($"{found.Count} devices are called '{name}'", found),
        };
    }

    /// <summary>The one device that is meant.</summary>
    /// <param name="reference">How it was named.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>As <see cref="GetAsync"/> or <see cref="FindAsync"/>. A device that was given as such is not read again; and where the token may not read
    /// devices, one that was named by its id is taken at that.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.MachineNotFound"/>, <see cref="ErrorIds.MachineAmbiguous"/>.</exception>
    public async Task<DefenderMachine> ResolveAsync(MachineReference reference, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        if (reference.Machine is { } known) return known;
        if (reference.Candidates.Count > 0) throw Ambiguous($"{reference.Given} is about {reference.Candidates.Count} devices", reference.Candidates);
        if (reference.MachineId is not { } id) return await FindAsync(reference.Name ?? "", events, cancellationToken).ConfigureAwait(false);

        events ??= SilentEvents.Instance;
        if (!await selector.IsOpenAsync(ApiOperations.EndpointGetMachine, events, cancellationToken).ConfigureAwait(false))
        {
            events.Verbose($"The token may not read devices: '{id}' is not looked up.");
            return new DefenderMachine { MachineId = id, ComputerDnsName = reference.Name };
        }

        // The service takes names in the place of ids, and what it finds by one need not be what was meant.
        var machine = await GetAsync(id, events, cancellationToken).ConfigureAwait(false);
        return string.Equals(machine.MachineId, id, StringComparison.OrdinalIgnoreCase) ? machine
            : throw DefenderErrors.Create(ErrorIds.MachineNotFound, $"No device has the id '{id}': the service answers with {machine}.");
    }

    /// <summary>The error about several devices where one has to be meant.</summary>
    internal static DefenderException Ambiguous(string what, IEnumerable<DefenderMachine> machines) =>
        DefenderErrors.Create(ErrorIds.MachineAmbiguous, $"{what}: {string.Join("; ", machines.Select(Described))}.");

    private static string Described(DefenderMachine machine)
    {
        string?[] facts = [machine.MachineId, machine.HealthStatus, machine.LastSeen is { } seen ? $"last seen {seen.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : null];
        return $"{machine.ComputerDnsName} ({string.Join(", ", facts.OfType<string>())})";
    }
}
