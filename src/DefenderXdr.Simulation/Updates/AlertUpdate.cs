namespace DefenderXdr.Simulation;

/// <summary>What a call wants to change on an alert; null is what it does not mention.</summary>
internal sealed record AlertUpdate
{
    internal Term? Status { get; init; }

    internal Given<string?>? AssignedTo { get; init; }

    internal Term? Classification { get; init; }

    internal Term? Determination { get; init; }

    internal string? Comment { get; init; }

    /// <summary>Makes the change.</summary>
    /// <exception cref="ApiFault">The service refuses it.</exception>
    internal Alert Apply(EstateEdit edit, Alert alert, Actor by)
    {
        var judgement = new Judgement(alert.Classification, alert.Determination).Updated(Classification, Determination);
        var status = Status ?? alert.Status;
        edit.Change(alert with
        {
            Status = status,
            Resolved = status != AlertStatus.Resolved ? null : alert.Resolved ?? edit.Time,
            AssignedTo = AssignedTo is { } owner ? owner.Value : alert.AssignedTo,
            Classification = judgement.Classification,
            Determination = judgement.Determination,
            Comments = Comment is null ? alert.Comments : [.. alert.Comments, new(Comment, by.Author, edit.Time)],
        }, [.. Mentioned()]);
        return edit.Alert(alert.Id)!;
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
        if (Comment is not null)
            yield return "comments";
    }
}
