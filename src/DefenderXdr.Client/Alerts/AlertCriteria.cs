namespace DefenderXdr;

/// <summary>What alerts are filtered by, and where in an alert it is.</summary>
internal static class AlertCriteria
{
    public static Criteria<DefenderAlert> Of(AlertQuery query) => new Criteria<DefenderAlert>()
        .Between(nameof(DefenderAlert.LastUpdateTime), query.UpdatedAfter, query.UpdatedBefore, alert => alert.LastUpdateTime)
        .Between(nameof(DefenderAlert.CreatedTime), query.CreatedAfter, query.CreatedBefore, alert => alert.CreatedTime)
        .AnyOf(nameof(query.AssignedTo), query.AssignedTo, alert => alert.AssignedTo)
        .AnyOf(nameof(query.Status), query.Status, alert => alert.Status, AlertWords.Status)
        .AnyOf(nameof(query.Severity), query.Severity, alert => alert.Severity, IncidentWords.Severity)
        .AnyOf(nameof(query.Classification), query.Classification, alert => alert.Classification ?? "Unknown", IncidentWords.Classification)
        .AnyOf(nameof(query.Determination), query.Determination, alert => alert.Determination ?? "Unknown", IncidentWords.Determination)
        .AnyOf(nameof(query.ServiceSource), query.ServiceSource, alert => alert.ServiceSource, AlertWords.ServiceSource)
        .AnyOf(nameof(query.DetectionSource), query.DetectionSource, alert => alert.DetectionSource, AlertWords.DetectionSource)
        .AnyOf(nameof(query.Category), query.Category, alert => alert.Category, NewAlert.Categories)
        .AnyOf(nameof(query.Device), query.Device, Devices)
        .AnyOf(nameof(query.User), query.User, Users)
        .AnyOf(nameof(query.Tag), query.Tag, alert => alert.SystemTags.Concat(alert.Evidence.SelectMany(evidence => evidence.Tags)));

    /// <summary>All that the devices of an alert are called: ids, DNS names, and the host names that these begin with.</summary>
    public static IEnumerable<string?> Devices(DefenderAlert alert)
    {
        foreach (var name in Names(alert.DeviceId, alert.DeviceName, null)) yield return name;
        foreach (var evidence in alert.Evidence)
            foreach (var name in Names(evidence.DeviceId, evidence.DeviceName, evidence.AadDeviceId)) yield return name;
    }

    /// <summary>All that the users of an alert's evidence are called.</summary>
    public static IEnumerable<string?> Users(DefenderAlert alert)
    {
        foreach (var evidence in alert.Evidence)
        {
            if (evidence is not DefenderUserEvidence) continue;
            yield return evidence.UserPrincipalName;
            yield return evidence.AccountName;
            if (evidence is { AccountName: not null, DomainName: not null }) yield return $@"{evidence.DomainName}\{evidence.AccountName}";
        }
    }

    private static IEnumerable<string?> Names(string? id, string? dnsName, string? entraId)
    {
        yield return id;
        yield return dnsName;
        yield return entraId;
        if (dnsName?.IndexOf('.') is > 0 and var dot) yield return dnsName.Substring(0, dot);
    }
}
