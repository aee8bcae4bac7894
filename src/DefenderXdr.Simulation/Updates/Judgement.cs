namespace DefenderXdr.Simulation;

/// <summary>What an analyst concludes: a classification, and a determination that goes with it.</summary>
internal readonly record struct Judgement(Term Classification, Term Determination)
{
    private static readonly Dictionary<Term, Term[]> Fitting = new()
    {
        [Simulation.Classification.TruePositive] =
        [
            Simulation.Determination.MultiStagedAttack, Simulation.Determination.MaliciousUserActivity, Simulation.Determination.CompromisedAccount,
            Simulation.Determination.Malware, Simulation.Determination.Phishing, Simulation.Determination.UnwantedSoftware, Simulation.Determination.Other,
            Simulation.Determination.Apt,
        ],
        [Simulation.Classification.InformationalExpectedActivity] =
        [
            Simulation.Determination.SecurityTesting, Simulation.Determination.LineOfBusinessApplication, Simulation.Determination.ConfirmedActivity,
            Simulation.Determination.Other, Simulation.Determination.SecurityPersonnel,
        ],
        [Simulation.Classification.FalsePositive] =
            [Simulation.Determination.NotMalicious, Simulation.Determination.NotEnoughData, Simulation.Determination.Other],
        [Simulation.Classification.Unknown] = [],
    };

    /// <summary>The judgement after an update. A determination that the update does not mention falls when it no longer fits.</summary>
    /// <exception cref="ApiFault">The update's determination does not fit.</exception>
    internal Judgement Updated(Term? classification, Term? determination)
    {
        var next = new Judgement(classification ?? Classification, determination ?? Determination);
        if (next.Fits)
            return next;
        return determination is null ? next with { Determination = Simulation.Determination.NotAvailable } : throw ApiFault.InvalidInput(
            $"The determination '{determination}' does not go with the classification '{next.Classification}'. It takes {string.Join(", ", Fitting[next.Classification].DefaultIfEmpty(Simulation.Determination.NotAvailable))}.");
    }

    private bool Fits => Determination == Simulation.Determination.NotAvailable || Array.IndexOf(Fitting[Classification], Determination) >= 0;
}
