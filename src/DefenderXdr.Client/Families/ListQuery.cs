namespace DefenderXdr;

/// <summary>What incidents and alerts can both be asked by. Each API filters what it can; the rest is filtered here while the list streams.</summary>
public abstract class ListQuery
{
    private protected ListQuery() { }

    /// <summary>Updated at this time or later.</summary>
    public DateTimeOffset? UpdatedAfter { get; set; }

    /// <summary>Updated at this time or earlier.</summary>
    public DateTimeOffset? UpdatedBefore { get; set; }

    /// <summary>Created at this time or later.</summary>
    public DateTimeOffset? CreatedAfter { get; set; }

    /// <summary>Created at this time or earlier.</summary>
    public DateTimeOffset? CreatedBefore { get; set; }

    /// <summary>Any of these severities: <c>Informational</c>, <c>Low</c>, <c>Medium</c>, <c>High</c>. Empty for all.</summary>
    public IReadOnlyList<string> Severity { get; set; } = [];

    /// <summary>Any of these owners. Empty for all.</summary>
    public IReadOnlyList<string> AssignedTo { get; set; } = [];

    /// <summary>An OData expression of the API's own, added to the rest.</summary>
    public string? Filter { get; set; }

    /// <summary>How many at the most, or null for all.</summary>
    public int? First { get; set; }
}
