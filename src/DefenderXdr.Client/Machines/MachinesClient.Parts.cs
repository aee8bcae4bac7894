using DefenderXdr.Http;
using DefenderXdr.Json;
using DefenderXdr.Paging;

namespace DefenderXdr;

// What can be read besides a device itself.
public sealed partial class MachinesClient
{
    private const int MostOnPage = 10_000;

    private static readonly (MachineParts Part, ApiOperation Operation, Func<MachinesClient, DefenderMachine, IClientEvents, CancellationToken, Task> Read)[] Parts =
    [
        Part(MachineParts.LogonUsers, ApiOperations.EndpointListMachineUsers, DefenderUser.Reader, user => user.UserId, (machine, users) => machine.LogonUsers = users),
        Part(MachineParts.Alerts, ApiOperations.EndpointListMachineAlerts, AlertReader.Instance, AlertReader.Key, (machine, alerts) => machine.Alerts = alerts),
        Part(MachineParts.Software, ApiOperations.EndpointListMachineSoftware, DefenderSoftware.Reader, software => software.SoftwareId, (machine, software) => machine.Software = software),
        Part(MachineParts.Vulnerabilities, ApiOperations.EndpointListMachineVulnerabilities, DefenderVulnerability.Reader, found => found.CveId, (machine, found) => machine.Vulnerabilities = found),
        Part(MachineParts.Recommendations, ApiOperations.EndpointListMachineRecommendations, DefenderRecommendation.Reader, advice => advice.RecommendationId, (machine, advice) => machine.Recommendations = advice),
        Part(MachineParts.MissingKbs, ApiOperations.EndpointListMachineMissingKbs, DefenderMissingKb.Reader, kb => kb.KbId, (machine, kbs) => machine.MissingKbs = kbs),
    ];

    /// <summary>Whether parts could be read: whether the token carries the permissions. Sends nothing to the API.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.PermissionMissing"/>, or sign-in failed.</exception>
    public async Task PreflightAsync(MachineParts parts, IClientEvents? events = null, CancellationToken cancellationToken = default)
    {
        foreach (var part in Parts)
            if (parts.HasFlag(part.Part)) await pipeline.PreflightAsync(part.Operation, events ?? SilentEvents.Instance, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads parts of a device into it, at the same time.</summary>
    /// <param name="machine">The device.</param>
    /// <param name="parts">Which ones.</param>
    /// <param name="events">Hears what is done meanwhile.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <remarks>Defender for Endpoint <c>GET /api/machines/{id}/logonusers</c>, <c>…/alerts</c>, <c>…/software</c>, <c>…/vulnerabilities</c>,
    /// <c>…/recommendations</c>, <c>…/getmissingkbs</c>.</remarks>
    /// <exception cref="DefenderException"><see cref="ErrorIds.MachineNotFound"/>, or a part cannot be read.</exception>
    public Task FillAsync(DefenderMachine machine, MachineParts parts, IClientEvents? events = null, CancellationToken cancellationToken = default) =>
        Task.WhenAll(Parts.Where(part => parts.HasFlag(part.Part)).Select(part => part.Read(this, machine, events ?? SilentEvents.Instance, cancellationToken)));

    private static (MachineParts, ApiOperation, Func<MachinesClient, DefenderMachine, IClientEvents, CancellationToken, Task>) Part<T>(
        MachineParts part, ApiOperation operation, ObjectReader<T> reader, Func<T, string?> key, Action<DefenderMachine, IReadOnlyList<T>> set) where T : class =>
        (part, operation, async (client, machine, events, cancellationToken) =>
        {
            var plan = new ListPlan<T>
            {
                First = ApiRequest.ForOne(operation, machine.MachineId ?? "", $"get the {part} of device '{machine}'", ErrorIds.MachineNotFound),
                PageSize = MostOnPage,
                Skip = null,
                Reader = reader,
                Key = key,
            };
            var items = new List<T>();
            await foreach (var item in client.pager.ListAsync(plan, events, cancellationToken).ConfigureAwait(false)) items.Add(item);
            set(machine, items);
        });
}
