namespace DefenderXdr;

/// <summary>A hunting query: its text, the values that go into it, and where and how far back it looks.</summary>
public sealed record HuntingQuery
{
    /// <summary>The text, in KQL.</summary>
    public string Text { get; init; } = "";

    /// <summary>
    /// Values that the text refers to by name. They are put before it as <c>let</c> statements, each as a literal that nothing can break out of;
    /// <see cref="KqlLiteral"/> tells the types. A column of the same name hides the value.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Parameters { get; init; } = [];

    /// <summary>
    /// How far back the query looks, counted from now; more than nothing. Null is the service's 30 days. A narrower filter in the text still holds.
    /// On the older APIs it becomes a filter behind the table that the query starts with, and is refused where the rows could be others than Graph's.
    /// </summary>
    public TimeSpan? Timespan { get; init; }

    /// <summary>The Log Analytics workspace to ask; null is the primary one, which also answers when this one is unknown or forbidden. Graph only.</summary>
    public Guid? WorkspaceId { get; init; }

    /// <summary>Runs the query over a period, a slice of time after the other, and not as a whole; null for as a whole.</summary>
    public HuntingPeriod? Period { get; init; }

    /// <summary>Whether a result that stops at the service's limit is an error behind its rows, and not a warning.</summary>
    public bool FailOnTruncation { get; init; }

    /// <summary>Whether to wait until the tenant has processing time again where it has none left, a quarter of an hour most often; if not, that is an error.</summary>
    public bool WaitForQuota { get; init; }

    /// <summary>
    /// Whether dynamic columns (types <c>Object</c> and <c>Dynamic</c>) are values and not JSON text: dictionaries (<c>IDictionary&lt;string, object?&gt;</c>)
    /// and arrays (<c>object?[]</c>), also where the service writes their JSON as a text. What is no JSON stays text.
    /// </summary>
    public bool ExpandDynamic { get; init; }

    /// <summary>The whole query as it is sent.</summary>
    /// <exception cref="DefenderException">The text is empty, or a parameter's name or value cannot be.</exception>
    public string ToKql() => string.IsNullOrWhiteSpace(Text)
        ? throw DefenderErrors.Create(ErrorIds.HuntingQueryInvalid, "The query is empty.", "Give a query: the name of a table is the shortest one.")
        : QueryParameters.Before(Text, Parameters);

    /// <summary>Refuses what cannot be right on any API.</summary>
    internal void Validate()
    {
        Period?.Validate();
        if (Period is not null && Timespan is not null) throw DefenderErrors.Create(ErrorIds.HuntingPeriodInvalid, "A query looks back over a timespan, or runs over a period; not both.");
        if (Timespan <= TimeSpan.Zero) throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"The timespan {Timespan} is none that a query could look back.");
    }
}
