namespace DefenderXdr;

/// <summary>What may be changed on incidents and alerts alike. Only what is set is sent.</summary>
public abstract class ObjectUpdate
{
    private protected ObjectUpdate() { }

    /// <summary>The new status.</summary>
    public string? Status { get; set; }

    /// <summary>The new owner; an empty text for nobody, which Graph alone can.</summary>
    public string? AssignedTo { get; set; }

    /// <summary><c>TruePositive</c>, <c>FalsePositive</c> or <c>InformationalExpectedActivity</c>.</summary>
    public string? Classification { get; set; }

    /// <summary>Why it is classified so. It has to go with the classification.</summary>
    public string? Determination { get; set; }

    /// <summary>A comment to add.</summary>
    public string? Comment { get; set; }

    /// <summary>What it changes, in words: what a person is asked to confirm.</summary>
    public override string ToString() => string.Join(", ", Changes.Where(change => change.Value is not null).Select(change => change.Words));

    /// <summary>Whether it changes nothing.</summary>
    internal bool IsEmpty => Changes.All(change => change.Value is null);

    /// <summary>The names of what is set.</summary>
    internal IEnumerable<string> Names => Changes.Where(change => change.Value is not null).Select(change => change.Name);

    private protected virtual IEnumerable<Change> Changes =>
    [
        new(nameof(Status), Status),
        AssignedTo is "" ? new(Owner, AssignedTo) { Words = "clear AssignedTo" } : new(nameof(AssignedTo), AssignedTo),
        new(nameof(Classification), Classification),
        new(nameof(Determination), Determination),
        new(nameof(Comment), Comment) { Words = "add a comment" },
    ];

    /// <summary>What cannot be right is refused before anything is sent.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.EmptyUpdate"/> or <see cref="ErrorIds.InvalidParameter"/>.</exception>
    internal void Validate()
    {
        if (IsEmpty) throw DefenderErrors.Create(ErrorIds.EmptyUpdate, "Nothing to change was given.");
        Determinations.Check(Classification, Determination);
    }

    /// <summary>The name under which back ends say that they cannot clear the owner.</summary>
    internal const string Owner = "an empty AssignedTo";

    /// <summary>One thing to change.</summary>
    private protected sealed record Change(string Name, string? Value)
    {
        public string Words { get; init; } = $"set {Name} to {Value}";
    }
}
