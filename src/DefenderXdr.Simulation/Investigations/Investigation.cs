namespace DefenderXdr.Simulation;

/// <summary>An automated investigation.</summary>
internal sealed record Investigation(string Id, DateTimeOffset Started, DateTimeOffset? Ended, Term State, Device Device, string? AlertId)
{
    internal static readonly Term[] States =
    [
        Term.Of("Unknown"), Term.Of("Terminated"), InvestigationState.SuccessfullyRemediated, InvestigationState.Benign, Term.Of("Failed"),
        InvestigationState.PartiallyRemediated, InvestigationState.Running, InvestigationState.PendingApproval, Term.Of("PendingResource"),
        Term.Of("PartiallyInvestigated"), Term.Of("TerminatedByUser"), Term.Of("TerminatedBySystem"), InvestigationState.Queued, Term.Of("InnerFailure"),
        Term.Of("PreexistingAlert"), Term.Of("UnsupportedOs"), InvestigationState.UnsupportedAlertType, Term.Of("SuppressedAlert"),
    ];
}
