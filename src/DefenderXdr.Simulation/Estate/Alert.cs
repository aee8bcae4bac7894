namespace DefenderXdr.Simulation;

/// <summary>One alert, as every API sees it. A change makes a new one.</summary>
internal sealed record Alert
{
    internal required string Id { get; init; }

    internal required long IncidentId { get; init; }

    internal required AlertTemplate Template { get; init; }

    internal required Story Story { get; init; }

    /// <summary>What the evidence is drawn from, each time it is asked for.</summary>
    internal required ulong Seed { get; init; }

    internal required DateTimeOffset Created { get; init; }

    internal required DateTimeOffset LastUpdate { get; init; }

    internal required DateTimeOffset? Resolved { get; init; }

    internal required DateTimeOffset FirstActivity { get; init; }

    internal required DateTimeOffset LastActivity { get; init; }

    internal required Term Status { get; init; }

    internal required Term Severity { get; init; }

    internal required Term Classification { get; init; }

    internal required Term Determination { get; init; }

    internal required Term InvestigationState { get; init; }

    internal required long? InvestigationId { get; init; }

    internal required string DetectorId { get; init; }

    internal required string? AssignedTo { get; init; }

    internal IReadOnlyList<Comment> Comments { get; init; } = [];

    internal Product Product => Template.Product;

    internal string? Family => Template.NamesFamily ? Story.Scenario.Family : null;

    internal string? Threat => Family is null ? null : $"{(Template.IsOnDevice ? "Trojan:Win32/" : "")}{Family.Replace(" ", "")}!MTB";

    internal string? Actor => Severity == Simulation.Severity.High ? Story.Scenario.Actor : null;

    internal string Title => Story.Tell(Template.Title);

    internal string Description => Story.Tell(Template.Description);

    internal IEnumerable<(string Name, string Value)> Details => Template.Details.Select(detail => (detail.Name, Story.Tell(detail.Value)));

    internal IReadOnlyList<Evidence> Evidence => EvidenceForge.Make(this);
}
