namespace DefenderXdr.Simulation;

/// <summary>One incident, as every API sees it. A change makes a new one.</summary>
internal sealed record Incident
{
    private readonly AlertSource alerts;

    /// <param name="alertSeed">What the alerts are made from when somebody first looks.</param>
    internal Incident(ulong alertSeed) => alerts = new(this, alertSeed);

    /// <param name="alerts">The alerts.</param>
    internal Incident(IReadOnlyList<Alert> alerts) => this.alerts = new(alerts);

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

    internal IReadOnlyList<Alert> Alerts
    {
        get => alerts.Alerts;
        init => alerts = new(value);
    }

    /// <summary>The name as somebody set it; <see cref="Name"/> is the name to show.</summary>
    internal string? GivenName { get; init; }

    /// <summary>The description as somebody set it; <see cref="Description"/> is the description to show.</summary>
    internal string? GivenDescription { get; init; }

    internal string? Summary { get; init; }

    internal string? ResolvingComment { get; init; }

    /// <summary>Who changed it last through an API; null for nobody.</summary>
    internal string? ModifiedBy { get; init; }

    internal string Name => GivenName ?? Story.Tell(Scenario.IncidentName);

    internal string Description => GivenDescription ?? Story.Tell(Scenario.Steps[0].Description);

    internal Alert? Alert(string id)
    {
        foreach (var alert in Alerts)
            if (string.Equals(alert.Id, id, StringComparison.OrdinalIgnoreCase))
                return alert;
        return null;
    }
}

internal sealed record Comment(string Text, string Author, DateTimeOffset Created);
