namespace DefenderXdr;

/// <summary>Which indicators are wanted. The service filters what it can; the rest is filtered here while the list streams.</summary>
/// <remarks>A list of texts means any of them; empty means all indicators. Case does not matter; <c>*</c>, <c>?</c> and <c>[a-z]</c> are wildcards.</remarks>
public sealed class IndicatorQuery
{
    /// <summary>Any of these ids. No page says that the service gets one by its id or filters by it, so the list is read until they are found.</summary>
    public IReadOnlyList<string> Id { get; set; } = [];

    /// <summary>Any of these values.</summary>
    public IReadOnlyList<string> Value { get; set; } = [];

    /// <summary>Any of these types, such as <c>FileSha256</c>.</summary>
    public IReadOnlyList<string> Type { get; set; } = [];

    /// <summary>Any of these actions, such as <c>Block</c>.</summary>
    public IReadOnlyList<string> Action { get; set; } = [];

    /// <summary>Any of these severities.</summary>
    public IReadOnlyList<string> Severity { get; set; } = [];

    /// <summary>Any of these titles.</summary>
    public IReadOnlyList<string> Title { get; set; } = [];

    /// <summary>Any of these applications; an empty text for none.</summary>
    public IReadOnlyList<string> Application { get; set; } = [];

    /// <summary>Made by any of these: a user's or application's id or name.</summary>
    public IReadOnlyList<string> CreatedBy { get; set; } = [];

    /// <summary>Ends at this time or later.</summary>
    public DateTimeOffset? ExpiresAfter { get; set; }

    /// <summary>Ends at this time or earlier; one that never ends does not.</summary>
    public DateTimeOffset? ExpiresBefore { get; set; }

    /// <summary>An OData expression of the API's own, added to the rest.</summary>
    public string? Filter { get; set; }

    /// <summary>How many at the most, or null for all.</summary>
    public int? First { get; set; }
}
