namespace DefenderXdr.Simulation;

/// <summary>An indicator as the tenant has it.</summary>
internal sealed record Indicator
{
    internal required long Id { get; init; }

    internal required string Value { get; init; }

    internal required Term Type { get; init; }

    internal required Term Action { get; init; }

    internal required string Title { get; init; }

    internal required string Description { get; init; }

    internal string? Application { get; init; }

    internal DateTimeOffset? Expiration { get; init; }

    internal Term Severity { get; init; } = IndicatorTerms.Informational;

    internal string? RecommendedActions { get; init; }

    internal string[] Groups { get; init; } = [];

    internal string? EducateUrl { get; init; }

    internal bool GenerateAlert { get; init; }

    internal string? Category { get; init; }

    internal string[] Techniques { get; init; } = [];

    internal string? ExternalId { get; init; }

    /// <summary>Whether an application made it.</summary>
    internal required bool IsOfApp { get; init; }

    /// <summary>The application's id, or the user's name.</summary>
    internal required string CreatedBy { get; init; }

    internal required DateTimeOffset Created { get; init; }

    internal string? LastUpdatedBy { get; init; }

    internal required DateTimeOffset LastUpdate { get; init; }

    /// <summary>What tells it from others.</summary>
    internal string Key => KeyOf(Type, Value);

    internal static string KeyOf(Term type, string value) => type.Legacy + " " + (type == IndicatorTerms.Url ? value : value.ToLowerInvariant());
}
