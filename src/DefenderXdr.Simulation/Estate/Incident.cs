namespace DefenderXdr.Simulation;

/// <summary>One incident, as every API sees it. A change makes a new one.</summary>
internal sealed record Incident
{
    private readonly Func<Incident, IReadOnlyList<Alert>> forge;
    private IReadOnlyList<Alert>? alerts;

    /// <param name="forge">Makes the alerts when somebody first looks: most of a large estate is never looked at.</param>
    internal Incident(Func<Incident, IReadOnlyList<Alert>> forge) => this.forge = forge;

    internal required long Id { get; init; }

    internal required Scenario Scenario { get; init; }

    internal required Story Story { get; init; }

    internal required DateTimeOffset Created { get; init; }

    internal required DateTimeOffset LastUpdate { get; init; }

    internal required Term Status { get; init; }

    internal required Term Severity { get; init; }

    internal required Term Classification { get; init; }

    internal required Term Determination { get; init; }

    internal required string? AssignedTo { get; init; }

    internal long? RedirectedTo { get; init; }

    internal IReadOnlyList<string> Tags { get; init; } = [];

    internal IReadOnlyList<string> SystemTags { get; init; } = [];

    internal IReadOnlyList<Comment> Comments { get; init; } = [];

    internal IReadOnlyList<Alert> Alerts => alerts ?? Interlocked.CompareExchange(ref alerts, forge(this), null) ?? alerts;

    internal string Name => Story.Tell(Scenario.IncidentName);
}

internal sealed record Comment(string Text, string Author, DateTimeOffset Created);
