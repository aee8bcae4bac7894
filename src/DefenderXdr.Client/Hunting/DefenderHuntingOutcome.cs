namespace DefenderXdr;

/// <summary>What came of a call that ran a hunting query.</summary>
public enum DefenderHuntingOutcome
{
    /// <summary>It failed, its answer broke off, or nobody wanted the rest of it.</summary>
    Unfinished,

    /// <summary>All rows came.</summary>
    Complete,

    /// <summary>The rows stop at the service's limit.</summary>
    Truncated,

    /// <summary>The slice was more than one answer holds: its rows were dropped, and it was asked for again in halves.</summary>
    Halved,
}
