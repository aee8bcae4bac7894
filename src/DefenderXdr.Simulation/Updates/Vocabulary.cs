namespace DefenderXdr.Simulation;

/// <summary>The words that updates may use, as one kind of API spells them. Letter case does not matter: Graph's own examples write both.</summary>
internal sealed class Vocabulary
{
    internal static readonly Vocabulary Legacy = new()
    {
        IncidentStatus = Legacies(IncidentStatuses),
        AlertStatus = Legacies(AlertStatuses),
        Classification = Legacies(Simulation.Classification.All.Where(term => term != Simulation.Classification.Unknown)),
        Determination = Legacies(Simulation.Determination.Current),
        Severity = [],
    };

    internal static readonly Vocabulary Graph = new()
    {
        IncidentStatus = Graphs(IncidentStatuses),
        AlertStatus = Graphs(AlertStatuses),
        Classification = Graphs(Simulation.Classification.All),
        Determination = Graphs(Simulation.Determination.All),
        Severity = Graphs(Simulation.Severity.All.Where(term => term != Simulation.Severity.UnSpecified)),
    };

    static Vocabulary()
    {
        // The pages of the older APIs call the same thing differently; Graph's enumeration has none of these.
        Legacy.Determination["CompromisedUser"] = Simulation.Determination.CompromisedAccount;
        Legacy.Determination["ConfirmedUserActivity"] = Simulation.Determination.ConfirmedActivity;
        Legacy.Determination["Clean"] = Simulation.Determination.NotMalicious;
        Legacy.Determination["InsufficientData"] = Simulation.Determination.NotEnoughData;
    }

    internal required Dictionary<string, Term> IncidentStatus { get; init; }

    internal required Dictionary<string, Term> AlertStatus { get; init; }

    internal required Dictionary<string, Term> Classification { get; init; }

    internal required Dictionary<string, Term> Determination { get; init; }

    /// <summary>Empty where the severity cannot be set.</summary>
    internal required Dictionary<string, Term> Severity { get; init; }

    private static IEnumerable<Term> IncidentStatuses => [Simulation.IncidentStatus.Active, Simulation.IncidentStatus.InProgress, Simulation.IncidentStatus.Resolved, Simulation.IncidentStatus.Redirected];

    private static IEnumerable<Term> AlertStatuses => [Simulation.AlertStatus.New, Simulation.AlertStatus.InProgress, Simulation.AlertStatus.Resolved];

    internal static Vocabulary Of(Api api) => api.IsGraph ? Graph : Legacy;

    private static Dictionary<string, Term> Legacies(IEnumerable<Term> terms) => terms.ToDictionary(term => term.Legacy, StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, Term> Graphs(IEnumerable<Term> terms) => terms.ToDictionary(term => term.Graph, StringComparer.OrdinalIgnoreCase);
}
