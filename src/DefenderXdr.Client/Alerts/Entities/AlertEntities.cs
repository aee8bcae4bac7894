namespace DefenderXdr;

/// <summary>Takes out of alerts what they are about: each thing once for an incident, or with each alert that speaks of it.</summary>
/// <param name="kinds">What is wanted.</param>
/// <param name="perAlert">Whether a thing comes with each alert that speaks of it.</param>
internal sealed class AlertEntities(EntityKinds kinds, bool perAlert)
{
    private readonly HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the alerts of one incident are about.</summary>
    /// <param name="incidentId">The incident's number.</param>
    /// <param name="alerts">All of them.</param>
    /// <param name="related">What Defender for Endpoint told of them besides.</param>
    public IReadOnlyList<DefenderEvidence> OfIncident(long incidentId, IReadOnlyList<DefenderAlert> alerts, ILookup<DefenderAlert, DefenderEvidence> related)
    {
        var first = new Dictionary<string, DefenderEvidence>(StringComparer.OrdinalIgnoreCase);
        var all = new List<DefenderEvidence>();
        foreach (var alert in alerts)
        {
            foreach (var entity in OfAlert(alert, related[alert]))
            {
                var identity = perAlert ? null : EvidenceIdentity.Of(entity);
                if (identity is not null && first.TryGetValue(identity, out var known))
                {
                    known.AlertId = [.. known.AlertId.Union(entity.AlertId)];
                    continue;
                }
                if (identity is not null) first[identity] = entity;
                entity.IncidentId ??= incidentId;
                all.Add(entity);
            }
        }
        return all;
    }

    /// <summary>What an alert that comes alone is about, without what an alert of its incident that came before was about.</summary>
    public IReadOnlyList<DefenderEvidence> OfOne(DefenderAlert alert, IEnumerable<DefenderEvidence> related)
    {
        var scope = $"{alert.ConnectionName}\n{alert.TenantId}\n{(alert.IncidentId is { } incident ? $"{incident}" : alert.AlertId)}\n";
        // Several connections may give alerts at a time.
        lock (seen) return [.. OfAlert(alert, related).Where(entity => perAlert || EvidenceIdentity.Of(entity) is not { } identity || seen.Add(scope + identity))];
    }

    private IEnumerable<DefenderEvidence> OfAlert(DefenderAlert alert, IEnumerable<DefenderEvidence> related) => alert.Evidence
        .Concat(related)
        .Concat(Device(alert, related))
        .Where(entity => kinds.Include(entity.EntityType))
        .Concat(kinds.Include(EntityKinds.Domain) ? Domains(alert, related) : [])
        .Select(entity =>
        {
            var own = entity.TakenOut(alert);
            own.AlertId = alert.AlertId is { } id ? [id] : [];
            own.IncidentId = alert.IncidentId;
            return own;
        });

    // Defender for Endpoint names the device on the alert, and not in its evidence.
    private static IEnumerable<DefenderEvidence> Device(DefenderAlert alert, IEnumerable<DefenderEvidence> related)
    {
        if (alert.DeviceId is not null && !alert.Evidence.Concat(related).Any(entity => entity is DefenderDeviceEvidence))
            yield return new DefenderDeviceEvidence { DeviceId = alert.DeviceId, DeviceName = alert.DeviceName, DeviceGroup = alert.DeviceGroup };
    }

    // Evidence has no domains of its own, but they are in what it has.
    private static IEnumerable<DefenderEvidence> Domains(DefenderAlert alert, IEnumerable<DefenderEvidence> related) => alert.Evidence
        .Select(entity => entity switch
        {
            DefenderUrlEvidence { Url: { } url } when Uri.TryCreate(url, UriKind.Absolute, out var address) && address.HostNameType == UriHostNameType.Dns => address.Host,
            DefenderDnsEvidence dns => dns.DomainName,
            _ => null,
        })
        .OfType<string>()
        .Where(domain => !related.Any(entity => entity is DefenderDomainEvidence && Same(entity.DomainName, domain)))
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(domain => new DefenderDomainEvidence { DomainName = domain });

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
