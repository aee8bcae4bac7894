namespace DefenderXdr.Simulation;

/// <summary>What a call wants to change on an incident; null is what it does not mention.</summary>
internal sealed record IncidentUpdate
{
    internal Term? Status { get; init; }

    internal Given<string?>? AssignedTo { get; init; }

    internal Term? Classification { get; init; }

    internal Term? Determination { get; init; }

    internal Term? Severity { get; init; }

    internal IReadOnlyList<string>? Tags { get; init; }

    internal string? Name { get; init; }

    internal Given<string?>? Description { get; init; }

    internal Given<string?>? Summary { get; init; }

    internal Given<string?>? ResolvingComment { get; init; }

    internal string? Comment { get; init; }

    /// <summary>Makes the change.</summary>
    /// <exception cref="ApiFault">The service refuses it.</exception>
    internal Incident Apply(EstateEdit edit, Incident incident, Actor by)
    {
        if (Status == IncidentStatus.Redirected)
            throw ApiFault.InvalidInput("An incident is redirected when it is merged into another one, not by an update.");
        var judgement = new Judgement(incident.Classification, incident.Determination).Updated(Classification, Determination);
        var next = incident with
        {
            Status = Status ?? incident.Status,
            AssignedTo = AssignedTo is { } owner ? owner.Value : incident.AssignedTo,
            Classification = judgement.Classification,
            Determination = judgement.Determination,
            Severity = Severity ?? incident.Severity,

            // The older API shows both kinds of tags as one list, and gets them back as one.
            Tags = Tags is null ? incident.Tags : [.. Tags.Except(incident.SystemTags)],
            GivenName = Name ?? incident.GivenName,
            GivenDescription = Description is { } description ? description.Value : incident.GivenDescription,
            Summary = Summary is { } summary ? summary.Value : incident.Summary,
            ResolvingComment = ResolvingComment is { } resolving ? resolving.Value : incident.ResolvingComment,
            Comments = Comment is null ? incident.Comments : [.. incident.Comments, new(Comment, by.Author, edit.Time)],
            ModifiedBy = by.Modifier,
        };
        edit.Change(next, [.. Mentioned()]);
        if (Status == IncidentStatus.Resolved)
            ResolveAlerts(edit, next, by);
        return edit.Incident(incident.Id)!;
    }

    // The portal's page: resolving an incident also resolves its active alerts.
    private static void ResolveAlerts(EstateEdit edit, Incident incident, Actor by)
    {
        var resolve = new AlertUpdate { Status = AlertStatus.Resolved };
        foreach (var alert in incident.Alerts)
            if (alert.Status != AlertStatus.Resolved)
                resolve.Apply(edit, alert, by);
    }

    private IEnumerable<string> Mentioned()
    {
        if (Status is not null)
            yield return "status";
        if (AssignedTo is not null)
            yield return "assignedTo";
        if (Classification is not null)
            yield return "classification";
        if (Determination is not null)
            yield return "determination";
        if (Severity is not null)
            yield return "severity";
        if (Tags is not null)
            yield return "customTags";
        if (Name is not null)
            yield return "displayName";
        if (Description is not null)
            yield return "description";
        if (Summary is not null)
            yield return "summary";
        if (ResolvingComment is not null)
            yield return "resolvingComment";
        if (Comment is not null)
            yield return "comments";
    }
}
