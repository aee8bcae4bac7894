namespace DefenderXdr.Simulation;

internal static class ActionStatus
{
    internal static readonly Term Pending = Term.Of("Pending");
    internal static readonly Term InProgress = Term.Of("InProgress");
    internal static readonly Term Succeeded = Term.Of("Succeeded");
    internal static readonly Term Failed = Term.Of("Failed");
    internal static readonly Term TimeOut = Term.Of("TimeOut");
    internal static readonly Term Cancelled = Term.Of("Cancelled");
    internal static readonly Term[] All = [Pending, InProgress, Succeeded, Failed, TimeOut, Cancelled];

    internal static bool IsFinal(Term status) => status != Pending && status != InProgress;

    internal static Term Of(SimulatedActionOutcome outcome) => outcome switch
    {
        SimulatedActionOutcome.Failed => Failed,
        SimulatedActionOutcome.TimeOut => TimeOut,
        _ => Succeeded,
    };
}

internal static class ActionScope
{
    internal static readonly Term Full = Term.Of("Full");
    internal static readonly Term Selective = Term.Of("Selective");
    internal static readonly Term Unmanaged = new("UnManagedDevice", "unManagedDevice");
    internal static readonly Term Quick = Term.Of("Quick");
    internal static readonly Dictionary<string, Term> Isolation = Words(Full, Selective, Unmanaged);
    internal static readonly Dictionary<string, Term> Scan = Words(Quick, Full);

    private static Dictionary<string, Term> Words(params Term[] terms) => terms.ToDictionary(term => term.Legacy, StringComparer.OrdinalIgnoreCase);
}
