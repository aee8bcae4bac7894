using System.Collections.Concurrent;

namespace DefenderXdr.PowerShell;

/// <summary>Asks Defender for Endpoint what the evidence of its alerts lacks, for kinds that were named: domains always, devices on its own API.</summary>
/// <param name="kinds">What is wanted.</param>
/// <param name="api">The API that was asked for.</param>
internal sealed class RelatedCalls(EntityKinds kinds, DefenderApi api)
{
    private static readonly string[] Kinds = [EntityKinds.Device, EntityKinds.User, EntityKinds.File, EntityKinds.Ip, EntityKinds.Domain];

    // Several connections may ask at a time.
    private readonly ConcurrentDictionary<string, DefenderEvidence> devices = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What it tells when it is not asked.</summary>
    public static ILookup<DefenderAlert, DefenderEvidence> None { get; } = Enumerable.Empty<DefenderAlert>().ToLookup(alert => alert, _ => new DefenderEvidence());

    /// <summary>Whether there is something to ask about an alert.</summary>
    public bool IsFor(DefenderAlert alert) => Lacking(alert).Any();

    /// <summary>What the service tells of alerts. One that fails is an error about that alert.</summary>
    public async Task<ILookup<DefenderAlert, DefenderEvidence>> AskAsync(
        DefenderConnection connection, IEnumerable<DefenderAlert> alerts, ICommandOutput output, CancellationToken cancellationToken)
    {
        var told = new List<(DefenderAlert Alert, DefenderEvidence Entity)>();
        foreach (var alert in alerts)
        {
            try
            {
                foreach (var kind in Lacking(alert))
                    told.AddRange((await AskAsync(connection.Client.Alerts, alert, kind, output, cancellationToken).ConfigureAwait(false)).Select(entity => (alert, entity)));
            }
            catch (DefenderException e)
            {
                output.Error(e, alert);
            }
        }
        return told.ToLookup(pair => pair.Alert, pair => pair.Entity);
    }

    private async Task<IReadOnlyList<DefenderEvidence>> AskAsync(AlertsClient client, DefenderAlert alert, string kind, ICommandOutput output, CancellationToken cancellationToken)
    {
        if (kind == EntityKinds.Device && alert.DeviceId is not null && devices.TryGetValue(alert.DeviceId, out var known)) return [known];
        if (!await client.CanListEntitiesAsync(kind, api, output, cancellationToken).ConfigureAwait(false)) return [];
        try
        {
            var entities = await client.ListEntitiesAsync(alert.AlertId!, kind, output, cancellationToken).ConfigureAwait(false);
            foreach (var device in entities.OfType<DefenderDeviceEvidence>())
                if (device.DeviceId is not null) devices[device.DeviceId] = device;
            return entities;
        }
        catch (DefenderException e) when (e.ErrorId == ErrorIds.AlertNotFound)
        {
            // An alert without a device or a user is not found there, either.
            output.Verbose(e.Message);
            return [];
        }
    }

    private IEnumerable<string> Lacking(DefenderAlert alert)
    {
        // Other products' alerts are not there; its own API, which does not say the product, has no others.
        if (alert.AlertId is null || api is DefenderApi.Graph or DefenderApi.Xdr || alert.ServiceSource is not (null or "MicrosoftDefenderForEndpoint")) return [];
        return Kinds.Where(kind => kinds.Name(kind) && kind switch
        {
            EntityKinds.Domain => true,
            EntityKinds.Device => !alert.Evidence.Any(entity => entity is DefenderDeviceEvidence),
            _ => alert.Evidence.Count == 0,
        });
    }
}
