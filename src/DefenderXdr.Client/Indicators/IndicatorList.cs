using DefenderXdr.Paging;

namespace DefenderXdr;

/// <summary>The list of indicators: gives no links between pages, and no order but its own.</summary>
internal static class IndicatorList
{
    // Of more, the address would grow too long.
    private const int MostValues = 20;

    private static readonly ApiFields Fields = new()
    {
        Api = DefenderApi.Endpoint,
        Of = "indicators",
        Filters = new()
        {
            [nameof(IndicatorQuery.Value)] = "indicatorValue",
            [nameof(IndicatorQuery.Type)] = "indicatorType",
            [nameof(IndicatorQuery.Action)] = "action",
            [nameof(IndicatorQuery.Severity)] = "severity",
            [nameof(IndicatorQuery.Title)] = "title",
            [nameof(IndicatorQuery.Application)] = "application",
            [nameof(DefenderIndicator.ExpirationTime)] = "expirationTime",
        },
    };

    /// <summary>The name under which many values are looked for: that of no property that the service filters by.</summary>
    private const string ManyValues = "values";

    public static ListPlan<DefenderIndicator> Plan(IndicatorQuery query)
    {
        var (sent, kept) = Criteria(query).Divide(Fields);
        var list = new ODataList
        {
            Operation = ApiOperations.EndpointListIndicators,
            Intent = "list indicators",
            MaxPage = 10_000,
            Limit = query.Id.Count > 0 && !query.Id.Any(Wildcard.IsIn) ? Math.Min(query.First ?? int.MaxValue, query.Id.Distinct(StringComparer.Ordinal).Count()) : query.First,
            Filter = sent.Raw(query.Filter),
        };
        return list.Plan(IndicatorFields.Reader, indicator => indicator.IndicatorId, kept);
    }

    private static Criteria<DefenderIndicator> Criteria(IndicatorQuery query)
    {
        string[] values = [.. query.Value.SelectMany(IndicatorValue.Spellings).Distinct(StringComparer.Ordinal)];
        return new Criteria<DefenderIndicator>()
            .AnyOf(nameof(query.Id), query.Id, indicator => indicator.IndicatorId)
            .AnyOf(values.Length > MostValues ? ManyValues : nameof(query.Value), values, indicator => indicator.Value)
            .AnyOf(nameof(query.Type), [.. query.Type.Select(text => IndicatorWords.Read(IndicatorWords.Type, text))], indicator => indicator.Type, IndicatorWords.Type)
            .AnyOf(nameof(query.Action), [.. query.Action.Select(text => IndicatorWords.Read(IndicatorWords.Action, text))], indicator => indicator.Action, IndicatorWords.Action)
            .AnyOf(nameof(query.Severity), query.Severity, indicator => indicator.Severity, IndicatorWords.Severity)
            .AnyOf(nameof(query.Title), query.Title, indicator => indicator.Title)
            .AnyOf(nameof(query.Application), query.Application, indicator => indicator.Application)
            .AnyOf(nameof(query.CreatedBy), query.CreatedBy, indicator => new[] { indicator.CreatedBy, indicator.CreatedBySource, indicator.CreatedByDisplayName })
            .Between(nameof(DefenderIndicator.ExpirationTime), query.ExpiresAfter, query.ExpiresBefore, indicator => indicator.ExpirationTime);
    }
}
