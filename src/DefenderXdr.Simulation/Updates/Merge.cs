using System.Globalization;

namespace DefenderXdr.Simulation;

/// <summary>Puts together what belongs together: merges incidents, moves alerts.</summary>
internal static class Merge
{
    /// <summary>Merges incidents into the oldest of them; the others lead there from then on.</summary>
    internal static Incident Incidents(EstateEdit edit, IReadOnlyList<Incident> incidents, string? comment, Actor by)
    {
        var target = incidents.OrderBy(incident => incident.Id).First();
        var sources = incidents.Where(incident => incident.Id != target.Id).ToArray();
        foreach (var source in sources)
        {
            foreach (var alert in source.Alerts)
                edit.Move(alert, target.Id);
            edit.Change(edit.Incident(source.Id)! with { Status = IncidentStatus.Redirected, RedirectedTo = target.Id, ModifiedBy = by.Modifier }, "status", "redirectIncidentId");
        }

        var merged = edit.Incident(target.Id)!;
        edit.Change(merged with
        {
            Severity = Severity.Highest([.. incidents.Select(incident => incident.Severity)]),
            Tags = [.. incidents.SelectMany(incident => incident.Tags).Distinct()],
            Comments = comment is null ? merged.Comments : [.. merged.Comments, new(comment, by.Author, edit.Time)],
            ModifiedBy = by.Modifier,
        }, "severity", "customTags", "comments");
        return edit.Incident(target.Id)!;
    }

    /// <summary>Moves alerts to an incident, or into a new one.</summary>
    internal static Incident Alerts(EstateEdit edit, IReadOnlyList<Alert> alerts, Incident? target, string? comment, Actor by)
    {
        if (target is null)
        {
            target = IncidentForge.Open(edit.NextIncident(), alerts[0].Story, Severity.Highest([.. alerts.Select(alert => alert.Severity)]), [], edit.Time);
            edit.Add(target);
        }

        foreach (var alert in alerts)
        {
            if (alert.IncidentId != target.Id)
                edit.Move(alert, target.Id);
            if (comment is not null)
                new AlertUpdate { Comment = comment }.Apply(edit, edit.Alert(alert.Id)!, by);
        }

        return edit.Incident(target.Id)!;
    }

    /// <summary>The error that a change of a merged incident gets.</summary>
    internal static ApiFault Gone(Incident merged, string code) => new(404, code, string.Format(
        CultureInfo.InvariantCulture, "Incident {0} was merged into incident {1}.", merged.Id, merged.RedirectedTo));
}
